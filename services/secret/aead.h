// Secrets: random bytes, texts that only a key opens, and texts that only a key tells apart.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pepiniere::secret {

inline constexpr std::size_t kKeyBytes = 32;

// For keys and nonces. Aborts where there is no randomness: nothing would be safe.
std::string RandomBytes(std::size_t size);

// AES-256-GCM under a key of kKeyBytes: nonce (12 bytes), ciphertext, tag (16 bytes); different each time. What is
// sealed for one purpose does not open for another. A key is good for four billion texts.
std::string Seal(std::string_view key, std::string_view purpose, std::string_view text);
// None: it was sealed with another key or for another purpose, or was touched.
std::optional<std::string> Open(std::string_view key, std::string_view purpose, std::string_view sealed);

// SHA-256, in 64 lower-case hexadecimal digits.
std::string Sha256Hex(std::string_view text);
// Random bytes likewise, two digits each.
std::string RandomHex(std::size_t size);

// HMAC-SHA-256, 32 bytes.
std::string Hmac(std::string_view key, std::string_view text);

// Whether two texts are the same, in a time that tells nothing of where they differ (of their sizes it does).
bool IsSame(std::string_view a, std::string_view b);

}  // namespace pepiniere::secret
