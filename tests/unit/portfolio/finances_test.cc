#include "services/portfolio/domain/finances.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/portfolio/lines.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::int64_t kEuro = 100;

// The lines of a project, written short. Dates are ISO, empty for none.
struct Books {
  Project project;
  std::vector<Entry<FundingLine>> funding;
  std::vector<Entry<SpendingEntry>> spending;
  std::vector<Entry<TimeBoxExtension>> extensions;

  Books& Fund(std::int64_t euros, std::string_view date, std::optional<Phase> phase = std::nullopt) {
    FundingLine line;
    line.amount = euros * kEuro;
    line.date = base::Date::Parse(date);
    line.phase = phase;
    return Add(funding, line);
  }
  Books& Spend(std::int64_t euros, std::string_view date) {
    SpendingEntry entry;
    entry.amount = euros * kEuro;
    entry.date = Day(date);
    return Add(spending, entry);
  }
  // Recorded at noon of a day.
  Books& Extend(std::string_view end, std::string_view recorded) {
    TimeBoxExtension extension;
    extension.end = Day(end);
    Add(extensions, extension);
    extensions.back().recorded_at = absl::UnixEpoch() + absl::Hours(24 * Day(recorded).days() + 12);
    return *this;
  }
  Books& Box(std::string_view start, std::string_view end) {
    project.time_box = {base::Date::Parse(start), base::Date::Parse(end)};
    return *this;
  }
  template <typename T>
  Books& Add(std::vector<Entry<T>>& lines, const T& value) {
    Entry<T>& line = lines.emplace_back();
    line.number = static_cast<int>(lines.size());
    line.value = value;
    return *this;
  }
  template <typename T>
  static void Supersede(Entry<T>& line, std::optional<int> by = std::nullopt) {
    line.superseded_at = absl::UnixEpoch();
    line.superseded_by = by;
  }

  Accounts accounts() const { return {project, funding, spending, extensions}; }
  Totals On(std::string_view day) const { return AddUp(accounts(), Day(day)); }
};

TEST(FinancesTest, NothingSaidIsNoData) {
  const Totals totals = Books().On("2026-06-30");
  EXPECT_EQ(totals.allocated, std::nullopt);
  EXPECT_EQ(totals.spent, std::nullopt);
  EXPECT_EQ(totals.remaining, std::nullopt);
  EXPECT_EQ(totals.used_percent, std::nullopt);
  EXPECT_EQ(totals.daily_rate, std::nullopt);
  EXPECT_EQ(totals.exhaustion, std::nullopt);
  EXPECT_EQ(totals.forecast_spent, std::nullopt);
  EXPECT_EQ(totals.time_used_percent, std::nullopt);
  EXPECT_THAT(BurnDown(Books().accounts(), Day("2026-06-30")), IsEmpty());
  EXPECT_THAT(ShareByPhase(Books().accounts(), {}, Day("2026-06-30")), IsEmpty());
}

TEST(FinancesTest, LinesTakeThePlaceOfTheProjectsOwnFields) {
  Books books;
  books.project.budget = {500 * kEuro, 100 * kEuro};
  EXPECT_EQ(books.On("2026-06-30").remaining, 400 * kEuro);
  EXPECT_EQ(books.On("2026-06-30").used_percent, 20);
  books.Fund(300, "2026-01-10").Fund(100, "2026-02-10").Spend(60, "2026-03-01");
  const Totals totals = books.On("2026-06-30");
  EXPECT_EQ(totals.allocated, 400 * kEuro);
  EXPECT_EQ(totals.spent, 60 * kEuro);
  EXPECT_EQ(totals.remaining, 340 * kEuro);
  EXPECT_EQ(totals.used_percent, 15);
}

TEST(FinancesTest, OneSideAloneLeavesNothingToCompare) {
  EXPECT_EQ(Books().Fund(300, "2026-01-10").On("2026-06-30").remaining, std::nullopt);
  EXPECT_EQ(Books().Spend(300, "2026-01-10").On("2026-06-30").used_percent, std::nullopt);
}

TEST(FinancesTest, NothingAllocatedIsNoPercentage) {
  Books books;
  books.project.budget.allocated = 0;
  const Totals totals = books.Spend(10, "2026-06-01").On("2026-06-30");
  EXPECT_EQ(totals.remaining, -10 * kEuro);
  EXPECT_EQ(totals.used_percent, std::nullopt);
  EXPECT_EQ(totals.exhaustion, std::nullopt) << "nothing is left already";
}

