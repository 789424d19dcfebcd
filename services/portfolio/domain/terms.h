// The values by which a project is found and counted, derived from what is said of it and from the tree of
// organisations.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "services/portfolio/domain/organisation_tree.h"
#include "services/portfolio/domain/project.h"

namespace pepiniere::portfolio {

namespace term {
inline constexpr std::string_view kIncubator = "incubator";  // the primary one and the others; an id
inline constexpr std::string_view kSponsor = "sponsor";      // an organisation's id
inline constexpr std::string_view kMinistry = "ministry";    // each sponsor and every organisation above it; an id
inline constexpr std::string_view kRoot = "root";            // the topmost organisation above each sponsor; an id
inline constexpr std::string_view kDomain = "domain";        // the ministerial domain of each sponsor
inline constexpr std::string_view kTheme = "theme";          // as written, like the two below
inline constexpr std::string_view kUserType = "user_type";
inline constexpr std::string_view kTechnology = "technology";
}  // namespace term

struct Term {
  std::string field, value;
  auto operator<=>(const Term&) const = default;
};

// Sorted, each once. A value longer than 500 characters is found by its first 500; spaces at its end do not count.
std::vector<Term> TermsOf(const Project& project, const OrganisationTree& organisations);

}  // namespace pepiniere::portfolio
