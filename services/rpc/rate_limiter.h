// How often one caller may call.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/time/time.h"

namespace pepiniere::rpc {

struct RateLimit {
  // Calls that a caller may make, in the long run. 0: as many as it likes.
  double per_second = 0;
  // Calls that it may make at once, after a rest. 0: a second's worth; at least one.
  double burst = 0;
  // Callers remembered at a time.
  std::size_t callers = 65536;
};

// A token bucket a caller, of which only one number is kept: when it will be full again. Thread-safe, bounded.
class RateLimiter {
 public:
  explicit RateLimiter(const RateLimit& limit);

  bool enabled() const { return limit_.per_second > 0; }
  // Takes a token of `caller`'s bucket. RESOURCE_EXHAUSTED, reason RATE_LIMITED, with RetryInfo saying when there will
  // be one, if it is empty.
  absl::Status Admit(std::string_view caller, absl::Time now);

  std::uint64_t refused() const { return refused_; }
  // Callers remembered: those whose buckets are not full.
  std::size_t callers() const;

 private:
  // Forgets whose bucket is full, at most once a refill; if that is not enough, anybody, who then starts afresh.
  void MakeRoom(absl::Time now);

  const RateLimit limit_;
  const absl::Duration token_;   // what one token takes to come
  const absl::Duration refill_;  // what a whole bucket takes
  mutable std::mutex mutex_;
  absl::flat_hash_map<std::string, absl::Time> full_at_;
  absl::Time tidied_ = absl::InfinitePast();
  std::atomic<std::uint64_t> refused_ = 0;
};

}  // namespace pepiniere::rpc
