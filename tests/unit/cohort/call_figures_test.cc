#include "services/cohort/domain/call_figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pepiniere::cohort {
namespace {

using ::testing::Pair;
using ::testing::UnorderedElementsAre;

CallCounts Counts(int applications, int admissible, int ranked, int placed, int accepted) {
  CallCounts counts;
  counts.applications = applications, counts.admissible = admissible, counts.ranked = ranked;
  counts.placed = placed, counts.accepted = accepted;
  return counts;
}

TEST(CallFiguresTest, CountByProfileAndByHost) {
  CallFacts facts;
  facts.seats = {{"c/1", {"dev", "h1"}}, {"c/2", {"dev", "h2"}}, {"c/3", {"data", ""}}};
  facts.all = Counts(6, 4, 0, 0, 0);
  facts.chosen = {{"c/1", Counts(3, 2, 0, 0, 0)}, {"c/2", Counts(2, 1, 0, 0, 0)}, {"c/9", Counts(1, 1, 0, 0, 0)}};
  facts.ranked = {"c/1", "c/1", "c/2"};
  facts.placed = {"c/1", "c/3"};
  facts.accepted = {"c/3"};
  const CallFigures figures = FiguresOf(facts);
  EXPECT_EQ(figures.all, Counts(6, 4, 3, 2, 1));
  EXPECT_THAT(figures.profiles,
              UnorderedElementsAre(Pair("dev", Counts(5, 3, 3, 1, 0)), Pair("data", Counts(0, 0, 0, 1, 1)),
                                   Pair("", Counts(1, 1, 0, 0, 0))));
  EXPECT_THAT(figures.hosts, UnorderedElementsAre(Pair("h1", Counts(3, 2, 2, 1, 0)), Pair("h2", Counts(2, 1, 1, 0, 0)),
                                                  Pair("", Counts(1, 1, 0, 1, 1))));
}

}  // namespace
}  // namespace pepiniere::cohort
