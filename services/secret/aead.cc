#include "services/secret/aead.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include <cstdlib>
#include <memory>
#include <utility>

#include "absl/strings/escaping.h"

namespace pepiniere::secret {
namespace {

constexpr std::size_t kNonceBytes = 12, kTagBytes = 16;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype([](EVP_CIPHER_CTX* cipher) { EVP_CIPHER_CTX_free(cipher); })>;

const unsigned char* Bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* Bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }
int Size(std::string_view text) { return static_cast<int>(text.size()); }

}  // namespace

std::string RandomBytes(std::size_t size) {
  std::string bytes(size, '\0');
  if (RAND_bytes(Bytes(bytes), Size(bytes)) != 1) std::abort();
  return bytes;
}

std::string Seal(std::string_view key, std::string_view purpose, std::string_view text) {
  if (key.size() != kKeyBytes) std::abort();
  const std::string nonce = RandomBytes(kNonceBytes);
  std::string sealed(text.size(), '\0'), tag(kTagBytes, '\0');
  const Cipher cipher(EVP_CIPHER_CTX_new());
  int size = 0;
  const bool done = EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, Bytes(key), Bytes(nonce)) == 1 &&
                    EVP_EncryptUpdate(cipher.get(), nullptr, &size, Bytes(purpose), Size(purpose)) == 1 &&
                    EVP_EncryptUpdate(cipher.get(), Bytes(sealed), &size, Bytes(text), Size(text)) == 1 &&
                    EVP_EncryptFinal_ex(cipher.get(), nullptr, &size) == 1 &&
                    EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, tag.data()) == 1;
  if (!done) std::abort();  // OpenSSL without AES
  return nonce + sealed + tag;
}

std::optional<std::string> Open(std::string_view key, std::string_view purpose, std::string_view bytes) {
  if (key.size() != kKeyBytes || bytes.size() < kNonceBytes + kTagBytes) return std::nullopt;
  const std::string_view nonce = bytes.substr(0, kNonceBytes);
  const std::string_view sealed = bytes.substr(kNonceBytes, bytes.size() - kNonceBytes - kTagBytes);
  std::string tag(bytes.substr(bytes.size() - kTagBytes));
  std::string text(sealed.size(), '\0');
  const Cipher cipher(EVP_CIPHER_CTX_new());
  int size = 0;
  const bool done = EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, Bytes(key), Bytes(nonce)) == 1 &&
                    EVP_DecryptUpdate(cipher.get(), nullptr, &size, Bytes(purpose), Size(purpose)) == 1 &&
                    EVP_DecryptUpdate(cipher.get(), Bytes(text), &size, Bytes(sealed), Size(sealed)) == 1 &&
                    EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data()) == 1 &&
                    EVP_DecryptFinal_ex(cipher.get(), nullptr, &size) == 1;
  return done ? std::optional(std::move(text)) : std::nullopt;
}

std::string Sha256Hex(std::string_view text) {
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(Bytes(text), text.size(), Bytes(digest));
  return absl::BytesToHexString(digest);
}

std::string RandomHex(std::size_t size) { return absl::BytesToHexString(RandomBytes(size)); }

std::string Hmac(std::string_view key, std::string_view text) {
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  unsigned int size = 0;
  if (HMAC(EVP_sha256(), key.data(), Size(key), Bytes(text), text.size(), Bytes(digest), &size) == nullptr)
    std::abort();
  return digest;
}

bool IsSame(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace pepiniere::secret
