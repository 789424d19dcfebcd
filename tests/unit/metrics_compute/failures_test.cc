#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/metrics_compute/histories.h"

namespace pepiniere::metrics {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

Incident Detected(std::string id, absl::Time detected, std::optional<absl::Time> resolved = {},
                  std::string deployment = "") {
  return {std::move(id), detected, resolved, std::move(deployment)};
}

// Ten deployments, a day and a half apart, from hour 0.
History TenDeployments() {
  History history;
  for (int i = 0; i < 10; ++i) history.deployments.push_back(Deployed("d" + std::to_string(i), Hour(36 * i)));
  return history;
}
const absl::Time kLongAfter = Hour(5000);

TEST(ChangeFailRateTest, SeveralIncidentsOfOneDeploymentAreOneFailure) {
  History history = TenDeployments();
  for (int i = 0; i < 25; ++i) history.incidents.push_back(Detected("i" + std::to_string(i), Hour(37)));
  const Figure figure = ComputeOne("change_fail_rate", history, Until(kLongAfter));
  EXPECT_EQ(figure.numerator, 1);
  EXPECT_EQ(figure.denominator, 10);
  EXPECT_DOUBLE_EQ(*figure.value, 0.1) << "25 incidents over 10 deployments are not 250 %";
  EXPECT_EQ(figure.band, "low");
}

TEST(ChangeFailRateTest, AnExplicitLinkIsBelievedElseTheLatestWholeOneBefore) {
  History history = TenDeployments();
  history.deployments.push_back(Deployed("partial", Hour(37), Outcome::kFailed));
  history.deployments.push_back(Deployed("staging", Hour(37), Outcome::kSucceeded, "staging"));
  history.incidents = {Detected("by time", Hour(38)), Detected("named", Hour(38), {}, "d7"),
                       Detected("at its finish", Hour(108))};
  const Figure figure = ComputeOne("change_fail_rate", history, Until(kLongAfter));
  std::vector<std::string> notes;
  for (const Row& row : figure.rows) {
    if (row.contribution == 1) notes.push_back(row.id + ": " + row.note);
  }
  EXPECT_THAT(notes, ElementsAre("d1: by time by time, 7200 s after", "d3: at its finish by time, 0 s after",
                                 "d7: named explicit"));
  EXPECT_EQ(figure.denominator, 10);
  EXPECT_THAT(Reasons(figure), Contains("partial DID_NOT_REACH_USERS"));
}

TEST(ChangeFailRateTest, BeyondTheHorizonAnIncidentIsPutDownToNothing) {
  History history = TenDeployments();
  history.incidents = {Detected("at it", Hour(24)), Detected("past it", Hour(36 + 25)),
                       Detected("unknown", Hour(1), {}, "d99")};
  const Figure figure = ComputeOne("change_fail_rate", history, Until(kLongAfter));
  EXPECT_EQ(figure.numerator, 1);
  EXPECT_THAT(Reasons(figure), UnorderedElementsAre("past it NOT_LINKED", "unknown UNKNOWN_DEPLOYMENT"));
  Parameters parameters;
  parameters.fail_horizon = absl::Hours(25);
  EXPECT_EQ(ComputeOne("change_fail_rate", history, Until(kLongAfter), parameters).numerator, 2);
}

TEST(ChangeFailRateTest, WhatIsYoungMaturesOutsideOfBothSides) {
  History history = TenDeployments();
  history.incidents = {Detected("i", Hour(36 * 9 + 1))};
  const Figure figure = ComputeOne("change_fail_rate", history, Until(Hour(36 * 9 + 23)));
  EXPECT_EQ(figure.numerator, 0);
  EXPECT_EQ(figure.denominator, 9);
  EXPECT_EQ(Part(figure, "maturing"), 1);
  EXPECT_THAT(Reasons(figure), ElementsAre("d9 MATURING"));
  const Figure later = ComputeOne("change_fail_rate", history, Until(Hour(36 * 9 + 24)));
  EXPECT_EQ(later.numerator, 1);
  EXPECT_EQ(later.denominator, 10);
  const Figure first = ComputeOne("change_fail_rate", history, Until(Hour(1)));
  EXPECT_EQ(first.no_data, NoData::kEmptyDenominator);
  EXPECT_EQ(first.value, std::nullopt);
}

TEST(ChangeFailRateTest, ARollbackIsAFailure) {
  History history = TenDeployments();
  history.deployments[4].outcome = Outcome::kRolledBack;
  history.deployments[5].outcome = Outcome::kFailed;  // stopped before users had it
  const Figure figure = ComputeOne("change_fail_rate", history, Until(kLongAfter));
  EXPECT_EQ(figure.numerator, 1);
  EXPECT_EQ(figure.denominator, 9);
}

TEST(ChangeFailRateTest, OneThatFailedAndHasAnIncidentReachedUsersOnBothSides) {
  History history;
  history.deployments = {Deployed("d", Hour(0), Outcome::kFailed)};
  history.incidents = {Detected("i", Hour(1), {}, "d")};
  const Figure figure = ComputeOne("change_fail_rate", history, Until(kLongAfter));
  EXPECT_EQ(figure.value, 1) << "never more than 100 %";
  EXPECT_EQ(figure.band, "high");
}

TEST(RecoveryTimeTest, ToTheLastIncidentAndOpenOnesAreListed) {
  History history;
  history.deployments = {Deployed("a", Hour(0)), Deployed("b", Hour(100)), Deployed("c", Hour(200)),
                         Deployed("d", Hour(300)), Deployed("fine", Hour(400))};
  const auto minutes = [](int hour, int m) { return Hour(hour) + absl::Minutes(m); };
  history.incidents = {Detected("a1", minutes(0, 5), minutes(0, 30)), Detected("a2", minutes(0, 10), minutes(0, 90)),
                       Detected("b1", minutes(100, 1), minutes(100, 30)),
                       Detected("c1", minutes(200, 1), minutes(200, 600)), Detected("d1", minutes(300, 1))};
  const Figure figure = ComputeOne("recovery_time", history, Until(kLongAfter));
  EXPECT_EQ(figure.n, 3);
  EXPECT_EQ(figure.value, 90 * 60);
  EXPECT_EQ(figure.p50, 90 * 60);
  EXPECT_EQ(Part(figure, "open"), 1);
  EXPECT_THAT(Reasons(figure), ElementsAre("d OPEN"));
  EXPECT_EQ(figure.band, "one_day");
  // Before the last of its incidents was resolved, the first one was open.
  EXPECT_THAT(Reasons(ComputeOne("recovery_time", history, Until(minutes(0, 60)))), ElementsAre("a OPEN"));
}

TEST(RecoveryTimeTest, ARollbackEndsOneWithoutIncidents) {
  History history = TenDeployments();
  history.deployments[2].outcome = Outcome::kRolledBack;
  history.deployments[2].rolled_back = Hour(36 * 2 + 3);
  history.deployments[3].outcome = Outcome::kRolledBack;
  const Figure figure = ComputeOne("recovery_time", history, Until(kLongAfter));
  EXPECT_EQ(figure.value, 3 * 3600);
  EXPECT_THAT(Reasons(figure), ElementsAre("d3 ROLLBACK_WITHOUT_DATE"));
  // As of before it was, nothing was wrong.
  EXPECT_EQ(ComputeOne("recovery_time", history, Until(Hour(36 * 2 + 1))).no_data, NoData::kNoFailure);
}

TEST(RecoveryTimeTest, NothingFailedIsNotNothingTold) {
  History history = TenDeployments();
  EXPECT_EQ(ComputeOne("recovery_time", history, Until(kLongAfter)).no_data, NoData::kNoFailure);
  EXPECT_EQ(ComputeOne("recovery_time", {}, Until(kLongAfter)).no_data, NoData::kNoRows);
  // One failed, and is not over: that is neither.
  history.incidents = {Detected("i", Hour(36 * 2 + 1))};
  const Figure figure = ComputeOne("recovery_time", history, Until(kLongAfter));
  EXPECT_EQ(figure.no_data, NoData::kTooFew);
  EXPECT_THAT(Reasons(figure), ElementsAre("d2 OPEN"));
}

TEST(ReworkRateTest, OnlyWhereIntentIsRecorded) {
  History history = TenDeployments();
  EXPECT_EQ(ComputeOne("rework_rate", history, Until(kLongAfter)).no_data, NoData::kNoIntent);
  for (int i = 0; i < 4; ++i) history.deployments[static_cast<std::size_t>(i)].intent = Intent::kPlanned;
  history.deployments[3].intent = Intent::kIncident;
  const Figure figure = ComputeOne("rework_rate", history, Until(kLongAfter));
  EXPECT_EQ(figure.value, 0.25);
  EXPECT_EQ(figure.denominator, 4);
  EXPECT_EQ(figure.excluded.size(), 6);
  EXPECT_EQ(ComputeOne("rework_rate", {}, Until(kLongAfter)).no_data, NoData::kNoRows);
}

}  // namespace
}  // namespace pepiniere::metrics
