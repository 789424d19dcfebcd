// Ending in good order when the user, or the reader of a pipe, has enough.
#pragma once

#include <csignal>
#include <functional>
#include <thread>

namespace pepiniere::pep {

// While it lives, SIGINT and SIGTERM call `then`, in a thread, once or more, instead of ending the program; and SIGPIPE
// does nothing: writing fails, and who writes sees it. One at a time.
class Interruption {
 public:
  explicit Interruption(std::function<void()> then);
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

 private:
  struct sigaction before_[3] = {};
  std::thread thread_;
};

}  // namespace pepiniere::pep
