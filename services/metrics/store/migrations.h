// The migrations of migrations/metrics that this code needs, by what their files begin with; tests/unit/pepiniered
// holds them against the folder.
#pragma once

#include <string_view>

namespace pepiniere::metrics::store {

inline constexpr std::string_view kMigrations[] = {
    "20261201090000", "20261201090100", "20261201090200", "20261201090300", "20261201090400", "20261201090500",
    "20261201090600", "20261201090700", "20261201090800", "20261201091000", "20261201091100", "20261201091200"};

}  // namespace pepiniere::metrics::store
