#include "services/rpc/executor.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "services/aip/errors.h"

namespace pepiniere::rpc {

namespace {

// Whether a caller who holds `held` of `places`, of which `taken` are taken, may take one more.
bool LeavesOthersAShare(std::string_view caller, std::size_t held, std::size_t taken, std::size_t places) {
  const std::size_t share = Share(places);
  return caller.empty() || held < share || taken + share < places;
}

}  // namespace

thread_local Executor::Working Executor::working;

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
  back_.notify_all();
  // A task that still waits may call for another thread meanwhile.
  for (std::size_t i = 0;; ++i) {
    std::thread thread;
    {
      std::lock_guard lock(mutex_);
      if (i == threads_.size()) return;
      thread = std::move(threads_[i]);
    }
    thread.join();
  }
}

Executor::Waiting::Waiting() : executor_(working.executor) {
  if (executor_) may_ = executor_->Leave();
}

Executor::Waiting::~Waiting() {
  if (executor_ && may_) executor_->Return();
}

bool Executor::Leave() {
  {
    std::lock_guard lock(mutex_);
    if (!MayLeave(*working.line)) return false;
    ++away_;
    ++working.line->second.away;
    --running_;
    --working.line->second.running;
    if (threads_.size() < options_.threads + away_) threads_.emplace_back([this] { Work(); });
  }
  wake_.notify_one();
  back_.notify_all();
  return true;
}

// The thread is taken only as any task takes one: many of one caller's that come back together leave others their
// share.
void Executor::Return() {
  {
    std::unique_lock lock(mutex_);
    const auto place = returning_.insert(returning_.end(), working.line);
    back_.wait(lock, [this] { return HasFreeThread() && MayTakeAnother(*working.line); });
    returning_.erase(place);
    --away_;
    --working.line->second.away;
    ++running_;
    ++working.line->second.running;
  }
  wake_.notify_all();  // whoever had to let this one go first
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
  return stopping_ || LeavesOthersAShare(line.first, line.second.running, running_, options_.threads);
}

bool Executor::MayLeave(Lines::const_reference line) const {
  const std::size_t places = kWaitingPerThread * std::max<std::size_t>(options_.threads, 1);
  return away_ < places && LeavesOthersAShare(line.first, line.second.away, away_, places);
}

bool Executor::HasFreeThread() const { return running_ < std::max<std::size_t>(options_.threads, 1); }

std::list<Executor::Lines::pointer>::iterator Executor::Next() {
  auto best = turns_.end();
  const auto may_return = [this](Lines::pointer line) { return MayTakeAnother(*line); };
  if (!HasFreeThread() || std::ranges::any_of(returning_, may_return)) return best;
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
    working = {this, line};
    if (absl::Now() < task->deadline()) {
      task->Run();
    } else {
      task->Refuse(aip::Failure(absl::StatusCode::kDeadlineExceeded, "DEADLINE_EXCEEDED",
                                "the deadline passed before the call's turn came; nothing was done"));
    }
    lock.lock();
    working = {};
    --running_;
    --line->second.running;
    if (line->second.running + line->second.away == 0 && line->second.waiting.empty()) lines_.erase(line->first);
    // What ends may have held up several: of those that come back, and then of those that are new.
    back_.notify_all();
    if (queued_ > 0) wake_.notify_one();
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
