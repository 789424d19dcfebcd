#include "services/record/table.h"

#include <charconv>

namespace pepiniere::record {
namespace {

// Takes what stands before the first slash.
std::string_view TakeSegment(std::string_view& path) {
  const std::size_t slash = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, slash);
  path.remove_prefix(std::min(slash + 1, path.size()));
  return segment;
}

}  // namespace

std::string NameOf(std::string_view pattern, std::string_view id) {
  std::string name;
  while (!pattern.empty()) {
    const std::string_view segment = TakeSegment(pattern);
    if (!name.empty()) name += '/';
    name += segment.starts_with('{') ? TakeSegment(id) : segment;
  }
  return name;
}

std::string IdIn(std::string_view pattern, std::string_view name) {
  std::string id;
  while (!pattern.empty()) {
    const bool is_part = TakeSegment(pattern).starts_with('{');
    const std::string_view segment = TakeSegment(name);
    if (!is_part) continue;
    if (!id.empty()) id += '/';
    id += segment;
  }
  return id;
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
