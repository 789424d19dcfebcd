#include "services/portfolio/domain/entries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/portfolio/domain/checks.h"
#include "tests/unit/portfolio/lines.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const base::Date kToday = Day("2026-06-30");

// The fields that are wrong once `change(value)` is made to a sound line.
template <typename T, typename Change>
std::vector<std::string> WrongAfter(T value, Change change) {
  change(value);
  std::vector<std::string> fields;
  for (const base::FieldProblem& problem : ProblemsOf(value, kToday)) fields.push_back(problem.field);
  return fields;
}

Evidence SoundEvidence() {
  return {.phase = Phase::kScaling, .code = "RISK_ANALYSIS", .uri = "https://example.org", .note = ""};
}
FundingLine SoundFunding() {
  FundingLine line;
  line.funding_source = "FAST";
  line.amount = 1;
  line.date = Day("2026-09-01");
  return line;
}
SpendingEntry SoundSpending() {
  return {.date = kToday, .amount = 1, .category = 1, .supplier_type = std::nullopt, .note = ""};
}

TEST(EntriesTest, WhatIsSoundPasses) {
  EXPECT_THAT(ProblemsOf(SoundEvidence(), kToday), IsEmpty());
  EXPECT_THAT(ProblemsOf(SoundFunding(), kToday), IsEmpty()) << "money may be granted for a day to come";
  EXPECT_THAT(ProblemsOf(SoundSpending(), kToday), IsEmpty());
  EXPECT_THAT(ProblemsOf(TimeBoxExtension{.end = kToday, .granted_by = "us", .reason = "late"}, kToday), IsEmpty());
}

TEST(EntriesTest, EvidenceSaysWhereOrWhat) {
  EXPECT_THAT(WrongAfter(SoundEvidence(), [](Evidence& e) { e.uri = "S:\\proofs"; }), ElementsAre("uri"));
  EXPECT_THAT(WrongAfter(SoundEvidence(), [](Evidence& e) { e.uri = ""; }), ElementsAre("uri"));
  EXPECT_THAT(WrongAfter(SoundEvidence(), [](Evidence& e) { e.uri = "", e.note = "seen on paper"; }), IsEmpty());
}

TEST(EntriesTest, AWaiverCountsThroughItsLastDay) {
  Waiver waiver{.phase = Phase::kScaling, .code = "STATISTICS", .reason = "too early", .expires = kToday};
  EXPECT_TRUE(waiver.CountsOn(kToday));
  EXPECT_FALSE(waiver.CountsOn(kToday + 1));
  EXPECT_THAT(ProblemsOf(waiver, kToday), IsEmpty());
  EXPECT_THAT(WrongAfter(waiver, [](Waiver& w) { w.expires = kToday + -1; }), ElementsAre("expire_date"));
}

TEST(EntriesTest, YearsAreThoseOfTheProgramme) {
  EXPECT_THAT(WrongAfter(SoundFunding(), [](FundingLine& l) { l.date = Day("1999-12-31"); }), ElementsAre("date"));
  EXPECT_THAT(WrongAfter(SoundFunding(), [](FundingLine& l) { l.date = Day("2062-01-01"); }), ElementsAre("date"));
  EXPECT_THAT(WrongAfter(SoundSpending(), [](SpendingEntry& e) { e.date = kToday + 1; }), ElementsAre("date"));
  EXPECT_THAT(WrongAfter(SoundSpending(), [](SpendingEntry& e) { e.date = Day("0202-01-01"); }), ElementsAre("date"));
  const TimeBoxExtension extension{.end = Day("2206-01-01"), .granted_by = "us", .reason = "late"};
  EXPECT_THAT(WrongAfter(extension, [](TimeBoxExtension&) {}), ElementsAre("end_date"));
}

TEST(EntriesTest, AJournalTellsOfDaysThatHaveCome) {
  const JournalEntry sound{.date = kToday, .text = "Rien ne bouge."};
  EXPECT_THAT(WrongAfter(sound, [](JournalEntry&) {}), IsEmpty());
  EXPECT_THAT(WrongAfter(sound, [](JournalEntry& e) { e.date = kToday + 1; }), ElementsAre("date"));
  EXPECT_THAT(WrongAfter(sound, [](JournalEntry& e) { e.date = Day("0202-01-01"); }), ElementsAre("date"));
  EXPECT_THAT(WrongAfter(sound, [](JournalEntry& e) { e.text = " \n\t"; }), ElementsAre("text"));
  EXPECT_THAT(CheckPublicText("dit à tous"), IsEmpty());
  EXPECT_EQ(CheckPublicText(" ").size(), 1u);
}

}  // namespace
}  // namespace pepiniere::portfolio
