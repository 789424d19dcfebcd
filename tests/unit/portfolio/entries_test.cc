#include "services/portfolio/domain/entries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

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

TEST(EntriesTest, CodesAreThoseOfRequirements) {
  for (const char* code : {"A", "STATISTICS", "RGAA_4_1"}) EXPECT_TRUE(IsCode(code)) << code;
  EXPECT_TRUE(IsCode(std::string(63, 'A')));
  EXPECT_FALSE(IsCode(std::string(64, 'A')));
  for (const char* code : {"", "statistics", "4_RGAA", "_A", "RISK ANALYSIS", "É"}) EXPECT_FALSE(IsCode(code)) << code;
}

TEST(EntriesTest, EvidenceSaysWhereOrWhat) {
  EXPECT_THAT(WrongAfter(SoundEvidence(), [](Evidence& e) { e.code = "risk analysis"; }), ElementsAre("code"));
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
  EXPECT_THAT(WrongAfter(waiver, [](Waiver& w) { w.code = "?"; }), ElementsAre("code"));
}

TEST(EntriesTest, AmountsAndSharesAreParts) {
  EXPECT_THAT(WrongAfter(SoundFunding(), [](FundingLine& l) { l.amount = 0; }), ElementsAre("amount"));
  EXPECT_THAT(WrongAfter(SoundFunding(), [](FundingLine& l) { l.amount = 100'000'000'001; }), ElementsAre("amount"));
  EXPECT_THAT(WrongAfter(SoundFunding(), [](FundingLine& l) { l.share_percent = 0; }), ElementsAre("share_percent"));
  EXPECT_THAT(WrongAfter(SoundFunding(), [](FundingLine& l) { l.share_percent = 100; }), IsEmpty());
  EXPECT_THAT(WrongAfter(SoundFunding(), [](FundingLine& l) { l.share_percent = 100.1; }),
              ElementsAre("share_percent"));
  EXPECT_THAT(WrongAfter(SoundFunding(), [](FundingLine& l) { l.share_percent = std::nan(""); }),
              ElementsAre("share_percent"));
  EXPECT_THAT(WrongAfter(SoundFunding(), [](FundingLine& l) { l.promotion = -1; }), ElementsAre("promotion"));
  EXPECT_THAT(WrongAfter(SoundSpending(), [](SpendingEntry& e) { e.amount = 0; }), ElementsAre("amount"));
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
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "é";
  EXPECT_THAT(WrongAfter(sound, [&](JournalEntry& e) { e.text = text; }), IsEmpty());
  EXPECT_THAT(WrongAfter(sound, [&](JournalEntry& e) { e.text = text + "!"; }), ElementsAre("text"));
  EXPECT_THAT(CheckPublicText("dit à tous"), IsEmpty());
  EXPECT_EQ(CheckPublicText(" ").size(), 1u);
  EXPECT_EQ(CheckPublicText(text + "!").size(), 1u);
}

}  // namespace
}  // namespace pepiniere::portfolio
