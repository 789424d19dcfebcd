// Where a text calls somebody, and what is left of it when they are erased.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"

namespace pepiniere::personal {

// What stands for a text that told of somebody, where there must be one; and for a name in a text about something else.
inline constexpr std::string_view kErased = "personne effacée";
inline constexpr std::string_view kErasedName = "[personne effacée]";

// What somebody is called.
struct Called {
  // Folded words (search/fold.h), one space between them.
  absl::FunctionRef<bool(std::string_view words)> by_words;
  std::size_t most_words;  // of these
  // An address in small letters (SmallLetters).
  absl::FunctionRef<bool(std::string_view address)> by_address;
};

// The text with kErasedName in each place that calls them; none: it does not. An address whose first part is their name
// is theirs.
std::optional<std::string> WithoutNames(std::string_view text, const Called& called);

// Whether the text has that address in it, and not a longer one. Both in small letters.
bool HasAddress(std::string_view text, std::string_view address);
// As addresses are compared: of ASCII alone.
std::string SmallLetters(std::string_view text);

}  // namespace pepiniere::personal
