#include "services/gateway/signin/cookie_sealer.h"

#include <fstream>
#include <sstream>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/base/text.h"
#include "services/secret/aead.h"

namespace pepiniere::gateway {
absl::StatusOr<CookieSealer> CookieSealer::FromText(std::string_view text) {
  std::vector<std::string> keys;
  int number = 0;
  for (absl::string_view line : absl::StrSplit(base::Absl(text), '\n')) {
    ++number;
    line = absl::StripAsciiWhitespace(line);
    if (line.empty() || line.front() == '#') continue;
    std::string& key = keys.emplace_back();
    if (!absl::Base64Unescape(line, &key) || key.size() != secret::kKeyBytes) {
      return absl::InvalidArgumentError(
          absl::StrCat("line ", number, " is no key: make one with  openssl rand -base64 32"));
    }
  }
  if (keys.empty()) return absl::InvalidArgumentError("no key in it: make one with  openssl rand -base64 32");
  return CookieSealer(std::move(keys));
}

absl::StatusOr<CookieSealer> CookieSealer::FromFile(const std::string& path) {
  if (path.empty()) return CookieSealer({secret::RandomBytes(secret::kKeyBytes)});
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf())) {
    return absl::InvalidArgumentError(absl::StrCat("the cookies' keys cannot be read from ", path));
  }
  auto sealer = FromText(text.str());
  if (sealer.ok()) return sealer;
  return absl::InvalidArgumentError(absl::StrCat("the cookies' keys, ", path, ": ", sealer.status().message()));
}

std::string CookieSealer::Seal(std::string_view purpose, std::string_view text) const {
  return absl::WebSafeBase64Escape(secret::Seal(keys_.front(), purpose, text));
}

std::optional<std::string> CookieSealer::Open(std::string_view purpose, std::string_view sealed) const {
  std::string bytes;
  if (!absl::WebSafeBase64Unescape(base::Absl(sealed), &bytes)) return std::nullopt;
  for (const std::string& key : keys_)
    if (auto text = secret::Open(key, purpose, bytes)) return text;
  return std::nullopt;
}

}  // namespace pepiniere::gateway
