#include "services/gateway/call/base64.h"

#include <algorithm>

#include "absl/strings/escaping.h"
#include "services/base/text.h"

namespace pepiniere::gateway {

std::string Base64(std::string_view bytes) { return absl::Base64Escape(base::Absl(bytes)); }

std::string Base64Unpadded(std::string_view bytes) {
  std::string text = Base64(bytes);
  text.erase(std::min(text.find('='), text.size()));
  return text;
}

std::optional<std::string> FromBase64(std::string_view text) {
  std::string standard(text);
  std::ranges::replace(standard, '-', '+');
  std::ranges::replace(standard, '_', '/');
  std::string bytes;
  if (!absl::Base64Unescape(standard, &bytes)) return std::nullopt;
  return bytes;
}

}  // namespace pepiniere::gateway
