// The migrations of migrations/feedback that this code needs, by what their files begin with; tests/unit/pepiniered
// holds them against the folder.
#pragma once

#include <string_view>

namespace pepiniere::feedback::store {

inline constexpr std::string_view kMigrations[] = {"20261205090000", "20261205090100", "20261205090200",
                                                   "20261205090300", "20261205090400", "20261205090500"};

}  // namespace pepiniere::feedback::store
