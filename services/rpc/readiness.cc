#include "services/rpc/readiness.h"

#include <algorithm>
#include <utility>

namespace pepiniere::rpc {

Readiness::Readiness(std::vector<Service*> services, std::function<absl::Status()> before, absl::Duration interval,
                     Set set, std::shared_ptr<Log> log)
    : services_(std::move(services)),
      before_(std::move(before)),
      interval_(interval),
      set_(std::move(set)),
      log_(std::move(log)) {
  Poll();
  poller_ = std::thread([this] {
    std::unique_lock lock(mutex_);
    while (!stop_.wait_for(lock, absl::ToChronoMilliseconds(Pause()), [this] { return stopping_; })) {
      lock.unlock();
      Poll();
      lock.lock();
    }
  });
}

Readiness::~Readiness() { Stop(); }

void Readiness::Stop() {
  {
    std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  if (poller_.joinable()) poller_.join();
}

// What is not ready yet is waited for by somebody: it is asked again soon.
absl::Duration Readiness::Pause() const {
  return all_ready_ ? interval_ : std::min(interval_, absl::Milliseconds(100));
}

void Readiness::Poll() {
  absl::Status all = before_();
  const absl::Status before = all;
  for (Service* service : services_) {
    const absl::Status ready = before.ok() ? service->Ready() : before;
    Tell(std::string(service->full_name()), ready);
    all.Update(ready);
  }
  Tell("", all);
  all_ready_ = all.ok();
}

void Readiness::Tell(const std::string& name, const absl::Status& ready) {
  const auto [told, first] = told_.try_emplace(name, !ready.ok());
  if (!first && told->second == ready.ok()) return;
  told->second = ready.ok();
  set_(name, ready.ok());
  if (name.empty()) return;
  log_->Event(ready.ok() ? Severity::kInfo : Severity::kWarning, ready.ok() ? "serving" : "not serving",
              {{"service", name}, {"why", std::string(ready.message())}});
}

}  // namespace pepiniere::rpc
