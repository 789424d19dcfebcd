// Secrets that were just made, until the answer that tells them: what is kept of an answer, to repeat it, has none.
#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/time/time.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::metrics::api {

// Each is the call's that made it: whoever else reads the source meanwhile, or repeats the request, is told none.
// Thread-safe; only the last few are kept.
class FreshSecrets {
 public:
  // Of the source of that name, made at `made`, as its secret_time says. In place of what the call made before: a
  // transaction that is tried again makes another one, and the last one stands.
  void Put(const rpc::CallScope& call, std::string source, absl::Time made, std::string secret) {
    const std::lock_guard lock(mutex_);
    std::erase_if(secrets_, [&](const Secret& one) { return one.call == &call; });
    if (secrets_.size() >= kMost) secrets_.pop_front();
    secrets_.push_back({&call, std::move(source), made, std::move(secret)});
  }
  // Once. None where the call was answered by what another one made.
  std::optional<std::string> Take(const rpc::CallScope& call, std::string_view source, absl::Time made) {
    const std::lock_guard lock(mutex_);
    for (auto one = secrets_.begin(); one != secrets_.end(); ++one) {
      if (one->call != &call || one->source != source || one->made != made) continue;
      std::string secret = std::move(one->secret);
      secrets_.erase(one);
      return secret;
    }
    return std::nullopt;
  }

 private:
  struct Secret {
    const rpc::CallScope* call;  // by which it is known, and never looked at: it may be over
    std::string source;
    absl::Time made;
    std::string secret;
  };
  static constexpr std::size_t kMost = 256;

  std::mutex mutex_;
  std::deque<Secret> secrets_;
};

}  // namespace pepiniere::metrics::api
