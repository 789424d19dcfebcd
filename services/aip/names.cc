#include "services/aip/names.h"

#include <charconv>

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::aip {

std::string IdOf(std::string_view name) { return std::string(name.substr(name.find('/') + 1)); }

absl::StatusOr<NumberedName> ParseNumbered(const ResourcePattern& pattern, std::string_view field,
                                           std::string_view name) {
  PEP_ASSIGN(const std::vector<std::string_view> ids, pattern.Parse(field, name));
  int number = 0;
  const auto [end, error] = std::from_chars(ids[1].begin(), ids[1].end(), number);
  // Written in the one way: neither 01 nor 1e0 is another name of 1.
  if (error != std::errc() || end != ids[1].end() || number < 1 || ids[1] != std::to_string(number)) {
    return Invalid(field, base::Concat("ends with a number, as in ", pattern.Format({ids[0], "1"})));
  }
  return NumberedName{std::string(ids[0]), number};
}

absl::StatusOr<std::string> ParseId(const ResourcePattern& pattern, std::string_view field, std::string_view name) {
  PEP_ASSIGN(const std::vector<std::string_view> ids, pattern.Parse(field, name));
  return std::string(ids[0]);
}

absl::StatusOr<std::string> ParseKey(const ResourcePattern& pattern, std::string_view field, std::string_view name) {
  PEP_ASSIGN(const std::vector<std::string_view> ids, pattern.Parse(field, name));
  std::string key;
  for (const std::string_view id : ids) key += base::Concat(key.empty() ? "" : "/", id);
  return key;
}

absl::StatusOr<std::string> ParseListedKey(const ResourcePattern& pattern, std::string_view field,
                                           std::string_view name) {
  if (!name.ends_with("/-")) return ParseKey(pattern, field, name);
  const std::string_view collection = pattern.pattern().substr(0, pattern.pattern().rfind('/'));
  if (name.substr(0, name.size() - 2) == collection) return std::string();
  const std::size_t last = collection.rfind('/');
  const std::string all = base::Concat(collection.substr(last + 1), "/-");  // "jurors/-"; of "programmes", that too
  if (last == std::string_view::npos || !name.ends_with("/" + all)) return ParseKey(pattern, field, name);
  return ParseKey(ResourcePattern(collection.substr(0, last)), field, name.substr(0, name.size() - all.size() - 1));
}

absl::StatusOr<std::string> ParseFollowedKey(const ResourcePattern& pattern, std::string_view field,
                                             std::string_view name) {
  return name == pattern.FormatAll() ? std::string() : ParseListedKey(pattern, field, name);
}

}  // namespace pepiniere::aip
