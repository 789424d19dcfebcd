#include "services/identity/token_cache.h"

#include <openssl/sha.h>

#include <utility>

namespace pepiniere::identity {

TokenCache::Digest TokenCache::Hash(std::string_view token) {
  Digest digest;
  SHA256(reinterpret_cast<const unsigned char*>(token.data()), token.size(), digest.data());
  return digest;
}

std::shared_ptr<const Principal> TokenCache::Find(std::string_view token, std::uint64_t generation, absl::Time now) {
  const Digest digest = Hash(token);
  std::lock_guard lock(mutex_);
  const auto found = entries_.find(digest);
  if (found == entries_.end()) return nullptr;
  if (found->second.generation != generation || now >= found->second.expires) {
    entries_.erase(found);
    return nullptr;
  }
  return found->second.principal;
}

void TokenCache::Insert(std::string_view token, std::uint64_t generation, absl::Time expires,
                        std::shared_ptr<const Principal> principal, absl::Time now) {
  if (capacity_ == 0) return;
  const Digest digest = Hash(token);
  std::lock_guard lock(mutex_);
  if (entries_.size() >= capacity_)
    absl::erase_if(entries_, [now](const auto& entry) { return now >= entry.second.expires; });
  if (entries_.size() >= capacity_) entries_.erase(entries_.begin());
  entries_[digest] = {generation, expires, std::move(principal)};
}

}  // namespace pepiniere::identity
