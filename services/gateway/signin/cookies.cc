#include "services/gateway/signin/cookies.h"

#include <algorithm>

#include "services/base/text.h"

namespace pepiniere::gateway {
namespace {

using base::Concat;

constexpr std::size_t kPartBytes = 3800;
constexpr std::size_t kMaxParts = kMaxCookieValue / kPartBytes;
constexpr char kAttributes[] = "; Path=/; Secure; HttpOnly; SameSite=Lax";

std::string PartName(std::string_view name, std::size_t part) {
  return part == 0 ? std::string(name) : Concat(name, "-", part);
}

void TakeBackPart(const Request& request, std::string_view name, std::size_t part, std::vector<std::string>& fields) {
  const std::string part_name = PartName(name, part);
  if (!Cookie(request, part_name).empty()) fields.push_back(Concat(part_name, "=", kAttributes, "; Max-Age=0"));
}

}  // namespace

bool HasCookie(const Request& request, std::string_view name) { return !Cookie(request, name).empty(); }

std::string ReadCookie(const Request& request, std::string_view name) {
  std::string_view first = Cookie(request, name);
  if (first.size() < 2 || first[1] != '.' || first[0] < '1' || first[0] > static_cast<char>('0' + kMaxParts)) return "";
  const auto parts = static_cast<std::size_t>(first[0] - '0');
  std::string value(first.substr(2));
  for (std::size_t part = 1; part < parts; ++part) {
    const std::string_view more = Cookie(request, PartName(name, part));
    if (more.empty()) return "";
    value += more;
  }
  return value;
}

std::optional<std::vector<std::string>> KeepCookie(const Request& request, std::string_view name,
                                                   std::string_view value, absl::Duration max_age) {
  if (value.size() > kMaxCookieValue) return std::nullopt;
  const std::size_t parts = std::max<std::size_t>(1, (value.size() + kPartBytes - 1) / kPartBytes);
  const std::string life =
      max_age == absl::InfiniteDuration() ? "" : Concat("; Max-Age=", absl::ToInt64Seconds(max_age));
  std::vector<std::string> fields;
  for (std::size_t part = 0; part < parts; ++part) {
    const std::string count = part == 0 ? Concat(parts, ".") : "";
    fields.push_back(
        Concat(PartName(name, part), "=", count, value.substr(part * kPartBytes, kPartBytes), kAttributes, life));
  }
  for (std::size_t part = parts; part < kMaxParts; ++part) TakeBackPart(request, name, part, fields);
  return fields;
}

std::vector<std::string> TakeBackCookie(const Request& request, std::string_view name) {
  std::vector<std::string> fields;
  for (std::size_t part = 0; part < kMaxParts; ++part) TakeBackPart(request, name, part, fields);
  return fields;
}

}  // namespace pepiniere::gateway
