// "Did you mean": the known names nearest to one that is unknown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::query {

// "did you mean 'phase' or 'theme'?" when some are near, else "the known ones are a, b, c". Never empty.
std::string Suggest(std::string_view unknown, const std::vector<std::string_view>& known);

}  // namespace pepiniere::query
