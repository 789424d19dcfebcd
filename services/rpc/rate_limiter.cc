#include "services/rpc/rate_limiter.h"

#include <algorithm>

#include "services/aip/errors.h"

namespace pepiniere::rpc {
namespace {

constexpr absl::Duration kRounding = absl::Microseconds(1);

absl::Duration TokenTime(const RateLimit& limit) {
  return limit.per_second > 0 ? absl::Seconds(1) / limit.per_second : absl::ZeroDuration();
}

double Burst(const RateLimit& limit) { return std::max(limit.burst > 0 ? limit.burst : limit.per_second, 1.0); }

}  // namespace

RateLimiter::RateLimiter(const RateLimit& limit)
    : limit_(limit), token_(TokenTime(limit)), refill_(token_ * Burst(limit)) {}

absl::Status RateLimiter::Admit(std::string_view caller, absl::Time now) {
  if (!enabled()) return absl::OkStatus();
  std::lock_guard lock(mutex_);
  MakeRoom(now);
  absl::Time& full_at = full_at_.try_emplace(std::string(caller), now).first->second;
  const absl::Time next = std::max(full_at, now) + token_;
  if (const absl::Duration wait = next - now - refill_; wait > kRounding) {
    ++refused_;
    return aip::Exhausted("the caller calls too often; nothing was done", wait, "RATE_LIMITED");
  }
  full_at = next;
  return absl::OkStatus();
}

void RateLimiter::MakeRoom(absl::Time now) {
  if (now - tidied_ >= refill_) {
    tidied_ = now;
    absl::erase_if(full_at_, [now](const auto& bucket) { return bucket.second <= now; });
  }
  if (full_at_.size() >= limit_.callers) full_at_.erase(full_at_.begin());
}

std::size_t RateLimiter::callers() const {
  std::lock_guard lock(mutex_);
  return full_at_.size();
}

}  // namespace pepiniere::rpc
