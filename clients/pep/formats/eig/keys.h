// The format as tables: the keys of every sort of file, and the field that each fills.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/types/span.h"
#include "clients/pep/formats/content/document.h"
#include "clients/pep/formats/eig/values.h"

namespace pepiniere::eig {

enum class Need {
  kOptional,
  kFilled,    // may be missing; says something where it is there
  kExpected,  // must be there, may be empty
  kRequired,  // must be there and say something
  kTitle,     // the same; the id stands in for it
};

// How a value is written, where its type does not say it.
enum class Style {
  kUsual,  // a text on one line, cleaned; a list
  kProse,  // free text, kept as it is
  kOne,    // a list that is mostly one, written without a list then
};

template <typename T>
using Field = std::variant<std::string T::*, std::optional<bool> T::*, std::optional<std::int64_t> T::*, Told T::*,
                           std::vector<Reference> T::*>;

template <typename T>
struct Key {
  std::string_view key;
  Field<T> field;
  Need need = Need::kOptional;
  Style style = Style::kUsual;
};

// A sort of file.
template <typename T>
struct Format {
  std::string_view folder;
  absl::Span<const Key<T>> keys;  // in the order in which they are written
  bool expects_body = false;      // an empty body is odd
};

// Challenge, Person, Cohort, Theme, Skill.
template <typename T>
const Format<T>& FormatOf();

// The names of all their folders.
absl::Span<const std::string_view> Folders();

// What somebody may be here.
inline constexpr std::string_view kParticipant = "participant";
absl::Span<const std::string_view> Roles();

// The place of a key in the table; keys.size() for one that is not there.
template <typename T>
std::size_t PlaceOf(const Format<T>& format, std::string_view key) {
  std::size_t place = 0;
  while (place < format.keys.size() && format.keys[place].key != key) ++place;
  return place;
}

template <typename T>
content::Layout LayoutOf(const Format<T>& format) {
  content::Layout layout{.keys = {}, .flat = {}, .line_keys = {}, .untouched = {}, .expects_body = format.expects_body};
  for (const Key<T>& key : format.keys) layout.keys.push_back(key.key);
  layout.flat = layout.keys;
  return layout;
}

}  // namespace pepiniere::eig
