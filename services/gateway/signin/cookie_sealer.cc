// A sealed text, before base64url: nonce (12 bytes), ciphertext, tag (16 bytes). The purpose is authenticated beside
// it.
#include "services/gateway/signin/cookie_sealer.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/base/text.h"

namespace pepiniere::gateway {
namespace {

constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kTagBytes = 16;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype([](EVP_CIPHER_CTX* cipher) { EVP_CIPHER_CTX_free(cipher); })>;

const unsigned char* Bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* Bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
int Size(std::string_view text) { return static_cast<int>(text.size()); }

void FillRandomly(unsigned char* bytes, std::size_t size) {
  if (RAND_bytes(bytes, static_cast<int>(size)) != 1) std::abort();  // nothing would be safe
}

std::string Encrypt(const unsigned char* key, std::string_view purpose, std::string_view text) {
  std::string nonce(kNonceBytes, '\0'), sealed(text.size(), '\0'), tag(kTagBytes, '\0');
  FillRandomly(Bytes(nonce), kNonceBytes);
  const Cipher cipher(EVP_CIPHER_CTX_new());
  int size = 0;
  const bool done = EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key, Bytes(nonce)) == 1 &&
                    EVP_EncryptUpdate(cipher.get(), nullptr, &size, Bytes(purpose), Size(purpose)) == 1 &&
                    EVP_EncryptUpdate(cipher.get(), Bytes(sealed), &size, Bytes(text), Size(text)) == 1 &&
                    EVP_EncryptFinal_ex(cipher.get(), nullptr, &size) == 1 &&
                    EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, tag.data()) == 1;
  if (!done) std::abort();  // OpenSSL without AES
  return nonce + sealed + tag;
}

std::optional<std::string> Decrypt(const unsigned char* key, std::string_view purpose, std::string_view bytes) {
  const std::string_view nonce = bytes.substr(0, kNonceBytes);
  const std::string_view sealed = bytes.substr(kNonceBytes, bytes.size() - kNonceBytes - kTagBytes);
  std::string tag(bytes.substr(bytes.size() - kTagBytes));
  std::string text(sealed.size(), '\0');
  const Cipher cipher(EVP_CIPHER_CTX_new());
  int size = 0;
  const bool done = EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key, Bytes(nonce)) == 1 &&
                    EVP_DecryptUpdate(cipher.get(), nullptr, &size, Bytes(purpose), Size(purpose)) == 1 &&
                    EVP_DecryptUpdate(cipher.get(), Bytes(text), &size, Bytes(sealed), Size(sealed)) == 1 &&
                    EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data()) == 1 &&
                    EVP_DecryptFinal_ex(cipher.get(), nullptr, &size) == 1;
  return done ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace

CookieSealer::Key CookieSealer::RandomKey() {
  Key key;
  FillRandomly(key.data(), key.size());
  return key;
}

absl::StatusOr<CookieSealer> CookieSealer::FromText(std::string_view text) {
  std::vector<Key> keys;
  int number = 0;
  for (absl::string_view line : absl::StrSplit(base::Absl(text), '\n')) {
    ++number;
    line = absl::StripAsciiWhitespace(line);
    if (line.empty() || line.front() == '#') continue;
    std::string bytes;
    Key key;
    if (!absl::Base64Unescape(line, &bytes) || bytes.size() != key.size()) {
      return absl::InvalidArgumentError(
          absl::StrCat("line ", number, " is no key: make one with  openssl rand -base64 32"));
    }
    std::ranges::copy(bytes, key.begin());
    keys.push_back(key);
  }
  if (keys.empty()) return absl::InvalidArgumentError("no key in it: make one with  openssl rand -base64 32");
  return CookieSealer(std::move(keys));
}

absl::StatusOr<CookieSealer> CookieSealer::FromFile(const std::string& path) {
  if (path.empty()) return CookieSealer({RandomKey()});
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf())) {
    return absl::InvalidArgumentError(absl::StrCat("the cookies' keys cannot be read from ", path));
  }
  auto sealer = FromText(text.str());
  if (sealer.ok()) return sealer;
  return absl::InvalidArgumentError(absl::StrCat("the cookies' keys, ", path, ": ", sealer.status().message()));
}

std::string CookieSealer::Seal(std::string_view purpose, std::string_view text) const {
  return absl::WebSafeBase64Escape(Encrypt(keys_.front().data(), purpose, text));
}

std::optional<std::string> CookieSealer::Open(std::string_view purpose, std::string_view sealed) const {
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(base::Absl(sealed), &bytes) || bytes.size() < kNonceBytes + kTagBytes) {
    return std::nullopt;
  }
  for (const Key& key : keys_)
    if (auto text = Decrypt(key.data(), purpose, bytes)) return text;
  return std::nullopt;
}

}  // namespace pepiniere::gateway
