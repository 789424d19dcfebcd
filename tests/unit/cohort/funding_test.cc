#include "services/cohort/domain/funding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum FundingKind;
using enum FundingState;

std::vector<std::int64_t> Split(std::int64_t amount, std::vector<int> shares) {
  return SplitByShare(amount, shares).value_or(std::vector<std::int64_t>());
}

TEST(SplitTest, GivesTheCentsThatAreLeftToTheLargestRemainders) {
  EXPECT_THAT(Split(5'833'333, {3'000, 7'000}), ElementsAre(1'750'000, 4'083'333));
  EXPECT_THAT(Split(100, {3'333, 3'333, 3'334}), ElementsAre(33, 33, 34));
  EXPECT_THAT(Split(1, {5'000, 5'000}), ElementsAre(1, 0));
  EXPECT_THAT(Split(3, {2'500, 2'500, 2'500, 2'500}), ElementsAre(1, 1, 1, 0));
  EXPECT_THAT(Split(0, {1, 9'999}), ElementsAre(0, 0));
  EXPECT_THAT(Split(77, {10'000}), ElementsAre(77));
}

TEST(SplitTest, NeedsSharesThatAddUpAndAnAmount) {
  EXPECT_EQ(SplitByShare(100, std::vector{3'000, 6'999}), std::nullopt);
  EXPECT_EQ(SplitByShare(100, std::vector{3'000, 7'001}), std::nullopt);
  EXPECT_EQ(SplitByShare(100, std::vector{-1, 10'001}), std::nullopt);
  EXPECT_EQ(SplitByShare(100, std::vector<int>()), std::nullopt);
  EXPECT_EQ(SplitByShare(-1, std::vector{10'000}), std::nullopt);
}

// So many shares that add up to 10,000, some of them nothing.
std::vector<int> AnyShares(std::mt19937& random, int count) {
  std::vector<int> cuts = {0, kWholeShare};
  while (std::ssize(cuts) <= count) cuts.push_back(Pick(random, kWholeShare + 1));
  std::ranges::sort(cuts);
  std::vector<int> shares;
  for (std::size_t i = 1; i < cuts.size(); ++i) shares.push_back(cuts[i] - cuts[i - 1]);
  return shares;
}

TEST(SplitTest, PartsAddUpAndAreLessThanACentAway) {
  std::mt19937 random(58333);
  for (int round = 0; round < 20'000; ++round) {
    const std::vector<int> shares = AnyShares(random, 1 + Pick(random, 8));
    std::int64_t amount = Pick(random, round % 2 ? 100 : 1'000'000'000);
    if (round % 100 == 0) amount = std::numeric_limits<std::int64_t>::max() - Pick(random, 100'000);
    const std::vector<std::int64_t> parts = Split(amount, shares);
    ASSERT_EQ(parts.size(), shares.size());
    ASSERT_EQ(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}), amount);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const long double exact = static_cast<long double>(amount) * shares[i] / kWholeShare;
      ASSERT_LT(std::abs(static_cast<long double>(parts[i]) - exact), 1.0L) << amount << " at " << shares[i];
      ASSERT_TRUE(shares[i] > 0 || parts[i] == 0);
      // A greater share never has less.
      for (std::size_t j = 0; j < parts.size(); ++j) {
        ASSERT_TRUE(shares[i] <= shares[j] || parts[i] >= parts[j]);
      }
    }
  }
}

FundingLine Line(std::string source, std::int64_t amount, int share, FundingKind kind = kMonthsOfCost) {
  FundingLine line;
  line.kind = kind;
  line.funding_source = std::move(source);
  line.months = kind == kMonthsOfCost ? 10 : 0;
  line.amount = amount;
  line.share = share;
  return line;
}

TEST(FundingTest, LinesWhoseSharesAndAmountsAgreeAreSound) {
  EXPECT_THAT(CheckFunding(std::vector{Line("PIA", 1'750'000, 3'000), Line("LFI", 4'083'333, 7'000, kLumpSum)}),
              IsEmpty());
  EXPECT_THAT(CheckFunding({}), IsEmpty());
}

TEST(FundingTest, SharesThatDoNotAddUpAreToldWithTheirSum) {
  EXPECT_THAT(CheckFunding(std::vector{Line("PIA", 1'750'000, 3'000), Line("LFI", 4'083'333, 6'999)}),
              ElementsAre(Problem("funding_lines", "add up to 9999 basis points: they must add up to 10000")));
}

TEST(FundingTest, AnAmountThatIsNotItsShareIsToldWhatItMustBe) {
  EXPECT_THAT(CheckFunding(std::vector{Line("PIA", 1'750'001, 3'000), Line("LFI", 4'083'332, 7'000)}),
              ElementsAre(Problem("funding_lines[0].amount", "must be 17500.00, its share of the 58333.33"),
                          Problem("funding_lines[1].amount", "must be 40833.33")));
}

TEST(FundingTest, EverythingThatIsWrongIsToldAtOnce) {
  FundingLine months = Line(" ", -1, -5), lump = Line("LFI", 100, 10'001, kLumpSum);
  months.months = 0, months.state = kOverpaid;
  lump.months = 3, lump.overpaid = 20;
  EXPECT_THAT(
      CheckFunding(std::vector{months, lump}),
      ElementsAre(
          Problem("funding_lines[0].funding_source", "who pays"), Problem("funding_lines[0].months", "how many"),
          Problem("funding_lines[0].amount", "between 0"), Problem("funding_lines[0].share_basis_points", "between 0"),
          Problem("funding_lines[0].overpaid_amount", "by how much"), Problem("funding_lines[1].months", "lump sum"),
          Problem("funding_lines[1].share_basis_points", "between 0"),
          Problem("funding_lines[1].overpaid_amount", "OVERPAID"), Problem("funding_lines", "add up to 9996")));
}

TEST(FundingTest, WhatIsSplitIsSound) {
  std::mt19937 random(17500);
  for (int round = 0; round < 5'000; ++round) {
    const std::vector<int> shares = AnyShares(random, 1 + Pick(random, 5));
    const std::vector<std::int64_t> parts = Split(Pick(random, 100'000'000), shares);
    std::vector<FundingLine> lines;
    for (std::size_t i = 0; i < shares.size(); ++i) lines.push_back(Line("PIA", parts[i], shares[i]));
    ASSERT_THAT(CheckFunding(lines), IsEmpty());
    ++lines.front().share;
    ASSERT_FALSE(CheckFunding(lines).empty());
  }
}

TEST(FundingStateTest, EachFollowsTheOneBefore) {
  constexpr FundingState kStates[] = {kGranted, kDecreed, kTransferred, kOverpaid};
  for (const FundingState from : kStates) {
    for (const FundingState to : kStates) {
      EXPECT_EQ(CheckFundingMove(from, to).empty(), static_cast<int>(to) == static_cast<int>(from) + 1);
    }
  }
  EXPECT_THAT(CheckFundingMove(kGranted, kTransferred),
              ElementsAre(Problem("state", "TRANSFERRED cannot follow GRANTED; next can be DECREED")));
  EXPECT_THAT(CheckFundingMove(kOverpaid, kTransferred), ElementsAre(Problem("state", "nothing can")));
}

FundingLine Overpaid(std::string source, std::int64_t amount, std::int64_t overpaid) {
  FundingLine line = Line(std::move(source), amount, 0);
  line.state = kOverpaid;
  line.overpaid = overpaid;
  return line;
}

TEST(OverpaymentTest, IsDeductedFromTheNextLineOfItsSource) {
  const FundingDues dues = DuesOf(
      std::vector{Overpaid("PIA", 1'000, 300), Line("LFI", 500, 0), Line("PIA", 1'000, 0), Line("PIA", 1'000, 0)});
  EXPECT_THAT(dues.lines,
              ElementsAre(FundingDue{0, 1'000}, FundingDue{0, 500}, FundingDue{300, 700}, FundingDue{0, 1'000}));
  EXPECT_THAT(dues.unrecovered, IsEmpty());
}

TEST(OverpaymentTest, GoesOnWhereTheNextLineIsTooSmallAndIsToldWhereNoneIsLeft) {
  const FundingDues dues = DuesOf(
      std::vector{Overpaid("PIA", 1'000, 300), Overpaid("PIA", 200, 50), Line("PIA", 100, 0), Overpaid("LFI", 5, 7)});
  EXPECT_THAT(dues.lines, ElementsAre(FundingDue{0, 1'000}, FundingDue{200, 0}, FundingDue{100, 0}, FundingDue{0, 5}));
  EXPECT_THAT(dues.unrecovered, ElementsAre(Overpayment{"PIA", 50}, Overpayment{"LFI", 7}));
}

TEST(OverpaymentTest, NothingIsLostOrAskedTwice) {
  std::mt19937 random(300);
  for (int round = 0; round < 5'000; ++round) {
    std::vector<FundingLine> lines(static_cast<std::size_t>(Pick(random, 8)));
    for (FundingLine& line : lines) {
      line = Pick(random, 2) ? Overpaid("", Pick(random, 100), 1 + Pick(random, 150)) : Line("", Pick(random, 100), 0);
      line.funding_source = Pick(random, 2) ? "PIA" : "LFI";
    }
    const FundingDues dues = DuesOf(lines);
    ASSERT_EQ(dues.lines.size(), lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      ASSERT_GE(dues.lines[i].due, 0);
      ASSERT_EQ(dues.lines[i].due + dues.lines[i].deducted, lines[i].amount);
    }
    std::int64_t overpaid = 0, recovered = 0;
    for (const FundingLine& line : lines) overpaid += line.overpaid;
    for (const FundingDue& due : dues.lines) recovered += due.deducted;
    for (const Overpayment& left : dues.unrecovered) recovered += left.amount;
    ASSERT_EQ(overpaid, recovered);
  }
}

TEST(PercentTest, IsNeverRoundedToAllOrToNothing) {
  EXPECT_EQ(PercentHundredths(99'996, 100'000), 9'999);
  EXPECT_EQ(PercentHundredths(4, 100'000), 1);
  EXPECT_EQ(PercentHundredths(100'000, 100'000), 10'000);
  EXPECT_EQ(PercentHundredths(0, 100'000), 0);
  EXPECT_EQ(PercentHundredths(100'001, 100'000), 10'001);
  EXPECT_EQ(PercentHundredths(1, 3), 3'333);
  EXPECT_EQ(PercentHundredths(2, 3), 6'667);
  EXPECT_EQ(PercentHundredths(1, 8), 1'250);
  EXPECT_EQ(PercentHundredths(1, 0), std::nullopt);
  EXPECT_EQ(PercentHundredths(-1, 5), std::nullopt);
}

TEST(PercentTest, IsTheNearestHundredthInBetween) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  EXPECT_EQ(PercentHundredths(kMost - 1, kMost), 9'999);
  EXPECT_EQ(PercentHundredths(1, kMost), 1);
  EXPECT_EQ(PercentHundredths(kMost / 2, kMost), 5'000);
  EXPECT_EQ(PercentHundredths(kMost, 1), kMost);
  std::mt19937 random(9999);
  for (int round = 0; round < 10'000; ++round) {
    const int whole = 1 + Pick(random, 1'000'000), part = Pick(random, whole + 1);
    const std::int64_t percent = *PercentHundredths(part, whole);
    ASSERT_LE(std::abs(static_cast<double>(percent) - 10'000.0 * part / whole), part == 0 || part == whole ? 0 : 1);
    ASSERT_EQ(percent == 0, part == 0);
    ASSERT_EQ(percent == kWholeShare, part == whole);
  }
}

}  // namespace
}  // namespace pepiniere::cohort
