#include "services/feedback/domain/digest.h"

#include <openssl/sha.h>

#include "absl/strings/escaping.h"

namespace pepiniere::feedback {

std::string Sha256Hex(std::string_view text) {
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return absl::BytesToHexString(digest);
}

}  // namespace pepiniere::feedback
