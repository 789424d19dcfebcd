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

namespace pepiniere::metrics::api {

// A transaction that is tried again makes another one, and the first is never asked for: only the last few are kept.
// Thread-safe.
class FreshSecrets {
 public:
  // Of the source of that name, made at `made`, as its secret_time says.
  void Put(std::string source, absl::Time made, std::string secret) {
    const std::lock_guard lock(mutex_);
    if (secrets_.size() >= kMost) secrets_.pop_front();
    secrets_.push_back({std::move(source), made, std::move(secret)});
  }
  // Once. A repetition's secret_time is that of the first answer, and it gets none.
  std::optional<std::string> Take(std::string_view source, absl::Time made) {
    const std::lock_guard lock(mutex_);
    for (auto one = secrets_.begin(); one != secrets_.end(); ++one) {
      if (one->source != source || one->made != made) continue;
      std::string secret = std::move(one->secret);
      secrets_.erase(one);
      return secret;
    }
    return std::nullopt;
  }

 private:
  struct Secret {
    std::string source;
    absl::Time made;
    std::string secret;
  };
  static constexpr std::size_t kMost = 256;

  std::mutex mutex_;
  std::deque<Secret> secrets_;
};

}  // namespace pepiniere::metrics::api
