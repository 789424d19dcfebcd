// Tokens that were verified, so that a caller pays for its signature once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/time/time.h"
#include "services/identity/principal.h"

namespace pepiniere::identity {

// Keyed by SHA-256: the tokens themselves are not kept. Thread-safe, bounded.
class TokenCache {
 public:
  explicit TokenCache(std::size_t capacity) : capacity_(capacity) {}

  // Null if the token is not there, expired, or was verified under another generation of keys.
  std::shared_ptr<const Principal> Find(std::string_view token, std::uint64_t generation, absl::Time now);
  // When full, expired tokens are dropped; if there are none, any other.
  void Insert(std::string_view token, std::uint64_t generation, absl::Time expires,
              std::shared_ptr<const Principal> principal, absl::Time now);

 private:
  using Digest = std::array<std::uint8_t, 32>;
  struct Entry {
    std::uint64_t generation;
    absl::Time expires;
    std::shared_ptr<const Principal> principal;
  };
  static Digest Hash(std::string_view token);

  const std::size_t capacity_;
  std::mutex mutex_;
  absl::flat_hash_map<Digest, Entry> entries_;
};

}  // namespace pepiniere::identity
