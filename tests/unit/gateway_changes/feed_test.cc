// What a row of the table must be, what a service is asked, and what its messages say.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/gateway/changes/followed_feed.h"
#include "tests/unit/gateway_changes/fake_feeds.h"

namespace pepiniere::gateway::changes {
namespace {

using nlohmann::json;
using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

constexpr char kPortfolio[] = "pepiniere.portfolio.v1.PortfolioService";

class FeedTest : public testing::Test {
 protected:
  absl::StatusOr<FollowedFeed> Of(const FeedRow& row) const { return FollowedFeed::Of(row, methods_); }
  FollowedFeed Cohorts() const {
    return Of({"cohort.cohorts", test::kCohorts, "WatchCohorts", {{"parent", "programmes/-"}}}).value();
  }
  static json DataOf(const std::string& event) {
    EXPECT_THAT(event, StartsWith("data: {"));
    EXPECT_THAT(event, EndsWith("}\n\n"));
    EXPECT_EQ(event.find('\n'), event.size() - 2) << "on one line";
    return json::parse(event.substr(6));
  }

  test::FakeFeeds feeds_;
  const Methods methods_ = [this] {
    auto services = feeds_.Options().services;
    services[kPortfolio] = services.begin()->second;
    return Methods::Of(services).value();
  }();
};

TEST_F(FeedTest, ARowIsAWatchOrAMistake) {
  EXPECT_TRUE(Of({"cohort.programmes", test::kCohorts, "WatchProgrammes"}).ok());
  for (const auto& [row, why] : std::vector<std::pair<FeedRow, std::string>>{
           {{"a.b", test::kCohorts, "WatchNothing"}, "nobody serves"},
           {{"a.b", "pepiniere.other.v1.Service", "WatchCohorts"}, "nobody serves"},
           {{"a.b", test::kCohorts, "GetCohort"}, "does not stream"},
           {{"a.b", kPortfolio, "ImportProjects"}, "does not stream"},
           {{"a.b", test::kCohorts, "WatchCohorts", {{"parents", "-"}}}, "takes no text parents"}}) {
    const absl::Status status = Of(row).status();
    EXPECT_TRUE(absl::IsInvalidArgument(status)) << row.method;
    EXPECT_THAT(status.ToString(), HasSubstr(why));
    EXPECT_THAT(status.ToString(), HasSubstr("the feed a.b"));
  }
}

TEST_F(FeedTest, AServiceIsAskedWithItsArgumentsAndTheToken) {
  cohort::v1::WatchCohortsRequest request;
  ASSERT_TRUE(request.ParseFromString(Cohorts().RequestAfter("")));
  EXPECT_EQ(request.parent() + " " + request.resume_token(), "programmes/- ");
  ASSERT_TRUE(request.ParseFromString(Cohorts().RequestAfter("k7")));
  EXPECT_EQ(request.parent() + " " + request.resume_token(), "programmes/- k7");
}

TEST_F(FeedTest, AMessageIsAnEventOfNamesAndKinds) {
  cohort::v1::WatchCohortsResponse message;
  message.set_resume_token("k7");
  EXPECT_EQ(DataOf(Cohorts().Event(message.SerializeAsString()).value()),
            json::parse(R"({"service":"cohort","feed":"cohort.cohorts","token":"k7","changes":[]})"));
  const auto add = [&](int kind, const std::string& name) {
    auto& change = *message.add_changes();
    change.set_kind(static_cast<rpc::v1::ChangeKind>(kind));
    change.mutable_cohort()->set_name(name);
    change.mutable_cohort()->set_title("what is in it is not told\n\n");
  };
  add(1, "programmes/eig/cohorts/8");
  add(2, "programmes/eig/cohorts/9");
  add(3, "programmes/é\n\"/cohorts/1");
  add(9, "programmes/eig/cohorts/10");
  EXPECT_EQ(DataOf(Cohorts().Event(message.SerializeAsString()).value())["changes"],
            json::parse(R"([{"name":"programmes/eig/cohorts/8","kind":"CREATED"},
                            {"name":"programmes/eig/cohorts/9","kind":"UPDATED"},
                            {"name":"programmes/é\n\"/cohorts/1","kind":"DELETED"},
                            {"name":"programmes/eig/cohorts/10","kind":"UPDATED"}])"));
}

TEST_F(FeedTest, AChangeMayNameItsResourceAndSayNoMoreOfIt) {
  const FollowedFeed lines =
      Of({"portfolio.lines", test::kGovernance, "WatchProjectLines", {{"parent", "projects/-"}}}).value();
  portfolio::v1::WatchProjectLinesResponse message;
  message.set_resume_token("l7");
  auto& change = *message.add_changes();
  change.set_kind(portfolio::v1::CHANGE_KIND_CREATED);
  change.set_name("projects/x/events/3");
  EXPECT_EQ(DataOf(lines.Event(message.SerializeAsString()).value())["changes"],
            json::parse(R"([{"name":"projects/x/events/3","kind":"CREATED"}])"));
}

TEST_F(FeedTest, WhatIsNoMessageIsTheServicesFault) {
  EXPECT_TRUE(absl::IsInternal(Cohorts().Event("\xff\xff").status()));
}

TEST_F(FeedTest, ALossIsAnEvent) {
  EXPECT_EQ(DataOf(Cohorts().LostEvent()), json::parse(R"({"service":"cohort","feed":"cohort.cohorts","lost":true})"));
}

}  // namespace
}  // namespace pepiniere::gateway::changes
