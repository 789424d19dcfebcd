// Numbers as people write them in a table.
#pragma once

#include <optional>
#include <string_view>

namespace pepiniere::metrics {

// "1234.5", "1 234,5", "1,234.5", "1.234.567", "-3", "2e3"; spaces of any kind part thousands. A comma or a point that
// stands alone is a decimal one ("1,234" is less than two), of both the last one is, and what stands several times
// parts thousands. None for what is no finite number.
std::optional<double> ParseDecimal(std::string_view text);

}  // namespace pepiniere::metrics
