#include "services/portfolio/domain/transition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/portfolio/candidates.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum Phase;
using Codes = std::vector<std::string>;

TEST(CheckStepTest, AProjectGoesOn) {
  EXPECT_THAT(CheckStep({}, kInvestigation, Day("2024-01-01")), IsEmpty());
  const std::vector<PhaseLine> lines = {Line(1, kInvestigation, "2024-01-01")};
  EXPECT_THAT(CheckStep(lines, kConstruction, Day("2024-02-01")), IsEmpty());
  // On the day of the last line too: then the new one decides that day.
  EXPECT_THAT(CheckStep(lines, kConstruction, Day("2024-01-01")), IsEmpty());
}

TEST(CheckStepTest, StartsFromTheLineThatDecidesInTheEnd) {
  // Neither the order of recording nor lines that say no phase or no date matter; a future line does.
  const std::vector<PhaseLine> lines = {Line(1, kScaling, "2030-01-01"), Line(2, kConstruction, "2024-01-01"),
                                        Line(3, std::nullopt, "2031-01-01"), Line(4, kStopped, "")};
  EXPECT_THAT(CodesOf(CheckStep(lines, kOperated, Day("2029-12-31"))), ElementsAre("BEFORE_LAST_LINE"));
  EXPECT_THAT(CheckStep(lines, kOperated, Day("2030-01-01")), IsEmpty());
}

TEST(CheckStepTest, EveryPairOfPhases) {
  for (Phase from : AllPhases()) {
    for (Phase to : AllPhases()) {
      const std::vector<PhaseLine> lines = {Line(1, from, "2024-01-01")};
      const auto refusals = CheckStep(lines, to, Day("2024-02-01"));
      const Codes expected = IsLegalTransition(from, to) ? Codes() : Codes{"ILLEGAL_TRANSITION"};
      EXPECT_EQ(CodesOf(refusals), expected) << Symbol(from) << " to " << Symbol(to);
    }
  }
  EXPECT_THAT(CodesOf(CheckStep({}, kScaling, Day("2024-02-01"))), ElementsAre("ILLEGAL_TRANSITION"));
}

TEST(CheckHistoryTest, NamesWhatBrokeTheRules) {
  const auto breaches = CheckHistory(Timeline(
      {Line(1, kInvestigation, "2024-01-01"), Line(2, kScaling, "2024-02-01"), Line(3, kConstruction, "2024-03-01"),
       Line(4, kTransferred, "2024-04-01"), Line(5, kScaling, "2024-05-01"), Line(6, kStopped, "2024-06-01"),
       Line(7, kInconclusive, "2024-07-01"), Line(8, kConstruction, "2024-08-01")}));
  Codes told;
  for (const HistoryBreach& b : breaches) told.push_back(std::to_string(b.line) + " " + b.code);
  EXPECT_THAT(told, ElementsAre("2 ILLEGAL_TRANSITION", "3 PHASE_BACKWARDS", "5 OUTCOME_LEFT", "7 ILLEGAL_TRANSITION"));
  EXPECT_EQ(breaches[1].from, kScaling);
  EXPECT_EQ(breaches[1].to, kConstruction);
}

TEST(CheckHistoryTest, PausesAndRepetitionsBreakNothing) {
  EXPECT_THAT(
      CheckHistory(Timeline({Line(1, kInvestigation, "2024-01-01", "2024-01-15"), Line(2, kInvestigation, "2024-02-01"),
                             Line(3, kConstruction, "2024-03-01", "2024-03-02"), Line(4, kStopped, "2024-04-01"),
                             Line(5, kInvestigation, "2024-05-01")})),
      IsEmpty());
  EXPECT_THAT(CheckHistory({}), IsEmpty());
}

}  // namespace
}  // namespace pepiniere::portfolio
