#include "clients/pep/portfolio/period_flags.h"

#include <gtest/gtest.h>

#include "absl/status/status.h"
#include "pepiniere/portfolio/v1/portfolio.pb.h"

namespace pepiniere::pep {
namespace {

const Messages kEnglish(Language::kEnglish);

base::Date Day(std::string_view iso) { return *base::Date::Parse(iso); }

std::string Iso(const google::type::Date& date) {
  return base::Date::FromCivil(date.year(), date.month(), date.day())->ToString();
}

TEST(PeriodTest, YearsAndQuartersHaveTheirFirstAndTheirLastDay) {
  EXPECT_EQ(ParseYear("2025")->from, Day("2025-01-01"));
  EXPECT_EQ(ParseYear("2025")->to, Day("2025-12-31"));
  const struct {
    const char *typed, *from, *to;
  } kQuarters[] = {{"2025-Q1", "2025-01-01", "2025-03-31"},
                   {"2024-q2", "2024-04-01", "2024-06-30"},
                   {"2025-T3", "2025-07-01", "2025-09-30"},
                   {"2025-t4", "2025-10-01", "2025-12-31"}};
  for (const auto& quarter : kQuarters) {
    const auto period = ParseQuarter(quarter.typed);
    ASSERT_TRUE(period) << quarter.typed;
    EXPECT_EQ(period->from, Day(quarter.from));
    EXPECT_EQ(period->to, Day(quarter.to));
  }
  for (const char* wrong : {"", "25", "20255", "2025-Q1", "year", "0000"}) EXPECT_FALSE(ParseYear(wrong)) << wrong;
  for (const char* wrong : {"", "2025", "2025-Q0", "2025-Q5", "2025-S1", "2025Q1", "2025-Q11", "abcd-Q1"}) {
    EXPECT_FALSE(ParseQuarter(wrong)) << wrong;
  }
}

// The contract names the day before the first one: 1 January counts.
TEST(PeriodTest, WhatIsTypedIsWithin) {
  portfolio::v1::GetPortfolioFlowRequest request;
  PeriodFlags flags;
  flags.from = Day("2025-01-01");
  flags.to = Day("2025-12-31");
  flags.Fill(request);
  EXPECT_EQ(Iso(request.from_date()), "2024-12-31");
  EXPECT_EQ(Iso(request.to_date()), "2025-12-31");

  portfolio::v1::GetPortfolioFlowRequest by_year;
  PeriodFlags year;
  year.preset = ParseYear("2025");
  year.Fill(by_year);
  EXPECT_EQ(by_year.SerializeAsString(), request.SerializeAsString());

  portfolio::v1::GetPortfolioFlowRequest open;
  flags.to.reset();
  flags.Fill(open);
  EXPECT_FALSE(open.has_to_date()) << "up to today, which the service knows";
}

TEST(PeriodTest, OnePeriodIsNamedAndItDoesNotEndBeforeItBegins) {
  PeriodFlags flags;
  EXPECT_FALSE(flags.Check(kEnglish).ok());
  flags.from = flags.to = Day("2025-01-01");
  EXPECT_TRUE(flags.Check(kEnglish).ok()) << "a day is a period";
  flags.to = Day("2024-12-31");
  EXPECT_TRUE(absl::IsOutOfRange(flags.Check(kEnglish))) << "invalid, and no slip of the command line";
  flags.to.reset();
  flags.preset = ParseYear("2025");
  EXPECT_FALSE(flags.Check(kEnglish).ok()) << "two periods";
  flags.from.reset();
  EXPECT_TRUE(flags.Check(kEnglish).ok());
}

}  // namespace
}  // namespace pepiniere::pep
