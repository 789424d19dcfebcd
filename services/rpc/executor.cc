#include "services/rpc/executor.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "services/aip/errors.h"

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
    admitted = queued_ < options_.queue && HasRoomFor(task.caller());
    if (admitted) {
      auto& line = *lines_.try_emplace(std::string(task.caller())).first;
      if (line.second.waiting.empty()) turns_.push_back(&line);
      line.second.waiting.push_back(&task);
      ++queued_;
    }
  }
  if (admitted) {
    wake_.notify_one();  // outside the lock: whoever wakes up takes it at once
  } else {
    task.Refuse(aip::Exhausted("too many calls are waiting; nothing was done", options_.retry_after));
  }
}

bool Executor::HasRoomFor(std::string_view caller) const {
  if (caller.empty()) return true;
  const auto line = lines_.find(std::string(caller));
  return line == lines_.end() || line->second.waiting.size() < Share(options_.queue);
}

bool Executor::MayTakeAnother(Lines::const_reference line) const {
  const std::size_t share = Share(options_.threads);
  return line.first.empty() || line.second.running < share || running_ + share < options_.threads || stopping_;
}

std::list<Executor::Lines::pointer>::iterator Executor::Next() {
  auto best = turns_.end();
  for (auto turn = turns_.begin(); turn != turns_.end(); ++turn) {
    if (!MayTakeAnother(**turn)) continue;
    if (best == turns_.end() || (*turn)->second.running < (*best)->second.running) best = turn;
    if ((*best)->second.running == 0) break;
  }
  return best;
}

void Executor::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    auto turn = turns_.end();
    wake_.wait(lock, [&] { return (turn = Next()) != turns_.end() || (stopping_ && queued_ == 0); });
    if (turn == turns_.end()) return;
    const Lines::pointer line = *turn;
    Task* task = std::exchange(line->second.waiting.front(), nullptr);
    line->second.waiting.pop_front();
    if (line->second.waiting.empty()) {
      turns_.erase(turn);
    } else {
      turns_.splice(turns_.end(), turns_, turn);
    }
    --queued_;
    ++running_;
    ++line->second.running;
    lock.unlock();
    if (absl::Now() < task->deadline()) {
      task->Run();
    } else {
      task->Refuse(aip::Failure(absl::StatusCode::kDeadlineExceeded, "DEADLINE_EXCEEDED",
                                "the deadline passed before the call's turn came; nothing was done"));
    }
    lock.lock();
    --running_;
    if (--line->second.running == 0 && line->second.waiting.empty()) lines_.erase(line->first);
  }
}

std::size_t Executor::queued() const {
  std::lock_guard lock(mutex_);
  return queued_;
}

std::size_t Executor::running() const {
  std::lock_guard lock(mutex_);
  return running_;
}

}  // namespace pepiniere::rpc
