#include "services/rpc/executor.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "services/rpc/errors.h"

namespace pepiniere::rpc {

Executor::Executor(const ExecutorOptions& options) : options_(options) {
  threads_.reserve(options_.threads);
  for (std::size_t i = 0; i < std::max<std::size_t>(options_.threads, 1); ++i)
    threads_.emplace_back([this] { Work(); });
}

Executor::~Executor() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Executor::Submit(Task& task) {
  bool admitted = false;
  {
    std::lock_guard lock(mutex_);
    admitted = queue_.size() < options_.queue;
    if (admitted) queue_.push_back(&task);
  }
  if (admitted) {
    wake_.notify_one();  // outside the lock: whoever wakes up takes it at once
  } else {
    task.Refuse(Exhausted("too many calls are waiting; nothing was done", options_.retry_after));
  }
}

void Executor::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    Task* task = std::exchange(queue_.front(), nullptr);
    queue_.pop_front();
    ++running_;
    lock.unlock();
    if (absl::Now() < task->deadline()) {
      task->Run();
    } else {
      task->Refuse(Failure(absl::StatusCode::kDeadlineExceeded, "DEADLINE_EXCEEDED",
                           "the deadline passed before the call's turn came; nothing was done"));
    }
    lock.lock();
    --running_;
  }
}

std::size_t Executor::queued() const {
  std::lock_guard lock(mutex_);
  return queue_.size();
}

std::size_t Executor::running() const {
  std::lock_guard lock(mutex_);
  return running_;
}

}  // namespace pepiniere::rpc
