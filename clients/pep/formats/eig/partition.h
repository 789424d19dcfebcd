// A text that is several titles written one behind the other.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::eig {

// Whether a title, folded (search::Fold), is known.
using IsKnown = std::function<bool(const std::string& folded)>;

// The known titles, folded and two at least, that `text` is made of and of nothing else: whatever parts them, a comma,
// a slash, "et" or a space. Longer ones first. None where it is no such thing, or has more than a hundred words.
std::vector<std::string> Partition(std::string_view text, const IsKnown& is_known);

// The known titles of two words at least that stand somewhere in `text`, which is more than they are; each once.
std::vector<std::string> Within(std::string_view text, const IsKnown& is_known);

}  // namespace pepiniere::eig
