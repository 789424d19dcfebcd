// A thread that does the same small thing for as long as there is something to do, and then waits.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "absl/time/time.h"

namespace pepiniere::journal {

struct Pauses {
  // Between two turns that find nothing to do, doubling from the one to the other.
  absl::Duration shortest = absl::Milliseconds(10);
  absl::Duration longest = absl::Milliseconds(250);
};

// Thread-safe, but for Start and Stop, which are their owner's.
class Worker {
 public:
  // `turn` does one piece and returns whether there may be more to do. It runs in the worker's thread alone.
  Worker(std::function<bool()> turn, Pauses pauses);
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // Works until Stop(), which waits for the turn under way; may be started again.
  void Start();
  void Stop();
  // There is something to do: now, or right after the turn under way. Many calls before that turn are one.
  void Wake();

 private:
  void Loop();
  // False once stopped.
  bool Pause(absl::Duration longest);

  const std::function<bool()> turn_;
  const Pauses pauses_;
  std::mutex mutex_;  // guards the two below
  std::condition_variable changed_;
  bool woken_ = false;
  bool stopped_ = false;
  std::optional<std::thread> thread_;
};

}  // namespace pepiniere::journal
