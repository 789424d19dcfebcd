#include "services/aip/etag.h"

#include <openssl/evp.h>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/aip/errors.h"

namespace pepiniere::aip {
namespace {

// Looked up once: OpenSSL's SHA256() does so at each call, which takes longer than the rest.
const EVP_MD* Sha256() {
  static const EVP_MD* const type = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return type;
}

}  // namespace

std::string Etag(std::string_view name, std::int64_t version) {
  const std::string subject = absl::StrCat(std::string(name), "\n", version);
  unsigned char digest[EVP_MAX_MD_SIZE] = {};
  EVP_Digest(subject.data(), subject.size(), digest, nullptr, Sha256(), nullptr);
  // 96 bits: no accident makes two versions alike.
  return absl::WebSafeBase64Escape(std::string(reinterpret_cast<const char*>(digest), 12));
}

absl::Status CheckEtag(std::string_view given, std::string_view name, std::int64_t version) {
  if (given.empty() || given == Etag(name, version)) return absl::OkStatus();
  return EtagMismatch(name);
}

}  // namespace pepiniere::aip
