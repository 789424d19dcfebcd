#include "services/identity/key_ring.h"

#include <chrono>
#include <fstream>
#include <sstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/aip/errors.h"
#include "services/identity/http.h"

namespace pepiniere::identity {
namespace {

constexpr std::chrono::milliseconds kPatience(300);

}  // namespace

KeySource KeysFromFile(std::string path) {
  return [path = std::move(path)]() -> absl::StatusOr<std::string> {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf())) return absl::UnavailableError(absl::StrCat("cannot read ", path));
    return text.str();
  };
}

KeySource KeysFromUrl(std::string url, std::string ca_file) {
  return [url = std::move(url), ca_file = std::move(ca_file)] { return HttpGet(url, ca_file); };
}

KeyRing::KeyRing(KeySource source, KeyRingOptions options, const base::Clock& clock)
    : source_(std::move(source)),
      options_(std::move(options)),
      clock_(clock),
      refresher_([this] { RefreshFromTimeToTime(); }) {}

KeyRing::~KeyRing() {
  {
    std::lock_guard lock(stop_mutex_);
    stopping_ = true;
  }
  stop_signal_.notify_all();
  refresher_.join();
}

absl::Status KeyRing::Refresh() {
  {
    std::lock_guard lock(mutex_);
    last_attempt_ = clock_.Now();
  }
  absl::StatusOr<std::string> text = source_();
  if (!text.ok()) return text.status();
  {
    std::lock_guard lock(mutex_);
    if (*text == text_) return absl::OkStatus();
  }
  absl::StatusOr<KeySet> keys = ParseKeySet(*text);
  if (!keys.ok()) return keys.status();
  std::lock_guard lock(mutex_);
  keys_ = *std::move(keys);
  text_ = *std::move(text);
  ++generation_;
  return absl::OkStatus();
}

absl::Status KeyRing::RefreshIfDue() {
  std::unique_lock fetching(fetching_, std::chrono::system_clock::now() + kPatience);
  if (!fetching) return absl::OkStatus();
  {
    std::lock_guard lock(mutex_);
    if (clock_.Now() - last_attempt_ < options_.min_interval) return absl::OkStatus();
  }
  absl::Status status = Refresh();
  if (!status.ok()) options_.on_failure(status);
  return status;
}

std::optional<VerificationKey> KeyRing::Known(std::string_view kid) const {
  std::lock_guard lock(mutex_);
  if (kid.empty() && keys_.size() == 1) return keys_.begin()->second;
  const auto found = keys_.find(kid);
  return found == keys_.end() ? std::nullopt : std::optional(found->second);
}

absl::StatusOr<std::optional<VerificationKey>> KeyRing::Find(std::string_view kid) {
  if (auto key = Known(kid)) return key;
  RefreshIfDue().IgnoreError();  // told to on_failure; the keys that we have may do
  if (generation() == 0) {
    return aip::Failure(absl::StatusCode::kUnavailable, "ISSUER_UNAVAILABLE",
                        "the issuer's keys cannot be had for the moment: no token can be verified");
  }
  return Known(kid);
}

std::uint64_t KeyRing::generation() const {
  std::lock_guard lock(mutex_);
  return generation_;
}

void KeyRing::RefreshFromTimeToTime() {
  std::unique_lock lock(stop_mutex_);
  while (!stop_signal_.wait_for(lock, absl::ToChronoMilliseconds(options_.refresh), [this] { return stopping_; })) {
    lock.unlock();
    {
      std::lock_guard fetching(fetching_);
      if (absl::Status status = Refresh(); !status.ok()) options_.on_failure(status);
    }
    lock.lock();
  }
}

}  // namespace pepiniere::identity
