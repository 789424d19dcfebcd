// The issuer's keys over time: loaded, refreshed, kept through an outage.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/identity/jwk.h"

namespace pepiniere::identity {

// Where the text of a JWK set comes from.
using KeySource = std::function<absl::StatusOr<std::string>()>;

KeySource KeysFromFile(std::string path);
// See HttpGet.
KeySource KeysFromUrl(std::string url, std::string ca_file = {});

struct KeyRingOptions {
  absl::Duration refresh = absl::Minutes(5);
  // Unknown key ids provoke at most one refresh in this time, however many tokens carry them.
  absl::Duration min_interval = absl::Seconds(10);
  // Told of each refresh that failed.
  std::function<void(const absl::Status&)> on_failure = [](const absl::Status&) {};
};

class KeyRing {
 public:
  // Refreshes in a thread of its own, by the wall clock; `clock` rules min_interval.
  KeyRing(KeySource source, KeyRingOptions options, const base::Clock& clock);
  ~KeyRing();

  // Fetches the keys now. On failure the last good ones stay.
  absl::Status Refresh();

  // The key of this id, fetching the set again if it is not known (subject to min_interval). A token without an id may
  // use the only key there is. None if there is no such key; UNAVAILABLE if no key set was ever had.
  absl::StatusOr<std::optional<VerificationKey>> Find(std::string_view kid);

  // Changes whenever the set of keys does: what was verified under an older one must be verified again.
  std::uint64_t generation() const;

 private:
  std::optional<VerificationKey> Known(std::string_view kid) const;
  absl::Status RefreshIfDue();
  void RefreshFromTimeToTime();

  const KeySource source_;
  const KeyRingOptions options_;
  const base::Clock& clock_;

  mutable std::mutex mutex_;  // of what follows
  KeySet keys_;
  std::string text_;
  std::uint64_t generation_ = 0;
  absl::Time last_attempt_ = absl::InfinitePast();

  // One fetch at a time; those who wait a moment for it use what it brought. No more than a moment: when the issuer
  // does not answer, forged key ids must not hold the server's threads.
  std::timed_mutex fetching_;
  std::mutex stop_mutex_;
  std::condition_variable stop_signal_;
  bool stopping_ = false;
  std::thread refresher_;
};

}  // namespace pepiniere::identity
