#include "services/journal/worker.h"

#include <algorithm>
#include <utility>

#include "services/base/wait.h"

namespace pepiniere::journal {

Worker::Worker(std::function<bool()> turn, Pauses pauses) : turn_(std::move(turn)), pauses_(pauses) {}

Worker::~Worker() { Stop(); }

void Worker::Start() {
  if (thread_) return;
  {
    std::lock_guard lock(mutex_);
    stopped_ = false;
  }
  thread_.emplace([this] { Loop(); });
}

void Worker::Stop() {
  {
    std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  if (thread_) thread_->join();
  thread_.reset();
}

void Worker::Wake() {
  {
    std::lock_guard lock(mutex_);
    woken_ = true;
  }
  changed_.notify_all();
}

void Worker::Loop() {
  absl::Duration pause = pauses_.shortest;
  do {
    if (turn_()) {
      pause = absl::ZeroDuration();
    } else {
      pause = std::clamp(pause * 2, pauses_.shortest, pauses_.longest);
    }
  } while (Pause(pause));
}

bool Worker::Pause(absl::Duration longest) {
  const absl::Time until = absl::Now() + longest;
  std::unique_lock lock(mutex_);
  while (!woken_ && !stopped_ && !base::WaitUntil(changed_, lock, until)) {
  }
  woken_ = false;
  return !stopped_;
}

}  // namespace pepiniere::journal
