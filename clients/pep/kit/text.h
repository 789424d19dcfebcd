// UTF-8 text as a terminal shows it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::pep {

// One line that is safe to print: control characters and line breaks (escape sequences of imported content among them)
// become spaces, invalid bytes U+FFFD.
std::string Printable(std::string_view text);

// `text` without what a terminal would obey, each such character visible as a symbol (␛): what nobody wrote for a
// terminal and is shown as it is. Line breaks and tabs stay.
std::string Visible(std::string_view text);

// Columns that `text` takes: 0 for a combining mark, 2 for a wide character.
int DisplayWidth(std::string_view text);

// The start of `text` in at most `width` columns, ending in "…" when something was left out. `width` is at least 1.
std::string Ellipsize(std::string_view text, int width);

// `text` cut at spaces into lines of at most `width` columns; a longer word stays whole. 0: no limit.
std::vector<std::string> Wrap(std::string_view text, int width);

// Without case, accents and outer spaces: how words typed by people are compared.
std::string Fold(std::string_view text);

}  // namespace pepiniere::pep
