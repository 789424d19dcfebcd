#include "services/gateway/signin/renewals.h"

#include <openssl/sha.h>

#include <algorithm>
#include <utility>

namespace pepiniere::gateway {
namespace {

constexpr absl::Duration kRemember = absl::Minutes(1);
constexpr absl::Duration kRememberOutage = absl::Seconds(3);
constexpr absl::Duration kBetweenLooks = absl::Seconds(1);

absl::Time WhenToForget(const Renewals::Result& result, std::string_view refresh_token, absl::Time now) {
  if (absl::IsUnavailable(result.status())) return now + kRememberOutage;
  // A refresh token that stays in use is needed again when the new access token is due.
  const bool stays = result.ok() && result->session.refresh_token == refresh_token;
  return stays ? std::min(now + kRemember, result->session.renew_at) : now + kRemember;
}

}  // namespace

Renewals::Digest Renewals::DigestOf(std::string_view refresh_token) {
  Digest digest;
  SHA256(reinterpret_cast<const unsigned char*>(refresh_token.data()), refresh_token.size(), digest.data());
  return digest;
}

void Renewals::Forget(absl::Time now) {
  if (now < look_again_) return;
  look_again_ = now + kBetweenLooks;
  std::erase_if(entries_, [&](const auto& entry) { return entry.second.forget <= now; });
}

Renewals::Result Renewals::Once(std::string_view refresh_token, const std::function<Result()>& renew) {
  const Digest digest = DigestOf(refresh_token);
  std::promise<Result> promise;
  {
    std::unique_lock lock(mutex_);
    Forget(clock_.Now());
    const auto [entry, first] = entries_.try_emplace(digest);
    if (!first && entry->second.forget > clock_.Now()) {
      const std::shared_future<Result> result = entry->second.result;
      lock.unlock();
      return result.get();
    }
    entry->second = Entry{promise.get_future().share()};
  }
  Result result = renew();
  const absl::Time forget = WhenToForget(result, refresh_token, clock_.Now());
  {
    std::lock_guard lock(mutex_);
    entries_[digest].forget = forget;
  }
  promise.set_value(result);
  return result;
}

}  // namespace pepiniere::gateway
