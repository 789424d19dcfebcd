#include "services/journal/seal.h"

#include <openssl/sha.h>

#include <cstdint>

#include "absl/strings/escaping.h"

namespace pepiniere::journal {
namespace {

void Append(std::string& text, std::string_view field) {
  const std::uint64_t length = field.size();
  for (int shift = 56; shift >= 0; shift -= 8) text.push_back(static_cast<char>(length >> shift & 0xff));
  text.append(field);
}

}  // namespace

std::string SealOf(std::string_view previous_seal, const AuditRecord& record) {
  std::string text(previous_seal);
  Append(text, std::to_string(record.seq));
  Append(text, record.id);
  Append(text, std::to_string(absl::ToUnixMicros(record.occurred_at)));
  for (const std::string* field : {&record.principal, &record.method, &record.resource, &record.request_id,
                                   &record.trace_id, &record.reason, &record.diff}) {
    Append(text, *field);
  }
  if (!record.on_behalf_of.empty()) Append(text, record.on_behalf_of);
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(digest.data()));
  return absl::BytesToHexString(digest);
}

}  // namespace pepiniere::journal