TEST(FinancesTest, WhatIsDatedLaterOrNoLongerHoldsDoesNotCount) {
  Books books;
  books.Fund(100, "2026-01-10").Fund(1000, "2026-07-01").Fund(20, "").Spend(5, "2026-06-30").Spend(7, "2026-07-01");
  EXPECT_EQ(books.On("2026-06-30").allocated, 120 * kEuro) << "a line without a date always counts";
  EXPECT_EQ(books.On("2026-06-30").spent, 5 * kEuro);
  EXPECT_EQ(books.On("2026-07-01").allocated, 1120 * kEuro);
  EXPECT_EQ(books.On("2026-07-01").spent, 12 * kEuro);
  Books::Supersede(books.funding[0]);
  Books::Supersede(books.spending[1]);
  EXPECT_EQ(books.On("2026-07-01").allocated, 1020 * kEuro);
  EXPECT_EQ(books.On("2026-07-01").spent, 5 * kEuro);
}

TEST(FinancesTest, TheRateLooksBackNinetyDays) {
  // 30 June less 89 days is 2 April.
  Books books;
  books.Spend(10'000, "2026-04-01");
  EXPECT_EQ(books.On("2026-06-30").daily_rate, std::nullopt) << "the 91st day back is out";
  books.Spend(900, "2026-04-02");
  EXPECT_EQ(books.On("2026-06-30").daily_rate, 10);
  books.Spend(900, "2026-06-30");
  EXPECT_EQ(books.On("2026-06-30").daily_rate, 20);
}

TEST(FinancesTest, ARateTakesThirtyDaysAtLeast) {
  EXPECT_EQ(Books().Spend(600, "2026-06-30").On("2026-06-30").daily_rate, 20);
  EXPECT_EQ(Books().Spend(600, "2026-06-01").On("2026-06-30").daily_rate, 20) << "the 30th day";
  EXPECT_EQ(Books().Spend(600, "2026-05-02").On("2026-06-30").daily_rate, 10) << "the 60th day";
}

TEST(FinancesTest, TheForecastGoesOnAtTheRate) {
  Books books;  // 10 euros a day
  books.Fund(1200, "2026-01-01").Spend(900, "2026-04-02").Box("2026-01-01", "2026-07-30");
  EXPECT_EQ(books.On("2026-06-30").exhaustion, Day("2026-07-30"));
  EXPECT_EQ(books.On("2026-06-30").forecast_spent, 1200 * kEuro);
  books.Fund(1, "2026-01-01");
  EXPECT_EQ(books.On("2026-06-30").exhaustion, Day("2026-07-31")) << "a day that is begun";
  books.Box("2026-01-01", "2026-06-15");
  EXPECT_EQ(books.On("2026-06-30").forecast_spent, 900 * kEuro) << "the time is over: no more is foreseen";
  books.Box("2026-01-01", "");
  EXPECT_EQ(books.On("2026-06-30").forecast_spent, std::nullopt);
}

TEST(FinancesTest, AThirdOfACentDoesNotShiftADay) {
  // 100 euros in 30 days; 100 euros are left: 30 days more.
  EXPECT_EQ(Books().Fund(200, "2026-06-01").Spend(100, "2026-06-30").On("2026-06-30").exhaustion, Day("2026-07-30"));
}

TEST(FinancesTest, AFarExhaustionIsNone) {
  Books books;
  books.project.budget.allocated = INT64_MAX;
  EXPECT_EQ(books.Spend(1, "2026-06-30").On("2026-06-30").exhaustion, std::nullopt);
}

TEST(FinancesTest, TimeCountsBothItsFirstAndItsLastDay) {
  Books books;
  books.Box("2026-01-01", "2026-01-10");
  EXPECT_EQ(books.On("2025-12-01").time_used_percent, 0);
  EXPECT_EQ(books.On("2026-01-01").time_used_percent, 10);
  EXPECT_EQ(books.On("2026-01-10").time_used_percent, 100);
  EXPECT_EQ(books.On("2026-01-15").time_used_percent, 150);
  EXPECT_EQ(books.On("2026-01-15").original_end, std::nullopt);
  EXPECT_EQ(Books().Box("", "2026-01-10").On("2026-01-05").time_used_percent, std::nullopt);
  EXPECT_EQ(Books().Box("2026-01-01", "").On("2026-01-05").time_used_percent, std::nullopt);
}

TEST(FinancesTest, ExtensionsMoveTheEndFromTheDayTheyAreRecorded) {
  Books books;
  books.Box("2026-01-01", "2026-01-10").Extend("2026-01-20", "2026-01-08").Extend("2026-01-25", "2026-01-19");
  EXPECT_EQ(books.On("2026-01-07").time_box.end, Day("2026-01-10"));
  EXPECT_EQ(books.On("2026-01-08").time_box.end, Day("2026-01-20"));
  EXPECT_EQ(books.On("2026-01-08").original_end, Day("2026-01-10"));
  EXPECT_EQ(books.On("2026-01-10").time_used_percent, 50);
  EXPECT_EQ(books.On("2026-01-19").time_box.end, Day("2026-01-25"));
}

TEST(FinancesTest, ACorrectedExtensionCountsFromTheFirst) {
  Books books;
  books.Box("2026-01-01", "2026-01-10").Extend("2026-01-20", "2026-01-08").Extend("2026-01-18", "2026-01-30");
  Books::Supersede(books.extensions[0], 2);
  EXPECT_EQ(books.On("2026-01-07").time_box.end, Day("2026-01-10"));
  EXPECT_EQ(books.On("2026-01-09").time_box.end, Day("2026-01-18"));
}

TEST(FinancesTest, PhasesGetWhatNamesThemAndWhatWasSpentInThem) {
  Books books;
  books.Fund(100, "2026-01-01", Phase::kInvestigation).Fund(50, "2026-01-01", Phase::kScaling).Fund(7, "2026-01-01");
  books.Spend(3, "2025-12-31").Spend(10, "2026-01-01").Spend(20, "2026-02-01").Spend(40, "2026-02-02");
  const std::vector<Span> timeline =
      Timeline({Line(1, Phase::kInvestigation, "2026-01-01"), Line(2, Phase::kConstruction, "2026-02-01")});
  EXPECT_THAT(ShareByPhase(books.accounts(), timeline, Day("2026-02-01")),
              ElementsAre(PhaseShare{std::nullopt, 700, 300}, PhaseShare{Phase::kInvestigation, 10'000, 1'000},
                          PhaseShare{Phase::kConstruction, 0, 2'000}, PhaseShare{Phase::kScaling, 5'000, 0}));
}

TEST(FinancesTest, APhasesSideWithoutAnyLineIsNoData) {
  EXPECT_THAT(ShareByPhase(Books().Fund(1, "2026-01-01").accounts(), {}, Day("2026-02-01")),
              ElementsAre(PhaseShare{std::nullopt, 100, std::nullopt}));
}

TEST(FinancesTest, TheBurnDownGoesFromMonthEndToMonthEnd) {
  Books books;
  books.Fund(100, "2025-12-15").Spend(10, "2025-12-31").Spend(30, "2026-02-01").Fund(50, "2026-02-28");
  EXPECT_THAT(
      BurnDown(books.accounts(), Day("2026-03-05")),
      ElementsAre(BurnDownPoint{Day("2025-12-31"), 9'000, 1'000}, BurnDownPoint{Day("2026-01-31"), 9'000, 1'000},
                  BurnDownPoint{Day("2026-02-28"), 11'000, 4'000}, BurnDownPoint{Day("2026-03-05"), 11'000, 4'000}));
}

// Spent before anything was allocated: nothing is known to be left, which is not less than nothing.
TEST(FinancesTest, WhatIsLeftBeforeTheFirstBudgetIsNoData) {
  Books books;
  books.Spend(10, "2026-01-15").Fund(100, "2026-02-10");
  EXPECT_THAT(
      BurnDown(books.accounts(), Day("2026-03-05")),
      ElementsAre(BurnDownPoint{Day("2026-01-31"), std::nullopt, 1'000}, BurnDownPoint{Day("2026-02-28"), 9'000, 1'000},
                  BurnDownPoint{Day("2026-03-05"), 9'000, 1'000}));
  EXPECT_EQ(books.On("2026-01-31").remaining, std::nullopt);
}

TEST(FinancesTest, ABurnDownAskedOnAMonthsEndEndsThereOnce) {
  Books books;
  books.Spend(10, "2026-01-05");
  EXPECT_THAT(BurnDown(books.accounts(), Day("2026-01-31")),
              ElementsAre(BurnDownPoint{Day("2026-01-31"), std::nullopt, 1'000}));
  books.project.budget.allocated = 40 * kEuro;
  EXPECT_THAT(BurnDown(books.accounts(), Day("2026-01-31")),
              ElementsAre(BurnDownPoint{Day("2026-01-31"), 3'000, 1'000}));
}

TEST(FinancesTest, ASlipOfTheYearDoesNotMakeAnEndlessBurnDown) {
  Books books;
  books.Fund(1, "0026-01-01").Spend(1, "2026-01-01");
  EXPECT_EQ(BurnDown(books.accounts(), Day("2026-06-30")).size(), 601U);
  EXPECT_EQ(BurnDown(books.accounts(), Day("9999-12-30")).back().date, Day("9999-12-30"));
}

TEST(FinancesTest, AbsurdAmountsStayAbsurd) {
  Books books;
  for (int i = 0; i < 3; ++i) books.Fund(INT64_MAX / 200, "2026-01-01").Spend(INT64_MAX / 200, "2026-01-01");
  books.Box("2026-01-01", "9999-12-30");
  const Totals totals = books.On("2026-01-02");
  EXPECT_EQ(totals.allocated, INT64_MAX);
  EXPECT_EQ(totals.remaining, 0);
  EXPECT_EQ(totals.forecast_spent, INT64_MAX);
}

}  // namespace
}  // namespace pepiniere::portfolio
