#include "clients/pep/kit/interruption.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace pepiniere::pep {
namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGPIPE};
constexpr char kInterrupted = 'i';
constexpr char kOver = 'o';

// What a signal's handler writes to: it may do little else.
std::array<int, 2> pipe_ends = {-1, -1};

void Tell(char what) {
  const int kept = errno;
  [[maybe_unused]] const ssize_t written = write(pipe_ends[1], &what, 1);
  errno = kept;
}

void OnSignal(int) { Tell(kInterrupted); }

void Listen(const std::function<void()>& then) {
  for (char what = 0; what != kOver;) {
    const ssize_t got = read(pipe_ends[0], &what, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got != 1) return;
    if (what == kInterrupted) then();
  }
}

}  // namespace

Interruption::Interruption(std::function<void()> then) {
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) return;  // Signals end the program then, as they would have.
  thread_ = std::thread([then = std::move(then)] { Listen(then); });
  for (std::size_t i = 0; i < std::size(kSignals); ++i) {
    struct sigaction action = {};
    action.sa_handler = kSignals[i] == SIGPIPE ? SIG_IGN : OnSignal;
    action.sa_flags = SA_RESTART;
    sigaction(kSignals[i], &action, &before_[i]);
  }
}

Interruption::~Interruption() {
  if (!thread_.joinable()) return;
  for (std::size_t i = 0; i < std::size(kSignals); ++i) sigaction(kSignals[i], &before_[i], nullptr);
  Tell(kOver);
  thread_.join();
  for (int& end : pipe_ends) close(std::exchange(end, -1));
}

}  // namespace pepiniere::pep
