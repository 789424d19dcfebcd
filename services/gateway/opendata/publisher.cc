#include "services/gateway/opendata/publisher.h"

#include <utility>

#include "absl/time/clock.h"

namespace pepiniere::gateway::opendata {

Publisher::Publisher(const PublisherOptions& options, Publishing publish,
                     std::function<void(const absl::Status&)> complain)
    : options_(options),
      publish_(std::move(publish)),
      complain_(std::move(complain)),
      reader_([this](const std::stop_token& stop) { Run(stop); }) {}

Publisher::~Publisher() = default;

bool Publisher::OlderThan(absl::Duration age) const { return absl::Now() - read_at_ > age; }

std::shared_ptr<const Publication> Publisher::Latest() {
  std::unique_lock lock(mutex_);
  const absl::Time now = absl::Now();
  if (OlderThan(options_.fresh) && now - failed_at_ > options_.rest) {
    wanted_ = true;
    changed_.notify_all();
  }
  const auto settled = [this] { return !wanted_ || !OlderThan(options_.stale); };
  changed_.wait_until(lock, absl::ToChronoTime(now + options_.patience), settled);
  return OlderThan(options_.oldest) ? nullptr : latest_;
}

void Publisher::Run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [this] { return wanted_; })) {
    const auto last = latest_;
    lock.unlock();
    const absl::Time begun = absl::Now();
    absl::StatusOr<Publication> read = publish_(stop, last.get());
    std::shared_ptr<const Publication> published;
    if (read.ok()) {
      published = std::make_shared<const Publication>(*std::move(read));
    } else if (!stop.stop_requested()) {
      complain_(read.status());
    }
    lock.lock();
    wanted_ = false;
    if (published != nullptr) {
      latest_ = std::move(published);
      read_at_ = begun;
    } else {
      failed_at_ = absl::Now();
    }
    changed_.notify_all();
  }
}

}  // namespace pepiniere::gateway::opendata
