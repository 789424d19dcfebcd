#include "services/feedback/api/receipt_signer.h"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <cstdio>
#include <memory>

#include "absl/strings/escaping.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/json/json.h"
#include "services/secret/aead.h"

namespace pepiniere::feedback::api {
namespace {

constexpr std::size_t kCoordinate = 32, kPoint = 1 + 2 * kCoordinate, kIdDigits = 16;

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

std::string WebSafe(std::string_view bytes) { return absl::WebSafeBase64Escape(base::Absl(bytes)); }

// The point of an EC P-256 key, uncompressed.
absl::StatusOr<std::string> PointOf(const std::string& path) {
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "re"));
  if (!file) return absl::NotFoundError(base::Absl(base::Concat(path, " cannot be read")));
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
  std::string point(kPoint, '\0');
  std::size_t size = 0;
  const bool read =
      key && EVP_PKEY_get_octet_string_param(key.get(), "pub", reinterpret_cast<unsigned char*>(point.data()),
                                             point.size(), &size) == 1;
  if (!read || size != kPoint || point.front() != '\x04') {
    return absl::InvalidArgumentError(base::Absl(base::Concat(path, " has no EC P-256 key")));
  }
  return point;
}

}  // namespace

absl::StatusOr<ReceiptSigner> ReceiptSigner::Read(const std::string& file) {
  PEP_ASSIGN(identity::Signer signer, identity::Signer::Read(file));
  PEP_ASSIGN(const std::string point, PointOf(file));
  const std::string id = secret::Sha256Hex(point).substr(0, kIdDigits);
  const json::Json key = {{"kty", "EC"},
                          {"crv", "P-256"},
                          {"use", "sig"},
                          {"alg", "ES256"},
                          {"kid", id},
                          {"x", WebSafe(std::string_view(point).substr(1, kCoordinate))},
                          {"y", WebSafe(std::string_view(point).substr(1 + kCoordinate))}};
  json::Json keys = json::Json::array();
  keys.push_back(key);
  return ReceiptSigner(std::move(signer), id, json::Dump(json::Json{{"keys", keys}}));
}

absl::StatusOr<std::string> ReceiptSigner::Sign(std::string_view document) const {
  if (!signer_) return std::string();
  const json::Json header = {{"alg", signer_->algorithm()}, {"kid", key_id_}, {"typ", "pepiniere-receipt+jws"}};
  return signer_->Sign(json::Dump(header), document);
}

}  // namespace pepiniere::feedback::api
