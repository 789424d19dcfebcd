// What things of the portfolio are found by.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/directory.h"
#include "services/portfolio/domain/project.h"
#include "services/search/index.h"

namespace pepiniere::portfolio {

// Numbered as in the contract.
enum class SearchKind : std::uint8_t { kProject = 1, kIncubator = 2, kOrganisation = 3, kTeam = 4 };
inline constexpr std::uint8_t kSearchKinds = 4;

// "projects"...
std::string_view CollectionOf(SearchKind kind);
template <typename T>
inline constexpr SearchKind kSearchKind = SearchKind::kProject;
template <>
inline constexpr SearchKind kSearchKind<Incubator> = SearchKind::kIncubator;
template <>
inline constexpr SearchKind kSearchKind<Organisation> = SearchKind::kOrganisation;
template <>
inline constexpr SearchKind kSearchKind<Team> = SearchKind::kTeam;

// The bit of a search's scope.
constexpr std::uint32_t BitOf(SearchKind kind) { return 1u << static_cast<std::uint8_t>(kind); }

// What the index calls those of these ids.
std::vector<std::string> KeysOf(SearchKind kind, const std::vector<std::string>& ids);

// Known since then. Reads title, mission, description, aliases and outcome of it. `former`: the ids that it had before.
search::Entry EntryOf(const base::Stored<Project>& project, absl::Time since,
                      const std::vector<std::string>& former = {});
search::Entry EntryOf(const base::Stored<Incubator>& incubator);
search::Entry EntryOf(const base::Stored<Organisation>& organisation);
search::Entry EntryOf(const base::Stored<Team>& team);

}  // namespace pepiniere::portfolio
