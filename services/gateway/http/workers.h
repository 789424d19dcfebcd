// The threads that pages run on: a bounded number, and a bounded queue before them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace pepiniere::gateway {

class Workers {
 public:
  Workers(std::size_t threads, std::size_t queue);
  // Does what is queued, then joins.
  ~Workers();

  // Runs `work`, which does not throw, on one of the threads. False: the queue is full.
  bool TryRun(std::function<void()> work);

 private:
  void Work();

  const std::size_t room_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace pepiniere::gateway
