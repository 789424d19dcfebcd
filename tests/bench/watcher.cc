#include "tests/bench/watcher.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace pepiniere::bench {
namespace {

namespace v1 = ::pepiniere::portfolio::v1;

constexpr char kMission[] = "Aider les agents à répondre plus vite, essai ";

std::size_t WriteIn(const std::string& mission) {
  std::size_t write = 0;
  return absl::SimpleAtoi(mission.substr(mission.rfind(' ') + 1), &write) ? write : 0;
}

absl::Time TimeOf(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
}

}  // namespace

std::string MissionOf(std::size_t write) { return absl::StrCat(kMission, write); }

Watcher::Watcher(const Target& target, std::size_t channel)
    : stub_(v1::GovernanceService::NewStub(target.channels[channel % target.channels.size()])) {
  Authorize(target, context_);
  stub_->async()->WatchProjects(&context_, &request_, this);
  StartRead(&message_);
  StartCall();
}

Watcher::~Watcher() {
  context_.TryCancel();
  std::unique_lock lock(mutex_);
  done_.wait(lock, [this] { return is_done_; });
}

std::string Watcher::why() const {
  std::lock_guard lock(mutex_);
  return status_.error_message();
}

void Watcher::OnReadDone(bool ok) {
  if (!ok) return;
  const absl::Time now = absl::Now();
  open_.store(true);
  for (const auto& change : message_.changes()) {
    deliveries_.push_back({WriteIn(change.project().mission()), TimeOf(message_.commit_time()), now});
  }
  delivered_.store(deliveries_.size());
  StartRead(&message_);
}

void Watcher::OnDone(const grpc::Status& status) {
  ended_.store(true);
  std::lock_guard lock(mutex_);
  status_ = status;
  is_done_ = true;
  done_.notify_all();
}

}  // namespace pepiniere::bench
