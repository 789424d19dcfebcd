#include "services/rpc/watches.h"

#include "absl/time/clock.h"
#include "services/aip/errors.h"

namespace pepiniere::rpc {

Watches::Watches(const WatchOptions& options, absl::Duration tick)
    : options_(options),
      tick_(tick),
      puller_({.threads = options.threads, .queue = options.max_open, .retry_after = options.retry_after}),
      looker_([this] { LookFromTimeToTime(); }) {}

Watches::~Watches() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  looker_.join();
}

absl::Status Watches::Open(Watched& stream, std::string_view caller) {
  std::lock_guard lock(mutex_);
  if (!ended_.ok()) return ended_;
  if (open_.size() >= options_.max_open) return aip::Exhausted("too many streams are open", options_.retry_after);
  std::size_t& held = held_[std::string(caller)];
  if (!caller.empty() && held >= Share(options_.max_open)) {
    return aip::Exhausted("the caller has as many streams open as one may", options_.retry_after);
  }
  ++held;
  open_.insert(&stream);
  return absl::OkStatus();
}

void Watches::Close(Watched& stream, std::string_view caller) {
  std::lock_guard lock(mutex_);
  open_.erase(&stream);
  if (const auto held = held_.find(std::string(caller)); --held->second == 0) held_.erase(held);
}

void Watches::EndAll(const absl::Status& why) {
  std::lock_guard lock(mutex_);
  ended_ = why;
  for (Watched* stream : open_) stream->End(why);
}

std::size_t Watches::open() const {
  std::lock_guard lock(mutex_);
  return open_.size();
}

void Watches::LookFromTimeToTime() {
  std::unique_lock lock(mutex_);
  while (!stop_.wait_for(lock, absl::ToChronoMilliseconds(tick_), [this] { return stopping_; })) {
    const absl::Time now = absl::Now();
    for (Watched* stream : open_) stream->Look(now);
  }
}

}  // namespace pepiniere::rpc
