#include "services/gateway/signin/secrets.h"

#include <openssl/crypto.h>
#include <openssl/sha.h>

#include <array>

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"
#include "services/secret/aead.h"

namespace pepiniere::gateway {
namespace {

constexpr std::size_t kSecretBytes = 32;

}  // namespace

std::string NewSecret() { return absl::WebSafeBase64Escape(secret::RandomBytes(kSecretBytes)); }

std::string ChallengeOf(std::string_view verifier) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
  SHA256(reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size(), digest.data());
  return absl::WebSafeBase64Escape(absl::string_view(reinterpret_cast<const char*>(digest.data()), digest.size()));
}

bool SameSecret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace pepiniere::gateway
