// What somebody typed, in one piece, against a name. Internal to the index.
#pragma once

#include <cstdint>
#include <string_view>

namespace pepiniere::search {

// More is better.
enum class Likewise : std::uint8_t { kNot, kHolds, kBegins, kSame };

// What a folded name is to words joined without a space: the same, however it parts them; it begins with them; it holds
// them from the beginning of a word on.
Likewise Compare(std::string_view folded_name, std::string_view joined);

}  // namespace pepiniere::search
