#include "services/gateway/changes/question.h"

#include <gmock/gmock.h>

#include "tests/unit/gateway_changes/fake_feeds.h"

namespace pepiniere::gateway::changes {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class QuestionTest : public testing::Test {
 protected:
  QuestionTest() {
    for (std::size_t i = 0; i < kMostFeeds - 2; ++i)
      Add("cohort.many-" + std::to_string(i), test::kCohorts, "WatchCohorts");
    Add("portfolio.projects", test::kGovernance, "WatchProjects");
    Add("portfolio.committees", test::kGovernance, "WatchCommittees");
    Add("cohort.programmes", test::kCohorts, "WatchProgrammes");
  }
  void Add(std::string name, std::string service, std::string method) {
    feeds_.push_back(FollowedFeed::Of({std::move(name), std::move(service), std::move(method)}, methods_).value());
  }
  // "feed:token" of each.
  std::vector<std::string> Read(std::string_view query) const {
    std::vector<std::string> all;
    const auto asked = ReadQuestion(query, feeds_);
    EXPECT_TRUE(asked.ok()) << asked.status();
    if (!asked.ok()) return all;
    for (const Asked& one : *asked) all.push_back(one.feed->name() + ":" + one.token);
    return all;
  }
  std::string Refusal(std::string_view query) const {
    const absl::Status status = ReadQuestion(query, feeds_).status();
    EXPECT_TRUE(absl::IsInvalidArgument(status)) << status;
    return std::string(status.message());
  }

  const test::FakeFeeds services_;
  const Methods methods_ = Methods::Of(services_.Options().services).value();
  std::vector<FollowedFeed> feeds_;
};

TEST_F(QuestionTest, FeedsAreFollowedFromNowOnOrFromATokenOn) {
  EXPECT_THAT(Read("feed=portfolio.projects"), ElementsAre("portfolio.projects:"));
  EXPECT_THAT(Read("resume=cohort.programmes%3Aa%2Bb%3A%3D&feed=portfolio.projects&feed=cohort.programmes"),
              ElementsAre("portfolio.projects:", "cohort.programmes:a+b:="));
  EXPECT_THAT(Read("feed=portfolio.projects&feed=portfolio.projects&resume=portfolio.projects:"),
              ElementsAre("portfolio.projects:"))
      << "each once, and no token is none";
}

TEST_F(QuestionTest, WhatThereIsIsSaidToWhoAsksForSomethingElse) {
  EXPECT_THAT(Refusal("feed=portfolio.nothing"),
              HasSubstr("no feed portfolio.nothing; there are portfolio.projects, .committees"));
  EXPECT_THAT(Refusal("feed=portfolio.nothing"), Not(HasSubstr("cohort")));
  EXPECT_THAT(Refusal("feed=cohort.nothing"), HasSubstr(", .programmes"));
  for (const char* query : {"", "feed=", "feed=portfolio.projects&feed=x", "feed=port.projects", "feed=.projects"}) {
    EXPECT_THAT(Refusal(query), HasSubstr("there are those of cohort, portfolio")) << query;
  }
  EXPECT_THAT(Refusal("feed=%FF%0A"), Not(HasSubstr("\n")));
}

TEST_F(QuestionTest, TheyAreSomeAtATime) {
  std::string query;
  for (std::size_t i = 0; i < kMostFeeds - 2; ++i) query += "feed=cohort.many-" + std::to_string(i) + "&";
  query += "feed=portfolio.projects&feed=portfolio.committees";
  EXPECT_EQ(Read(query).size(), kMostFeeds);
  EXPECT_THAT(Refusal(query + "&feed=cohort.programmes"), HasSubstr(std::to_string(kMostFeeds) + " feeds at most"));
}

TEST_F(QuestionTest, ATokenIsOfAFeedThatIsAskedFor) {
  EXPECT_THAT(Refusal("feed=portfolio.projects&resume=token"), HasSubstr("FEED:TOKEN"));
  EXPECT_THAT(Refusal("feed=portfolio.projects&resume=cohort.programmes:k1"), HasSubstr("not asked for"));
}

}  // namespace
}  // namespace pepiniere::gateway::changes
