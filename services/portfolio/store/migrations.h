// The migrations of migrations/portfolio that this code needs, by what their files begin with; tests/unit/pepiniered
// holds them against the folder.
#pragma once

#include <string_view>

namespace pepiniere::portfolio::store {

inline constexpr std::string_view kMigrations[] = {
    "20261122000100", "20261122100200", "20261125220110", "20261125220200", "20261125220400",
    "20261125220410", "20261126090000", "20261126130000", "20261126141000", "20261126180100"};

}  // namespace pepiniere::portfolio::store
