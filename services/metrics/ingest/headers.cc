#include "services/metrics/ingest/headers.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "services/base/text.h"

namespace pepiniere::metrics {

std::string_view HookHeaders::Get(std::string_view name) const {
  for (const auto& [its, value] : fields_) {
    if (absl::EqualsIgnoreCase(its, base::Absl(name))) return value;
  }
  return {};
}

std::string HookHeaders::MediaType() const {
  const std::string_view type = Get("Content-Type");
  const std::string_view bare = type.substr(0, type.find(';'));
  return absl::AsciiStrToLower(absl::StripAsciiWhitespace(base::Absl(bare)));
}

}  // namespace pepiniere::metrics
