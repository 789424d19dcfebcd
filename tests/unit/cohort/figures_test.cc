#include "services/cohort/domain/figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

const base::Date kToday = Day("2022-10-15");

Assignment Of(std::string person, std::string_view first, std::string_view last, std::string challenge = "",
              std::string skill = "") {
  Assignment assignment;
  assignment.person = std::move(person);
  assignment.challenge = std::move(challenge);
  assignment.skill = std::move(skill);
  assignment.start = Day(first);
  assignment.end = Day(last);
  return assignment;
}

Challenge Selected(std::string host) {
  Challenge challenge;
  challenge.host = std::move(host);
  challenge.cohorts = {"eig/8"};
  challenge.state = ChallengeState::kSelected;
  challenge.selected_at = absl::UnixEpoch();
  return challenge;
}

base::Line<ChallengeOutcome> Said(int number, std::string_view day, std::string sequel,
                                  std::optional<int> stayed = std::nullopt) {
  base::Line<ChallengeOutcome> line;
  line.number = number;
  line.value.date = Day(day);
  line.value.sequel = std::move(sequel);
  line.value.stayed_with_host = stayed;
  return line;
}

TEST(FiguresTest, PeopleAreCountedOnceAndMonthsExactly) {
  CohortFacts facts;
  facts.challenges["haies"] = Selected("organisations/jardins");
  facts.assignments = {Of("a", "2022-09-01", "2022-09-30", "haies", "developer"),
                       Of("a", "2022-10-01", "2022-10-31", "haies", "designer"),
                       Of("b", "2022-11-01", "2022-11-15", "", "designer")};
  const CohortFigures figures = FiguresOf("eig/8", facts, kToday);
  constexpr std::int64_t kMonth = PersonMonths::kPartsPerMonth;
  EXPECT_EQ(figures.people, 2);
  EXPECT_EQ(figures.people_today, 1);
  EXPECT_EQ(figures.assignments, 3);
  EXPECT_EQ(figures.person_months.parts, 2 * kMonth + kMonth / 2);
  EXPECT_EQ(figures.until_today.parts, kMonth + 15 * (kMonth / 31));
  ASSERT_EQ(figures.hosts.size(), 2u);
  EXPECT_EQ(figures.hosts.at("organisations/jardins").people, 1);
  EXPECT_EQ(figures.hosts.at("organisations/jardins").person_months.parts, 2 * kMonth);
  EXPECT_EQ(figures.hosts.at("").people, 1);
  EXPECT_EQ(figures.skills.at("designer").people, 2);
}

TEST(FiguresTest, AHostThatIsATextIsCountedUnderIt) {
  CohortFacts facts;
  facts.challenges["haies"] = Selected("");
  facts.challenges["haies"].host_text = "Une commune";
  facts.assignments = {Of("a", "2022-09-01", "2022-09-30", "haies")};
  const CohortFigures figures = FiguresOf("eig/8", facts, kToday);
  ASSERT_EQ(figures.hosts.size(), 1u);
  EXPECT_EQ(figures.hosts.begin()->first, "Une commune");
}

TEST(FiguresTest, NothingIsToldOfAChallengeThatWasNeverSelected) {
  CohortFacts facts;
  facts.challenges["haies"] = Selected("organisations/jardins");
  facts.challenges["haies"].selected_at.reset();
  facts.assignments = {Of("a", "2022-09-01", "2022-09-30", "haies")};
  const CohortFigures figures = FiguresOf("eig/8", facts, kToday);
  EXPECT_EQ(figures.challenges, 0);
  ASSERT_EQ(figures.hosts.size(), 1u);
  EXPECT_EQ(figures.hosts.begin()->first, "");
}

TEST(FiguresTest, FundingAgainstThePlan) {
  CohortFacts facts;
  facts.assignments = {Of("a", "2022-09-01", "2022-09-30")};
  using enum FundingState;
  facts.assignments[0].funding_lines = {
      {.kind = FundingKind::kLumpSum,
       .funding_source = "PIA",
       .amount = 100,
       .share = 2'500,
       .state = kOverpaid,
       .overpaid = 30},
      {.kind = FundingKind::kLumpSum, .funding_source = "PIA", .amount = 100, .share = 2'500, .state = kDecreed},
      {.kind = FundingKind::kLumpSum, .funding_source = "LFI", .amount = 200, .share = 5'000}};
  const CohortFigures figures = FiguresOf("eig/8", facts, kToday);
  const SourceFunding &pia = figures.funding.at("PIA"), &lfi = figures.funding.at("LFI");
  EXPECT_THAT(std::vector({pia.planned, pia.decreed, pia.transferred, pia.overpaid, pia.due}),
              ElementsAre(200, 200, 100, 30, 70));
  EXPECT_THAT(std::vector({lfi.planned, lfi.decreed, lfi.transferred, lfi.overpaid, lfi.due}),
              ElementsAre(200, 0, 0, 0, 200));
}

TEST(FiguresTest, WhatBecameOfAChallengeIsWhatTheLatestLineSays) {
  CohortFacts facts;
  for (const char* id : {"a", "b", "c"}) facts.challenges[id] = Selected("");
  facts.challenges["c"].state = ChallengeState::kWithdrawn;
  facts.challenges["other"] = Selected("");
  facts.challenges["other"].cohorts = {"eig/7"};
  facts.outcomes["a"] = {Said(1, "2024-06-01", "EVOLVING", 2), Said(2, "2025-06-01", "SCALED_UP"),
                         Said(3, "2023-06-01", "MAINTAINED")};
  facts.outcomes["b"] = {Said(1, "2024-06-01", "ABANDONED", 5)};
  facts.outcomes["b"][0].superseded_at = absl::UnixEpoch();
  const CohortFigures figures = FiguresOf("eig/8", facts, kToday);
  EXPECT_EQ(figures.challenges, 3);
  EXPECT_EQ(figures.withdrawn, 1);
  EXPECT_THAT(figures.sequels, ElementsAre(Pair("", 2), Pair("SCALED_UP", 1)));
  EXPECT_THAT(figures.productions, ElementsAre(Pair("", 3)));
  EXPECT_EQ(figures.stayed_with_host, (Stay{.people = 2, .challenges = 1, .not_known = 2}));
  EXPECT_EQ(figures.stayed_on_project, (Stay{.not_known = 3}));
}

TEST(FiguresTest, OfNothingThereAreNone) {
  const CohortFigures figures = FiguresOf("eig/8", {}, kToday);
  EXPECT_EQ(figures.people, 0);
  EXPECT_THAT(figures.funding, IsEmpty());
  EXPECT_THAT(figures.sequels, IsEmpty());
}

}  // namespace
}  // namespace pepiniere::cohort
