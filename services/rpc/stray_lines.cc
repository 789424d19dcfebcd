#include "services/rpc/stray_lines.h"

#include <fcntl.h>
#include <grpc/support/log.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"

namespace pepiniere::rpc {
namespace {

constexpr std::size_t kLongestLine = 4096;

class Gatherer;
std::atomic<Gatherer*> the_gatherer = nullptr;

Severity SeverityOf(gpr_log_severity severity) {
  if (severity == GPR_LOG_SEVERITY_ERROR) return Severity::kError;
  return severity == GPR_LOG_SEVERITY_INFO ? Severity::kWarning : Severity::kInfo;
}

class Gatherer final : public StrayLines {
 public:
  Gatherer(std::shared_ptr<Log> log, int out, int in, int standard_error)
      : log_(std::move(log)), out_(out), standard_error_(standard_error) {
    dup2(in, STDERR_FILENO);
    close(in);
    the_gatherer = this;
    gpr_set_log_function(&SayForGrpc);
    before_ = std::signal(SIGABRT, &OnAbort);
    reader_ = std::thread([this] { Read(); });
  }
  ~Gatherer() override {
    std::signal(SIGABRT, before_);
    gpr_set_log_function(nullptr);
    the_gatherer = nullptr;
    dup2(standard_error_, STDERR_FILENO);  // which closes the pipe's end, and so ends the reader
    reader_.join();
    close(standard_error_);
    close(out_);
  }

 private:
  static void SayForGrpc(gpr_log_func_args* said) {
    if (Gatherer* const gatherer = the_gatherer) {
      gatherer->log_->Event(SeverityOf(said->severity), said->message,
                            {{"source", absl::StrCat(said->file, ":", said->line)}});
    }
  }

  // Why is in the pipe already: our reader and the log's writer, whom an abort does not stop, get a moment to say it.
  static void OnAbort(int) {
    constexpr timespec kMoment = {.tv_sec = 0, .tv_nsec = 300'000'000};
    nanosleep(&kMoment, nullptr);
  }

  void Read() {
    std::string line;
    std::array<char, 4096> bytes{};
    for (;;) {
      const ssize_t n = read(out_, bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      if (n <= 0) break;
      for (const char c : std::string_view(bytes.data(), static_cast<std::size_t>(n))) {
        if (c != '\n') line += c;
        if (c == '\n' || line.size() >= kLongestLine) Say(line);
      }
    }
    Say(line);
  }
  void Say(std::string& line) {
    if (!line.empty()) log_->Event(Severity::kWarning, line, {{"source", "stderr"}});
    line.clear();
  }

  const std::shared_ptr<Log> log_;
  const int out_;
  const int standard_error_;
  void (*before_)(int) = SIG_DFL;
  std::thread reader_;
};

}  // namespace

std::unique_ptr<StrayLines> StrayLines::Gather(std::shared_ptr<Log> log) {
  std::array<int, 2> pipe{};
  const int standard_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
  if (standard_error < 0 || pipe2(pipe.data(), O_CLOEXEC) != 0) return nullptr;
  return std::make_unique<Gatherer>(std::move(log), pipe[0], pipe[1], standard_error);
}

}  // namespace pepiniere::rpc
