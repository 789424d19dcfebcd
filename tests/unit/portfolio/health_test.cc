#include "services/portfolio/domain/health.h"

#include <gtest/gtest.h>

#include "tests/unit/portfolio/lines.h"

namespace pepiniere::portfolio {
namespace {

const base::Date kToday = Day("2026-06-30");

template <typename T>
Entry<T> Recorded(T value) {
  Entry<T> line;
  line.value = std::move(value);
  line.recorded_at = absl::FromUnixSeconds(1'700'000'000);
  return line;
}

class HealthTest : public ::testing::Test {
 protected:
  Health Judge(base::Date day = kToday) const {
    return JudgeHealth({project_, funding_, spending_, extensions_}, timeline_, events_, day, kToday, measures_);
  }
  void Happened(std::string type, int days_ago) { events_.push_back({std::move(type), kToday + -days_ago, "", ""}); }
  // To production, with success; the oldest first.
  void Deployed(int days_ago) {
    measures_.first_deployment = measures_.first_deployment.value_or(kToday + -days_ago);
    measures_.last_deployment = kToday + -days_ago;
    if (days_ago < kLatelyDays) measures_.recent_deployments.push_back(kToday + -days_ago);
  }
  void In(Phase phase, int days_ago) {
    if (!timeline_.empty()) timeline_.back().ends = kToday + -days_ago;
    timeline_.push_back({kToday + -days_ago, base::Date::Max(), kToday + -days_ago, phase, false, 1});
  }
  void Granted(std::int64_t cents) {
    FundingLine line;
    line.amount = cents;
    funding_.push_back(Recorded(line));
  }
  void Spent(std::int64_t cents, int days_ago) {
    SpendingEntry entry;
    entry.amount = cents;
    entry.date = kToday + -days_ago;
    spending_.push_back(Recorded(entry));
  }

  Project project_;
  std::vector<Span> timeline_;
  std::vector<Event> events_;
  std::vector<Entry<FundingLine>> funding_;
  std::vector<Entry<SpendingEntry>> spending_;
  std::vector<Entry<TimeBoxExtension>> extensions_;
  Measures measures_;
};

void ExpectSign(const Sign& sign, Light light, std::string_view code) {
  EXPECT_EQ(sign.light, light) << sign.reason;
  EXPECT_EQ(sign.code, code);
  EXPECT_FALSE(sign.reason.empty());
}

TEST_F(HealthTest, NothingRecordedIsNoData) {
  const Health health = Judge();
  ExpectSign(health.working_solution, Light::kNoData, "NO_PRODUCT_YET");
  ExpectSign(health.limited_time, Light::kNoData, "NO_TIME_BOX");
  ExpectSign(health.moderate_budget, Light::kNoData, "NO_BUDGET");
  ExpectSign(health.continuous_improvement, Light::kNoData, "NEVER_DELIVERED");
}

TEST_F(HealthTest, AWorkingSolutionIsLiveAndDeliveredTo) {
  project_.links.product = "https://pont.example";
  ExpectSign(Judge().working_solution, Light::kOrange, "NO_DELIVERY");
  Happened("delivery", 90);
  Happened("fast", 1);         // no delivery
  Happened("deployment", -1);  // still to come
  ExpectSign(Judge().working_solution, Light::kOrange, "NO_DELIVERY");
  EXPECT_EQ(Judge().working_solution.date, kToday + -90);
  Happened("deployment", 89);
  ExpectSign(Judge().working_solution, Light::kGreen, "DELIVERED");
}

TEST_F(HealthTest, DeploymentsAreDeliveriesAndShowThatAProductIsLive) {
  In(Phase::kConstruction, 600);
  ExpectSign(Judge().working_solution, Light::kRed, "NO_PRODUCT");
  Deployed(200);
  ExpectSign(Judge().working_solution, Light::kOrange, "NO_DELIVERY");
  EXPECT_EQ(Judge().working_solution.date, kToday + -200);
  ExpectSign(Judge().continuous_improvement, Light::kRed, "NO_DELIVERY");
  Deployed(30);
  ExpectSign(Judge().working_solution, Light::kGreen, "DELIVERED");
  ExpectSign(Judge().continuous_improvement, Light::kOrange, "FEW_DELIVERIES");
  Happened("deployment", 30);  // the same, told twice
  EXPECT_EQ(Judge().continuous_improvement.count, 1);
  Deployed(20);
  Deployed(10);
  ExpectSign(Judge().continuous_improvement, Light::kGreen, "DELIVERING");
  EXPECT_EQ(Judge().continuous_improvement.count, 3);
}

TEST_F(HealthTest, AProductThatNobodyUsesIsNoWorkingSolution) {
  project_.links.product = "https://pont.example";
  Deployed(10);
  measures_.used = true;
  ExpectSign(Judge().working_solution, Light::kGreen, "DELIVERED");
  measures_.used = false;
  ExpectSign(Judge().working_solution, Light::kOrange, "NOT_USED");
  measures_.used.reset();  // nobody counts: that is not to say that nobody uses it
  ExpectSign(Judge().working_solution, Light::kGreen, "DELIVERED");
}

TEST_F(HealthTest, WhatCannotBeAskedIsNoDataUnlessTheRestSuffices) {
  In(Phase::kConstruction, 600);
  measures_.away = true;
  ExpectSign(Judge().working_solution, Light::kNoData, "METRICS_AWAY");
  ExpectSign(Judge().continuous_improvement, Light::kNoData, "METRICS_AWAY");
  project_.links.product = "https://pont.example";
  Happened("delivery", 100);
  ExpectSign(Judge().working_solution, Light::kNoData, "METRICS_AWAY");
  for (const int days : {30, 20, 10}) Happened("delivery", days);
  ExpectSign(Judge().working_solution, Light::kGreen, "DELIVERED");
  ExpectSign(Judge().continuous_improvement, Light::kGreen, "DELIVERING");
}

TEST_F(HealthTest, AProductIsLiveFromItsFirstDeliveryOn) {
  project_.links.product = "https://pont.example";
  Happened("product_launch", 300);
  Happened("delivery", 20);
  ExpectSign(Judge(kToday + -301).working_solution, Light::kNoData, "NO_PRODUCT_YET");
  ExpectSign(Judge(kToday + -300).working_solution, Light::kGreen, "DELIVERED");
  ExpectSign(Judge(kToday + -200).working_solution, Light::kOrange, "NO_DELIVERY");
  In(Phase::kConstruction, 600);
  ExpectSign(Judge(kToday + -301).working_solution, Light::kRed, "NO_PRODUCT");
}

TEST_F(HealthTest, AProductThatWasNeverDeliveredToIsLiveTodayAndNobodyKnowsSinceWhen) {
  project_.links.product = "https://pont.example";
  In(Phase::kConstruction, 600);
  ExpectSign(Judge().working_solution, Light::kOrange, "NO_DELIVERY");
  ExpectSign(Judge(kToday + -1).working_solution, Light::kNoData, "LAUNCH_UNKNOWN");
}

TEST_F(HealthTest, ConstructionWithoutAProductHas180Days) {
  In(Phase::kInvestigation, 900);
  In(Phase::kConstruction, 180);
  ExpectSign(Judge().working_solution, Light::kNoData, "NO_PRODUCT_YET");
  timeline_.clear();
  In(Phase::kConstruction, 181);
  In(Phase::kScaling, 10);
  ExpectSign(Judge().working_solution, Light::kRed, "NO_PRODUCT");
}

TEST_F(HealthTest, ARestartBeginsAnew) {
  In(Phase::kConstruction, 900);
  In(Phase::kStopped, 500);
  ExpectSign(Judge().working_solution, Light::kRed, "NO_PRODUCT");
  In(Phase::kConstruction, 20);
  ExpectSign(Judge().working_solution, Light::kNoData, "NO_PRODUCT_YET");
}

TEST_F(HealthTest, TimeIsGreenTo80AndOrangeTo100Percent) {
  project_.time_box = {kToday + -79, kToday + 20};  // 80 of 100 days
  ExpectSign(Judge().limited_time, Light::kGreen, "WITHIN_TIME_BOX");
  EXPECT_EQ(Judge().limited_time.percent, 80);
  EXPECT_EQ(Judge().limited_time.date, kToday + 20);
  project_.time_box = {kToday + -80, kToday + 19};
  ExpectSign(Judge().limited_time, Light::kOrange, "TIME_BOX_ENDING");
  project_.time_box = {kToday + -99, kToday};
  ExpectSign(Judge().limited_time, Light::kOrange, "TIME_BOX_ENDING");
  project_.time_box = {kToday + -100, kToday + -1};
  ExpectSign(Judge().limited_time, Light::kRed, "OVERDUE");
  TimeBoxExtension more;
  more.end = kToday + 200;
  extensions_.push_back(Recorded(more));
  ExpectSign(Judge().limited_time, Light::kGreen, "WITHIN_TIME_BOX");
}

TEST_F(HealthTest, AnEndWithoutAStartIsOverdueOnceItHasPassed) {
  project_.time_box = {std::nullopt, kToday};
  ExpectSign(Judge().limited_time, Light::kNoData, "NO_TIME_BOX");
  project_.time_box.end = kToday + -1;
  ExpectSign(Judge().limited_time, Light::kRed, "OVERDUE");
}

TEST_F(HealthTest, MoneyIsGreenTo80AndOrangeTo100Percent) {
  Granted(100'00);
  ExpectSign(Judge().moderate_budget, Light::kNoData, "NO_SPENDING");
  Spent(80'00, 200);
  ExpectSign(Judge().moderate_budget, Light::kGreen, "WITHIN_BUDGET");
  Spent(20'00, 200);
  ExpectSign(Judge().moderate_budget, Light::kOrange, "BUDGET_NEARLY_SPENT");
  Spent(1, 200);
  ExpectSign(Judge().moderate_budget, Light::kRed, "OVER_BUDGET");
  Granted(100'00);
  ExpectSign(Judge().moderate_budget, Light::kGreen, "WITHIN_BUDGET");
}

TEST_F(HealthTest, MoneyThatWillNotLastUntilTheEndIsOrange) {
  project_.time_box = {kToday + -30, kToday + 300};
  Granted(100'00);
  Spent(30'00, 29);  // one euro a day
  ExpectSign(Judge().moderate_budget, Light::kOrange, "BUDGET_WILL_NOT_LAST");
  project_.time_box.end = kToday + 60;
  ExpectSign(Judge().moderate_budget, Light::kGreen, "WITHIN_BUDGET");
}

TEST_F(HealthTest, ThreeDeliveriesIn90DaysAreAGoodRhythm) {
  Happened("product_launch", 400);
  ExpectSign(Judge().continuous_improvement, Light::kRed, "NO_DELIVERY");
  Happened("delivery", 89);
  ExpectSign(Judge().continuous_improvement, Light::kOrange, "FEW_DELIVERIES");
  Happened("delivery", 5);
  ExpectSign(Judge().continuous_improvement, Light::kOrange, "FEW_DELIVERIES");
  Happened("deployment", 0);
  ExpectSign(Judge().continuous_improvement, Light::kGreen, "DELIVERING");
  EXPECT_EQ(Judge().continuous_improvement.count, 3);
}

}  // namespace
}  // namespace pepiniere::portfolio
