#include "services/rpc/log.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/json/text.h"

namespace pepiniere::rpc {
namespace {

using json::Quoted;

constexpr const char* kSeverity[] = {"INFO", "WARNING", "ERROR"};

// The server's faults rather than the caller's: the log keeps their words.
bool IsServerFault(absl::StatusCode code) {
  return code == absl::StatusCode::kInternal || code == absl::StatusCode::kUnknown ||
         code == absl::StatusCode::kDataLoss || code == absl::StatusCode::kUnavailable ||
         code == absl::StatusCode::kUnimplemented;
}

std::string Timestamp(absl::Time t) { return absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", t, absl::UTCTimeZone()); }

// How long lines are gathered before they are written together.
constexpr std::chrono::milliseconds kBatch(10);

class BufferedLog final : public Log {
 public:
  // Takes `fd`, and closes it.
  BufferedLog(const LogOptions& options, int fd)
      : successes_(options.successes), limit_(options.buffer_bytes), fd_(fd), writer_([this] { WriteBatches(); }) {}
  ~BufferedLog() override {
    {
      std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    writer_.join();
    close(fd_);
  }

  void Call(const CallRecord& call) override {
    if (call.status.ok() && !successes_) return;
    const bool fault = IsServerFault(call.status.code()) && !call.planned;
    std::string line =
        absl::StrCat(R"({"time":")", Timestamp(call.received_at), R"(","severity":")", fault ? "ERROR" : "INFO",
                     R"(","trace_id":")", std::string(call.trace_id), R"(","principal":)", Quoted(call.principal),
                     R"(,"method":")", std::string(call.method), R"(","status":")",
                     call.status.ok() ? "OK" : absl::StatusCodeToString(call.status.code()), R"(","duration_ms":)",
                     absl::ToDoubleMilliseconds(call.duration), R"(,"request_bytes":)", call.request_bytes);
    if (!call.on_behalf_of.empty()) absl::StrAppend(&line, R"(,"on_behalf_of":)", Quoted(call.on_behalf_of));
    if (call.messages_sent) absl::StrAppend(&line, R"(,"messages_sent":)", *call.messages_sent);
    if (fault)
      absl::StrAppend(&line, R"(,"error":)", Quoted({call.status.message().data(), call.status.message().size()}));
    absl::StrAppend(&line, "}\n");
    Append(line);
  }

  void Event(Severity severity, std::string_view message,
             std::initializer_list<std::pair<std::string_view, std::string_view>> fields) override {
    std::string line = absl::StrCat(R"({"time":")", Timestamp(absl::Now()), R"(","severity":")",
                                    kSeverity[static_cast<int>(severity)], R"(","message":)", Quoted(message));
    for (const auto& [name, value] : fields) absl::StrAppend(&line, ",", Quoted(name), ":", Quoted(value));
    absl::StrAppend(&line, "}\n");
    Append(line);
  }

  void Flush() override {
    std::unique_lock lock(mutex_);
    written_.wait(lock, [this] { return pending_.empty() && !writing_; });
  }

  std::uint64_t dropped() const override {
    std::lock_guard lock(mutex_);
    return dropped_;
  }

 private:
  void Append(const std::string& line) {
    std::lock_guard lock(mutex_);
    if (pending_.size() + line.size() > limit_) {
      ++dropped_;
      return;
    }
    if (pending_.empty()) wake_.notify_one();
    pending_ += line;
  }

  void WriteBatches() {
    std::string batch;
    std::unique_lock lock(mutex_);
    while (true) {
      wake_.wait(lock, [this] { return stopping_ || !pending_.empty(); });
      if (pending_.empty()) return;
      writing_ = true;
      if (!stopping_) {
        lock.unlock();
        std::this_thread::sleep_for(kBatch);
        lock.lock();
      }
      batch.swap(pending_);
      lock.unlock();
      WriteAll(batch);
      batch.clear();
      lock.lock();
      writing_ = false;
      written_.notify_all();
    }
  }

  void WriteAll(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t n = write(fd_, text.data(), text.size());
      if (n < 0 && errno != EINTR) return;  // nobody is left to tell
      if (n > 0) text.remove_prefix(static_cast<std::size_t>(n));
    }
  }

  const bool successes_;
  const std::size_t limit_;
  const int fd_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable written_;
  std::string pending_;
  std::uint64_t dropped_ = 0;
  bool writing_ = false;
  bool stopping_ = false;
  std::thread writer_;  // last: it uses all of the above
};

}  // namespace

absl::StatusOr<std::shared_ptr<Log>> Log::Open(const LogOptions& options) {
  if (options.file.empty()) {
    const int fd = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);  // which may lead elsewhere later
    if (fd < 0) return absl::UnavailableError(absl::StrCat("log to standard error: ", std::strerror(errno)));
    return std::make_shared<BufferedLog>(options, fd);
  }
  const int fd = open(options.file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  if (fd < 0) return absl::InvalidArgumentError(absl::StrCat("log ", options.file, ": ", std::strerror(errno)));
  return std::make_shared<BufferedLog>(options, fd);
}

}  // namespace pepiniere::rpc
