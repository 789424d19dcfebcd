#include "services/record/table.h"

#include <charconv>

namespace pepiniere::record {

std::string NameOf(std::string_view pattern, std::string_view id) {
  std::string name;
  while (!pattern.empty()) {
    const std::size_t slash = std::min(pattern.find('/'), pattern.size());
    const std::string_view segment = pattern.substr(0, slash);
    pattern.remove_prefix(std::min(slash + 1, pattern.size()));
    if (!name.empty()) name += '/';
    if (!segment.starts_with('{')) {
      name += segment;
      continue;
    }
    const std::size_t end = std::min(id.find('/'), id.size());
    name += id.substr(0, end);
    id.remove_prefix(std::min(end + 1, id.size()));
  }
  return name;
}

int NumberIn(std::string_view id) {
  id.remove_prefix(id.rfind('/') + 1);  // where there is none, nothing
  int number = 0;
  const auto [end, error] = std::from_chars(id.begin(), id.end(), number);
  return error == std::errc() && end == id.end() ? number : 0;
}

std::string ParentIn(std::string_view id) { return std::string(id.substr(0, id.rfind('/'))); }

const query::SortSchema& TableOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "title", .sql = "title"}}, .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

const query::SortSchema& NameOrder() {
  static const auto* const schema = new query::SortSchema{.unique = {.name = "name", .sql = "id"}};
  return *schema;
}

const query::SortSchema& NumberOrder() {
  static const auto* const schema =
      new query::SortSchema{.unique = {.name = "number", .sql = "number", .type = query::SortType::kInteger}};
  return *schema;
}

}  // namespace pepiniere::record
