// The migrations of migrations/policy that this code needs, by what their files begin with; tests/unit/pepiniered
// holds them against the folder.
#pragma once

#include <string_view>

namespace pepiniere::policy::store {

inline constexpr std::string_view kMigrations[] = {"20261210090000", "20261210090100", "20261210090200",
                                                   "20261210090300", "20261210090400", "20261210090500",
                                                   "20261210090600"};

}  // namespace pepiniere::policy::store
