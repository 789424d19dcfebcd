#include "services/gateway/http/message.h"

#include <algorithm>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/base/text.h"

namespace pepiniere::gateway {
namespace {

bool Same(std::string_view a, std::string_view b) { return absl::EqualsIgnoreCase(base::Absl(a), base::Absl(b)); }

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

std::optional<int> HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

std::string_view Trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// Calls `use` with each part of a list, until it says that it has what it looked for.
template <class Use>
void ForEachPart(std::string_view list, char separator, Use use) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(separator), list.size());
    if (use(list.substr(0, end))) return;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

// What stands behind "name=", if that is what this is.
std::optional<std::string_view> ValueIn(std::string_view part, std::string_view name) {
  part = Trimmed(part);
  const bool found = part.starts_with(name) && part.size() > name.size() && part[name.size()] == '=';
  return found ? std::optional(part.substr(name.size() + 1)) : std::nullopt;
}

// The first of a list of such pairs.
std::string_view ValueOf(std::string_view list, char separator, std::string_view name) {
  std::string_view value;
  ForEachPart(list, separator, [&](std::string_view part) {
    const std::optional<std::string_view> found = ValueIn(part, name);
    if (found) value = *found;
    return found.has_value();
  });
  return value;
}

// As forms write it.
std::string FormDecode(std::string_view text) {
  std::string value(text);
  std::ranges::replace(value, '+', ' ');
  return PercentDecode(value);
}

std::string JsonString(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) quoted += c;
  }
  return quoted + '"';
}

}  // namespace

std::string_view Headers::Get(std::string_view name) const {
  const auto found = std::ranges::find_if(fields_, [&](const Field& field) { return Same(field.first, name); });
  return found == fields_.end() ? std::string_view() : found->second;
}

bool Headers::Has(std::string_view name) const {
  return std::ranges::any_of(fields_, [&](const Field& field) { return Same(field.first, name); });
}

void Headers::Add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }

void Headers::Set(std::string name, std::string value) {
  Remove(name);
  Add(std::move(name), std::move(value));
}

void Headers::Remove(std::string_view name) {
  std::erase_if(fields_, [&](const Field& field) { return Same(field.first, name); });
}

std::string_view Cookie(const Request& request, std::string_view name) {
  for (const auto& [field, value] : request.headers) {
    if (!Same(field, "cookie")) continue;
    if (const std::string_view found = ValueOf(value, ';', name); !found.empty()) return found;
  }
  return {};
}

std::string QueryParameter(std::string_view query, std::string_view name) {
  return FormDecode(ValueOf(query, '&', name));
}

std::vector<std::string> QueryParameters(std::string_view query, std::string_view name) {
  std::vector<std::string> values;
  ForEachPart(query, '&', [&](std::string_view part) {
    if (const auto value = ValueIn(part, name)) values.push_back(FormDecode(*value));
    return false;
  });
  return values;
}

std::string PercentEncode(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    if (IsUnreserved(c)) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
  }
  return encoded;
}

std::string PercentDecode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const auto high = HexDigit(text[i + 1]), low = HexDigit(text[i + 2]);
      if (high && low) {
        decoded += static_cast<char>(*high * 16 + *low);
        i += 2;
        continue;
      }
    }
    decoded += text[i];
  }
  return decoded;
}

Response Text(int status, std::string_view content_type, std::string text) {
  return {.status = status,
          .headers = {{"content-type", std::string(content_type)}},
          .body = std::make_shared<const std::string>(std::move(text))};
}

Response Problem(int status, std::string_view message) {
  return Text(status, "application/json", base::Concat("{\"error\":", JsonString(message), "}\n"));
}

Response Redirect(std::string location) {
  return {
      .status = 303, .headers = {{"location", std::move(location)}, {"cache-control", "no-store"}}, .body = nullptr};
}

}  // namespace pepiniere::gateway
