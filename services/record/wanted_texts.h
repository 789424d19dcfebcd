// The texts that an erasure means, and what is left of one.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/time/time.h"

namespace pepiniere::personal {
struct Field;
}

namespace pepiniere::record {

// Which texts are meant.
struct Wanted {
  absl::FunctionRef<bool(std::string_view text)> theirs;
  // Of a text that is a name and nothing else.
  absl::FunctionRef<bool(std::string_view text)> is_name;
  // A text about something else without the names in it that are meant; none: it has none.
  absl::FunctionRef<std::optional<std::string>(std::string_view text)> without;
  // Of LIKE: whatever has such a text in it matches one of them, in a collation without case.
  const std::vector<std::string>& patterns;
  // Whether that is the person's name, whose texts are theirs whatever they say; and the name, if it is one.
  absl::FunctionRef<bool(std::string_view name)> is_them;
  std::string person{};
};

// A text, and where it is.
struct FoundText {
  std::string name, field, text;
  std::optional<absl::Time> since;
};

// What is put in the place of a text: nothing, or, where there must be one, words that say so.
std::string_view Blank(bool required);

// A document (record/document.h) of the resource of that name without these texts, and with what is left of those about
// something else; none if it has none of them. `found`: what they were.
std::optional<std::string> BlankDocument(std::string_view name, std::string_view document, const Wanted& wanted,
                                         std::set<std::string>& found);
// Shows those that it has, with their field.
void VisitTexts(std::string_view name, std::string_view document, const Wanted& wanted,
                absl::FunctionRef<void(const std::string& field, const std::string& text)> visit);

// Whether that text of a field of the resource `name` is wanted; `named`: the person that a field beside it names.
bool IsTheirs(const personal::Field& field, std::string_view name, std::string_view named, std::string_view text,
              const Wanted& wanted);
// What is left of it, if it is. `found`: what it was.
std::optional<std::string> BlankText(const personal::Field& field, std::string_view name, std::string_view named,
                                     const std::string& text, const Wanted& wanted, std::set<std::string>& found);

// "(x LIKE ? OR x LIKE ?)" of a column, whatever its type: bytes as they are, in a collation without case.
std::string MatchesAny(std::string_view column, std::size_t patterns);

}  // namespace pepiniere::record
