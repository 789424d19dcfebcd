// Sessions that are being renewed: each once, however many requests need it, and the result remembered for those that
// still come with the old cookie. A provider that sees a refresh token twice takes it for stolen.
#pragma once

#include <array>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/base/clock.h"
#include "services/gateway/signin/session.h"

namespace pepiniere::gateway {

struct Renewal {
  Session session;
  std::vector<std::string> set_cookies;  // the same for all, so that no browser mixes the parts of two
};

class Renewals {
 public:
  using Result = absl::StatusOr<Renewal>;

  explicit Renewals(const base::Clock& clock) : clock_(clock) {}

  // What `renew` gives for this refresh token, now or a minute ago at most; UNAVAILABLE is forgotten after some
  // seconds. Waits for a renewal that is under way. Thread-safe.
  Result Once(std::string_view refresh_token, const std::function<Result()>& renew);

 private:
  using Digest = std::array<unsigned char, 32>;  // tokens are not kept
  struct Entry {
    std::shared_future<Result> result;
    absl::Time forget = absl::InfiniteFuture();  // while it is under way
  };
  static Digest DigestOf(std::string_view refresh_token);
  void Forget(absl::Time now);

  const base::Clock& clock_;
  std::mutex mutex_;
  std::map<Digest, Entry> entries_;
  absl::Time look_again_ = absl::InfinitePast();  // for what can be forgotten
};

}  // namespace pepiniere::gateway
