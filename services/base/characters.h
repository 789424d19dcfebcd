// What can hide in a text, as UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pepiniere::base {

// Whether there is nothing to it but spaces, and what looks like one or like nothing at all (NBSP, ZWSP, BOM...).
bool IsBlank(std::string_view text);

// How many there are; what is no UTF-8 counts as something or other.
std::size_t CountCharacters(std::string_view text);

// The first of them, `most` at most.
std::string_view FirstCharacters(std::string_view text, std::size_t most);

enum class Lines { kOne, kMany };

// Whether it holds a control character (Unicode's Cc). A text of many lines may have line feeds and tabs; one line
// holds nothing either that nobody sees and that parts it or turns its direction (ZWSP, U+2028, U+202E, BOM...).
bool HasControls(std::string_view text, Lines lines);

// The text without them. A line's end of any kind stays one, and is a space where there is but one line, as a tab is.
std::string WithoutControls(std::string_view text, Lines lines);

// An absolute http:// or https:// address with a host, without a name or a password before it, spaces, quotes or angle
// brackets.
bool IsWebAddress(std::string_view text);

}  // namespace pepiniere::base
