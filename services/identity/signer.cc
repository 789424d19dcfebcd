#include "services/identity/signer.h"

#include <openssl/bn.h>
#include <openssl/ecdsa.h>
#include <openssl/pem.h>

#include <cerrno>
#include <cstdio>
#include <utility>

#include "absl/strings/escaping.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::identity {
namespace {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;
using File = std::unique_ptr<std::FILE, Freed<std::fclose>>;

constexpr int kP256Bytes = 32;

std::string Encode(std::string_view bytes) { return absl::WebSafeBase64Escape(base::Absl(bytes)); }

// JWS wants the two numbers of an ECDSA signature side by side; OpenSSL gives their DER.
std::string FromDer(const std::string& der) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
  const Signature signature(d2i_ECDSA_SIG(nullptr, &bytes, static_cast<long>(der.size())));
  std::string raw(2 * kP256Bytes, '\0');
  auto* out = reinterpret_cast<unsigned char*>(raw.data());
  BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out, kP256Bytes);
  BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out + kP256Bytes, kP256Bytes);
  return raw;
}

// As OpenSSL writes it.
absl::StatusOr<std::string> SignatureOf(EVP_PKEY* key, const std::string& text) {
  const Digest digest(EVP_MD_CTX_new());
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t size = 0;
  std::string signature;
  bool signed_it = EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
                   EVP_DigestSign(digest.get(), nullptr, &size, bytes, text.size()) == 1;
  if (signed_it) {
    signature.resize(size);
    auto* out = reinterpret_cast<unsigned char*>(signature.data());
    signed_it = EVP_DigestSign(digest.get(), out, &size, bytes, text.size()) == 1;
  }
  if (!signed_it) return absl::InternalError("the issuer's key does not sign");
  signature.resize(size);
  return signature;
}

}  // namespace

absl::StatusOr<Signer> Signer::Read(const std::filesystem::path& path) {
  const File file(std::fopen(path.c_str(), "r"));
  if (!file) return absl::ErrnoToStatus(errno, path.string());
  std::shared_ptr<EVP_PKEY> key(PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
  if (!key) return absl::InvalidArgumentError(base::Concat(path.string(), " is not a PEM private key"));
  const int type = EVP_PKEY_get_base_id(key.get());
  if (type != EVP_PKEY_RSA && (type != EVP_PKEY_EC || EVP_PKEY_get_bits(key.get()) != 8 * kP256Bytes)) {
    return absl::InvalidArgumentError(base::Concat(path.string(), " is neither an RSA key nor on the curve P-256"));
  }
  return Signer(std::move(key), type == EVP_PKEY_EC);
}

absl::StatusOr<std::string> Signer::Sign(std::string_view header, std::string_view claims) const {
  const std::string content = base::Concat(Encode(header), ".", Encode(claims));
  PEP_ASSIGN(const std::string signature, SignatureOf(key_.get(), content));
  return base::Concat(content, ".", Encode(elliptic_ ? FromDer(signature) : signature));
}

}  // namespace pepiniere::identity
