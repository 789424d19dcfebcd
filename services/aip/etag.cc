#include "services/aip/etag.h"

#include <openssl/sha.h>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/aip/errors.h"

namespace pepiniere::aip {

std::string Etag(std::string_view name, std::int64_t version) {
  const std::string subject = absl::StrCat(std::string(name), "\n", version);
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(subject.data()), subject.size(), digest);
  // 96 bits: no accident makes two versions alike.
  return absl::WebSafeBase64Escape(std::string(reinterpret_cast<const char*>(digest), 12));
}

absl::Status CheckEtag(std::string_view given, std::string_view name, std::int64_t version) {
  if (given.empty() || given == Etag(name, version)) return absl::OkStatus();
  return EtagMismatch(name);
}

}  // namespace pepiniere::aip
