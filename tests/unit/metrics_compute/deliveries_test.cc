#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/metrics/compute/dora_bands.h"
#include "tests/unit/metrics_compute/histories.h"

namespace pepiniere::metrics {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// Mondays of 2026: 5 January, 12 January...
absl::Time Week(int week, int hours = 0) { return At("2026-01-05T11:00:00Z") + absl::Hours(week * 168 + hours); }

History OfDeployments(std::vector<Deployment> deployments) {
  History history;
  history.deployments = std::move(deployments);
  return history;
}

TEST(DeploymentFrequencyTest, DaysNotDeploymentsAndEmptyWeeksAreZero) {
  // 3 deployments on one day, 1 on the next; nothing for two weeks; one in the fourth.
  const History history = OfDeployments({Deployed("a", Week(0)), Deployed("b", Week(0, 1)), Deployed("c", Week(0, 2)),
                                         Deployed("d", Week(0, 24)), Deployed("e", Week(3))});
  const Figure figure = ComputeOne("deployment_frequency", history, Until(Week(4)));
  EXPECT_EQ(figure.n, 4) << "weeks before the first event do not exist";
  EXPECT_EQ(Part(figure, "2026-W02"), 2);
  EXPECT_EQ(Part(figure, "2026-W03"), 0);
  EXPECT_EQ(figure.value, 0.5) << "0, 0, 1, 2";
  EXPECT_EQ(figure.min, 0);
  EXPECT_EQ(figure.max, 2);
}

TEST(DeploymentFrequencyTest, FewerThanFourWeeksTellNothing) {
  const History history = OfDeployments({Deployed("a", Week(0)), Deployed("b", Week(2))});
  EXPECT_EQ(ComputeOne("deployment_frequency", history, Until(Week(3))).no_data, NoData::kTooFew);
  // The fourth is over on Sunday 1 February at midnight in Paris.
  const absl::Time midnight = At("2026-02-01T23:00:00Z");
  EXPECT_EQ(ComputeOne("deployment_frequency", history, Until(midnight - absl::Seconds(1))).no_data, NoData::kTooFew);
  EXPECT_EQ(ComputeOne("deployment_frequency", history, Until(midnight)).value, 0.5);
}

TEST(DeploymentFrequencyTest, OnlyWhatSucceededInProductionCounts) {
  History history = OfDeployments(
      {Deployed("staging", Week(0), Outcome::kSucceeded, "staging"), Deployed("failed", Week(0), Outcome::kFailed)});
  EXPECT_EQ(ComputeOne("deployment_frequency", history, Until(Week(5))).value, 0) << "covered, and none";
  history.deployments.pop_back();
  EXPECT_EQ(ComputeOne("deployment_frequency", history, Until(Week(5))).no_data, NoData::kNoRows);
}

TEST(DeploymentFrequencyTest, IncidentsAreNoDeployments) {
  History history;
  history.incidents = {{"i", Week(0)}};
  EXPECT_EQ(ComputeOne("deployment_frequency", history, Until(Week(9))).no_data, NoData::kNoRows);
  EXPECT_EQ(ComputeOne("change_fail_rate", history, Until(Week(9))).no_data, NoData::kNoRows);
}

TEST(DeploymentFrequencyTest, TheLastThirteenWeeksOnTheLocalCalendar) {
  // 2026-03-29T22:30Z is Monday 30 March in Paris, where clocks changed that night: week 14, not 13.
  History history = OfDeployments({Deployed("first", At("2025-06-01"))});
  history.deployments.push_back(Deployed("night", At("2026-03-29T22:30:00Z")));
  const Figure figure = ComputeOne("deployment_frequency", history, Until(At("2026-04-13T12:00:00Z")));
  EXPECT_EQ(figure.n, 13);
  EXPECT_EQ(Part(figure, "2026-W13"), 0);
  EXPECT_EQ(Part(figure, "2026-W14"), 1);
  EXPECT_THAT(Ids(figure), ElementsAre("night"));
  EXPECT_EQ(figure.rows[0].note, "2026-W14, 2026-03-30");
}

TEST(DoraBandsTest, OfFrequencyOnTheExactMedian) {
  EXPECT_EQ(FrequencyBand(3, {}, {}), "daily");
  EXPECT_EQ(FrequencyBand(2.5, {}, {}), "weekly");
  EXPECT_EQ(FrequencyBand(1, {}, {}), "weekly");
  EXPECT_EQ(FrequencyBand(0.5, 1, {}), "monthly");
  EXPECT_EQ(FrequencyBand(0, 0.5, {}), "yearly");
  EXPECT_EQ(FrequencyBand(0, {}, {}), "") << "no complete month yet";
}

TEST(DoraBandsTest, OfTimesBelowTheirLimit) {
  const auto hours = [](double h) { return TimeBand(h * 3600, {}); };
  EXPECT_EQ(hours(23.999), "one_day");
  EXPECT_EQ(hours(24), "one_week");
  EXPECT_EQ(hours(168), "one_month");
  EXPECT_EQ(hours(729.9), "one_month");
  EXPECT_EQ(hours(730), "six_months");
  EXPECT_EQ(hours(4380), "longer");
}

TEST(DoraBandsTest, OfFailuresInIntegers) {
  EXPECT_EQ(FailBand(3, 20, {}), "low") << "15 % exactly";
  EXPECT_EQ(FailBand(151, 1000, {}), "middle");
  EXPECT_EQ(FailBand(459, 1000, {}), "middle");
  EXPECT_EQ(FailBand(23, 50, {}), "high") << "46 % exactly";
  EXPECT_EQ(FailBand(0, 1, {}), "low");
}

TEST(DoraBandsTest, MonthlyByTheMedianOfTheLastThreeCompleteMonths) {
  History history = OfDeployments(
      {Deployed("jan", At("2026-01-14")), Deployed("feb", At("2026-02-11")), Deployed("mar", At("2026-03-11"))});
  EXPECT_EQ(ComputeOne("deployment_frequency", history, Until(At("2026-04-15"))).band, "monthly");
  history.deployments.pop_back();
  history.deployments.pop_back();
  EXPECT_EQ(ComputeOne("deployment_frequency", history, Until(At("2026-04-15"))).band, "yearly");
}

Change Written(std::string sha, absl::Time authored, absl::Time created, absl::Time merged) {
  return {std::move(sha), authored, created, merged};
}

History OfChanges() {
  History history = OfDeployments({Deployed("d0", Week(0)), Deployed("d1", Week(1)), Deployed("d2", Week(2))});
  history.deployments[0].changes = {"old"};
  history.deployments[1].changes = {"a", "b", "amended", "early", "unknown", "old"};
  history.deployments[2].changes = {"a", "c"};
  history.changes = {Written("old", Week(0, -900), Week(0, -900), Week(0, -2)),
                     Written("a", Week(1, -10), Week(1, -9), Week(1, -2)),
                     Written("b", Week(1, -20), Week(1, -19), Week(1, -2)),
                     Written("amended", Week(1, -1), Week(1, -30), Week(1, -2)),
                     Written("early", Week(1, -9), Week(1, -9), Week(1, 3)),
                     Written("c", Week(2, -40), Week(2, -40), Week(2, -2)),
                     Written("waiting", Week(2, -40), Week(2, -40), Week(2, -2))};
  return history;
}

TEST(ChangeLeadTimeTest, ToTheFirstDeploymentThatCarriesIt) {
  const Figure figure = ComputeOne("change_lead_time", OfChanges(), Until(Week(9)));
  EXPECT_EQ(figure.n, 4);
  EXPECT_EQ(figure.value, 25 * 3600) << "10, 20, 30, 40 hours";
  EXPECT_EQ(figure.band, "one_week");
  EXPECT_THAT(Ids(figure), UnorderedElementsAre("a", "b", "amended", "c"));
  EXPECT_THAT(Reasons(figure), UnorderedElementsAre("old BASELINE", "early DEPLOYED_BEFORE_MERGE",
                                                    "unknown UNKNOWN_CHANGE", "waiting NOT_CARRIED"));
}

TEST(ChangeLeadTimeTest, WhatWasMergedAndNoDeploymentSaysThatItCarriesIsListed) {
  History history = OfChanges();
  history.changes.push_back(Written("since", Week(2, 1), Week(2, 1), Week(2, 2)));
  history.changes.push_back(Written("before", Week(0, -9), Week(0, -9), Week(0, -1)));
  history.changes.push_back({.sha = "open", .authored = Week(1, -9)});
  const auto not_carried = [&](absl::Time as_of) {
    std::vector<std::string> listed = Reasons(ComputeOne("change_lead_time", history, Until(as_of)));
    std::erase_if(listed, [](const std::string& one) { return !one.ends_with(" NOT_CARRIED"); });
    return listed;
  };
  EXPECT_THAT(not_carried(Week(9)), ElementsAre("waiting NOT_CARRIED"))
      << "neither what was there before the first deployment, nor what came after the last, nor what is not merged";
  EXPECT_THAT(not_carried(Week(2, -1)), IsEmpty()) << "it was not deployed yet";
  history.deployments[2].outcome = Outcome::kFailed;
  EXPECT_THAT(not_carried(Week(9)), IsEmpty());
}

TEST(ChangeLeadTimeTest, AuthoredAfterItsMergeItCountsFromItsCreation) {
  const Figure figure = ComputeOne("change_lead_time", OfChanges(), Until(Week(9)));
  const auto amended = std::ranges::find(figure.rows, "amended", &Row::id);
  ASSERT_NE(amended, figure.rows.end());
  EXPECT_EQ(amended->contribution, 30 * 3600);
  EXPECT_EQ(amended->note, "d1, since its creation");
}

TEST(ChangeLeadTimeTest, AFailedDeploymentCarriesNothing) {
  History history = OfChanges();
  history.deployments[1].outcome = Outcome::kFailed;
  const Figure figure = ComputeOne("change_lead_time", history, Until(Week(9)));
  EXPECT_THAT(Ids(figure), UnorderedElementsAre("a", "c"));
  EXPECT_EQ(std::ranges::find(figure.rows, "a", &Row::id)->contribution, (168 + 10) * 3600);
}

TEST(ChangeLeadTimeTest, OneDeploymentIsABaselineAndNoFigure) {
  History history = OfChanges();
  history.deployments.resize(1);
  EXPECT_EQ(ComputeOne("change_lead_time", history, Until(Week(9))).no_data, NoData::kNoRows);
}

}  // namespace
}  // namespace pepiniere::metrics
