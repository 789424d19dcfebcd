// The phases of a project and the moves that the rules know. See DOMAIN "Projects and phases".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace pepiniere::portfolio {

// In the order of the journey; the numbers are those of the contract (pepiniere.portfolio.v1.Phase).
enum class Phase : std::uint8_t {
  kInvestigation = 1,
  kConstruction = 2,
  kScaling = 3,
  kConsolidation = 4,
  kOperated = 5,
  kTransferred = 6,
  kStopped = 7,
  kInconclusive = 8,
};

inline constexpr int kPhaseCount = 8;

// Every phase, in the order of the journey.
std::span<const Phase> AllPhases();
// 0 for the first; counts as an index into tables of kPhaseCount rows.
constexpr int Index(Phase phase) { return static_cast<int>(phase) - 1; }
// CONSTRUCTION: the symbol of the contract without its prefix, also what the database stores.
std::string_view Symbol(Phase phase);
std::optional<Phase> PhaseFromSymbol(std::string_view symbol);
// None for a number that is not a phase.
std::optional<Phase> PhaseFromNumber(int number);
// OPERATED, TRANSFERRED, STOPPED and INCONCLUSIVE: the project has come out.
bool IsOutcome(Phase phase);
// Of the outcomes, those a project can be restarted from.
bool IsRestartable(Phase phase);

// Phases that are counted together, numbered as in the contract (pepiniere.portfolio.v1.PhaseGroup).
enum class PhaseGroup : std::uint8_t { kIncubated = 1, kServing, kEnded, kBuilt, kAlive };
std::vector<PhaseGroup> GroupsOf(Phase phase);

// Where a project may go from `from` (none: it has no phase yet). Same answer for everybody; forcing is another matter.
std::span<const Phase> NextPhases(std::optional<Phase> from);
bool IsLegalTransition(std::optional<Phase> from, Phase to);

}  // namespace pepiniere::portfolio
