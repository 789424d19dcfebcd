#include "services/portfolio/domain/phase.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace pepiniere::portfolio {
namespace {

TEST(PhaseTest, EveryPhaseHasItsSymbolAndItsNumber) {
  std::set<std::string_view> symbols;
  for (Phase phase : AllPhases()) {
    symbols.insert(Symbol(phase));
    EXPECT_EQ(PhaseFromSymbol(Symbol(phase)), phase);
    EXPECT_EQ(PhaseFromNumber(Index(phase) + 1), phase);
  }
  EXPECT_EQ(symbols.size(), kPhaseCount);
  for (const char* symbol : {"", "construction", "PHASE_CONSTRUCTION", "CONSTRUCTION "}) {
    EXPECT_FALSE(PhaseFromSymbol(symbol)) << symbol;
  }
  for (int number : {-1, 0, 9, 256 + 1}) EXPECT_FALSE(PhaseFromNumber(number)) << number;
}

// DOMAIN section 1, "Transitions". Rows: from (the first: from no phase at all). Columns: to, in the order of the
// journey: investigation, construction, scaling, consolidation; operated, transferred, stopped, inconclusive.
TEST(PhaseTest, TheTransitionsAreThoseOfTheDomain) {
  constexpr const char* kTable[] = {
      "x... ....",  // none
      ".x.. ...x",  // INVESTIGATION
      "..x. .xx.",  // CONSTRUCTION
      "...x xxx.",  // SCALING
      ".... xxx.",  // CONSOLIDATION
      ".... ....",  // OPERATED
      ".... ....",  // TRANSFERRED
      "xxxx ....",  // STOPPED
      "xxxx ....",  // INCONCLUSIVE
  };
  for (int row = 0; row <= kPhaseCount; ++row) {
    std::string cells = kTable[row];
    cells.erase(4, 1);
    const std::optional<Phase> from = PhaseFromNumber(row);
    std::size_t next = 0;
    for (Phase to : AllPhases()) {
      const bool legal = cells[static_cast<std::size_t>(Index(to))] == 'x';
      next += legal;
      EXPECT_EQ(IsLegalTransition(from, to), legal) << (from ? Symbol(*from) : "none") << " to " << Symbol(to);
    }
    EXPECT_EQ(NextPhases(from).size(), next);
  }
}

TEST(PhaseTest, OutcomesAndWhichOfThemCanBeRestarted) {
  for (Phase phase : AllPhases()) {
    EXPECT_EQ(IsOutcome(phase), Index(phase) >= 4) << Symbol(phase);
    EXPECT_EQ(IsRestartable(phase), phase == Phase::kStopped || phase == Phase::kInconclusive) << Symbol(phase);
  }
}

// Rows: incubated, serving, ended; built, alive. Columns: as above.
TEST(PhaseTest, GroupsThatPhasesAreCountedIn) {
  constexpr std::pair<PhaseGroup, const char*> kTable[] = {
      {PhaseGroup::kIncubated, "xxxx ...."}, {PhaseGroup::kServing, ".... xx.."}, {PhaseGroup::kEnded, ".... ..xx"},
      {PhaseGroup::kBuilt, ".xxx xxx."},     {PhaseGroup::kAlive, "xxxx xx.."},
  };
  for (const auto& [group, row] : kTable) {
    std::string cells = row;
    cells.erase(4, 1);
    for (Phase phase : AllPhases()) {
      EXPECT_EQ(std::ranges::count(GroupsOf(phase), group), cells[static_cast<std::size_t>(Index(phase))] == 'x')
          << static_cast<int>(group) << " " << Symbol(phase);
    }
  }
}

}  // namespace
}  // namespace pepiniere::portfolio
