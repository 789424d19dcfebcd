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

std::optional<std::string> Base64Stream::Push(std::string_view text) {
  rest_.append(text);
  std::string bytes;
  std::size_t at = 0;
  while (rest_.size() - at >= 4) {
    // Up to the group that is padded, or as many whole groups as there are.
    const std::size_t padding = rest_.find('=', at);
    const std::size_t groups = padding == rest_.npos ? (rest_.size() - at) / 4 : (padding - at) / 4 + 1;
    if (at + groups * 4 > rest_.size()) break;
    const auto part = FromBase64(std::string_view(rest_).substr(at, groups * 4));
    if (!part) return std::nullopt;
    bytes += *part;
    at += groups * 4;
  }
  rest_.erase(0, at);
  return bytes;
}

}  // namespace pepiniere::gateway
