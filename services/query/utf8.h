// Just enough UTF-8 to refuse what is not, and to count in characters.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pepiniere::query {

// The offset of the first byte that is not part of well-formed UTF-8 (overlong forms, surrogates and code points past
// U+10FFFF are not); none if there is none.
std::optional<std::size_t> FirstInvalidUtf8(std::string_view text);

// The number of code points in well-formed UTF-8.
std::size_t CountCharacters(std::string_view text);

// The first `max` code points, and "…" if there were more.
std::string Abridge(std::string_view text, std::size_t max);

}  // namespace pepiniere::query
