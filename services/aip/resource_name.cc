#include "services/aip/resource_name.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "absl/strings/str_cat.h"
#include "services/aip/errors.h"

namespace pepiniere::aip {
namespace {

std::vector<std::string_view> Split(std::string_view path) {
  std::vector<std::string_view> segments;
  while (true) {
    const std::size_t slash = path.find('/');
    segments.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return segments;
    path.remove_prefix(slash + 1);
  }
}

bool IsVariable(std::string_view segment) { return segment.starts_with('{'); }

bool IsNfc(std::string_view text) {
  utf8proc_uint8_t* composed = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(composed, &std::free);
  return size >= 0 && text == std::string_view(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(size));
}

// A format character or a separator of lines; what joins letters and emoji is seen by what it does.
bool IsUnseen(utf8proc_int32_t point) {
  constexpr utf8proc_int32_t kNonJoiner = 0x200C, kJoiner = 0x200D;
  const auto category = utf8proc_category(point);
  return (category == UTF8PROC_CATEGORY_CF && point != kNonJoiner && point != kJoiner) ||
         category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

// What is wrong with an id; null if nothing is.
const char* Fault(std::string_view id) {
  if (id.empty()) return "must not be empty";
  if (id.size() > kMaxIdBytes) return "must not be longer than 190 bytes";
  if (id == "-" || id == "." || id == "..") return "is a reserved word";
  // A database would take "a " for "a".
  if (id.front() == ' ' || id.back() == ' ') return "must not begin or end with a space";
  const auto* byte = reinterpret_cast<const utf8proc_uint8_t*>(id.data());
  auto left = static_cast<utf8proc_ssize_t>(id.size());
  while (left > 0) {
    utf8proc_int32_t point = 0;
    const auto read = utf8proc_iterate(byte, left, &point);
    if (read < 0) return "must be UTF-8";
    if (point == '/' || utf8proc_category(point) == UTF8PROC_CATEGORY_CC) {
      return "must not hold slashes or control characters";
    }
    if (IsUnseen(point)) return "must not hold characters that nobody sees";
    byte += read;
    left -= read;
  }
  return IsNfc(id) ? nullptr : "must be in Unicode normal form C";
}

}  // namespace

absl::Status CheckId(std::string_view field, std::string_view id) {
  const char* fault = Fault(id);
  return fault ? Invalid(field, fault) : absl::OkStatus();
}

ResourcePattern::ResourcePattern(std::string_view pattern) : pattern_(pattern), segments_(Split(pattern)) {}

absl::StatusOr<std::vector<std::string_view>> ResourcePattern::Parse(std::string_view field,
                                                                     std::string_view name) const {
  const std::vector<std::string_view> given = Split(name);
  std::vector<std::string_view> ids;
  bool matches = given.size() == segments_.size();
  for (std::size_t i = 0; matches && i < given.size(); ++i) {
    if (IsVariable(segments_[i])) {
      matches = Fault(given[i]) == nullptr;
      ids.push_back(given[i]);
    } else {
      matches = given[i] == segments_[i];
    }
  }
  if (!matches) return Invalid(field, absl::StrCat("must be a name like ", std::string(pattern_)));
  return ids;
}

bool ResourcePattern::Matches(std::string_view name) const { return Parse("", name).ok(); }

std::string ResourcePattern::Format(std::initializer_list<std::string_view> ids) const {
  std::string name;
  const auto* id = ids.begin();
  for (std::string_view segment : segments_) {
    if (!name.empty()) name += '/';
    name += IsVariable(segment) ? *id++ : segment;
  }
  return name;
}

std::string ResourcePattern::FormatAll() const {
  std::string name;
  for (const std::string_view segment : segments_) {
    if (!name.empty()) name += '/';
    name += IsVariable(segment) ? "-" : segment;
  }
  return name;
}

}  // namespace pepiniere::aip
