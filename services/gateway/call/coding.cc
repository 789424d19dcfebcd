#include "services/gateway/call/coding.h"

#include <utility>

#include "services/base/text.h"
#include "services/gateway/call/outcome.h"
#include "services/gateway/http/gzip.h"

namespace pepiniere::gateway {

absl::Status CheckCoding(std::string_view coding) {
  if (coding.empty() || coding == "identity" || coding == "gzip") return absl::OkStatus();
  return absl::UnimplementedError(base::Concat("no compression \"", coding, "\" here: there are gzip and identity"));
}

absl::StatusOr<std::string> Decode(std::string_view coding, std::string bytes, std::size_t max_bytes) {
  if (coding != "gzip" || bytes.empty()) return bytes;  // some clients name a coding and send nothing
  absl::StatusOr<std::string> plain = Gunzip(bytes, max_bytes);
  if (!plain.ok()) return Explain(plain.status());
  return plain;
}

}  // namespace pepiniere::gateway
