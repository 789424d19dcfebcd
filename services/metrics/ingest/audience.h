// Whom a value is about, as people write it in their files.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pepiniere::metrics {

inline constexpr std::string_view kAudience = "audience";  // the dimension

// INDIVIDUALS, COMPANIES or ASSOCIATIONS, whatever case it is written in, and in French: "particuliers", "Entreprises".
// None: no such one.
std::optional<std::string_view> AudienceOf(std::string_view written);
// The value of a dimension as the contract has it: an audience by its symbol, all else as it stands.
std::string DimensionValue(std::string_view dimension, std::string_view written);

}  // namespace pepiniere::metrics
