// The threads that handlers run on. gRPC's callback threads must never block, so every call hops here once.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace pepiniere::rpc {

// Work, and the last moment at which it is worth starting.
class Task {
 public:
  virtual ~Task() = default;
  virtual absl::Time deadline() const = 0;
  virtual void Run() = 0;
  // Called instead of Run, without having done any work.
  virtual void Refuse(absl::Status why) = 0;
};

struct ExecutorOptions {
  std::size_t threads = 16;
  // Tasks that may wait for a thread; past that, callers are told to come back.
  std::size_t queue = 1024;
  // What they are told to wait.
  absl::Duration retry_after = absl::Milliseconds(200);
};

class Executor {
 public:
  explicit Executor(const ExecutorOptions& options);
  // Runs what is queued, then joins.
  ~Executor();

  // Queues a task, which owns itself: exactly one of Run and Refuse will be called, on one of the threads (or here:
  // RESOURCE_EXHAUSTED with RetryInfo if the queue is full). A task past its deadline when its turn comes is refused
  // with DEADLINE_EXCEEDED.
  void Submit(Task& task);

  std::size_t queued() const;
  std::size_t running() const;

 private:
  void Work();

  const ExecutorOptions options_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task*> queue_;
  std::size_t running_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace pepiniere::rpc
