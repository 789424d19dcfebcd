#include "services/feedback/domain/votes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace pepiniere::feedback {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

Voter Of(const std::string& name) { return {name, "stone of " + name}; }

class VotesTest : public testing::Test {
 protected:
  VotesTest() {
    EXPECT_TRUE(votes_.Add("one", "agents").ok());
    EXPECT_TRUE(votes_.Add("two", "agents").ok());
    for (const char* name : {"a", "b", "c", "d"}) Cast("one", name);
    for (const char* name : {"c", "d", "e"}) Cast("two", name);
  }
  void Cast(const std::string& item, const std::string& name, int version = 1) {
    EXPECT_TRUE(votes_.Cast(item, version, Of(name)).ok());
  }

  Votes votes_;
};

TEST_F(VotesTest, MergedItemsCountPeopleAndComeApartExactly) {
  EXPECT_TRUE(votes_.Merge("two", "one").ok());
  EXPECT_EQ(votes_.Count("one"), 5);
  EXPECT_TRUE(votes_.Revoke("one", Of("e")).ok());
  EXPECT_EQ(votes_.Count("one"), 4);
  EXPECT_TRUE(votes_.Unmerge("two").ok());
  EXPECT_EQ(votes_.Count("one"), 4);
  EXPECT_EQ(votes_.Count("two"), 2);
}

TEST_F(VotesTest, OnePersonIsOneVoteHoweverOftenTheyCast) {
  for (int i = 0; i < 10; ++i) Cast("one", "a");
  EXPECT_EQ(votes_.Count("one"), 4);
  EXPECT_TRUE(votes_.Merge("two", "one").ok());
  // e has a vote that counts already: apart, the first item is as it was.
  Cast("one", "e");
  Cast("two", "f");
  EXPECT_EQ(votes_.Count("one"), 6);
  EXPECT_TRUE(votes_.Unmerge("two").ok());
  EXPECT_EQ(votes_.Count("one"), 5);
  EXPECT_EQ(votes_.Count("two"), 3);
}

TEST_F(VotesTest, RevokingTakesBackWhateverCounts) {
  EXPECT_TRUE(votes_.Merge("two", "one").ok());
  EXPECT_TRUE(votes_.Revoke("two", Of("c")).ok());
  EXPECT_EQ(votes_.Count("one"), 4);
  EXPECT_TRUE(votes_.Unmerge("two").ok());
  EXPECT_EQ(votes_.Count("one"), 3);
  EXPECT_EQ(votes_.Count("two"), 2);
}

TEST_F(VotesTest, EarlierVotesStayWithTheirVersion) {
  EXPECT_TRUE(votes_.Edit("one").ok());
  EXPECT_THAT(votes_.CountByVersion("one"), ElementsAre(Pair(1, 4)));
  EXPECT_EQ(votes_.Cast("one", 1, Of("f")).code(), absl::StatusCode::kFailedPrecondition);
  Cast("one", "a", 2);
  Cast("one", "f", 2);
  EXPECT_THAT(votes_.CountByVersion("one"), ElementsAre(Pair(1, 3), Pair(2, 2)));
  EXPECT_EQ(votes_.Count("one"), 5);
}

TEST_F(VotesTest, WhatIsHiddenDoesNotCountUntilItIsRestored) {
  EXPECT_TRUE(votes_.Merge("two", "one").ok());
  EXPECT_TRUE(votes_.Hide("two").ok());
  EXPECT_EQ(votes_.Count("one"), 4);
  EXPECT_FALSE(votes_.Cast("two", 1, Of("f")).ok());
  Cast("one", "e");
  EXPECT_EQ(votes_.Count("one"), 5);
  EXPECT_TRUE(votes_.Restore("two").ok());
  EXPECT_EQ(votes_.Count("one"), 5);
  EXPECT_TRUE(votes_.Hide("one").ok());
  EXPECT_EQ(votes_.Count("one"), 0);
  EXPECT_THAT(votes_.CountByVersion("one"), IsEmpty());
  EXPECT_FALSE(votes_.Cast("one", 1, Of("f")).ok());
  EXPECT_TRUE(votes_.Restore("one").ok());
  EXPECT_EQ(votes_.Count("one"), 5);
}

TEST_F(VotesTest, WhoIsErasedHasOneVoteStill) {
  votes_.Erase(Of("c"));
  EXPECT_EQ(votes_.Count("one"), 4);
  // They come back while people vote.
  Cast("one", "c");
  EXPECT_EQ(votes_.Count("one"), 4);
  votes_.MakeAnonymous("stone of c", "x7");
  EXPECT_TRUE(votes_.Merge("two", "one").ok());
  EXPECT_EQ(votes_.Count("one"), 5);
  // Nobody takes back what is nobody's.
  EXPECT_TRUE(votes_.Revoke("one", Of("c")).ok());
  EXPECT_EQ(votes_.Count("one"), 5);
}

TEST_F(VotesTest, MergesMakeNoCircleAndStayInTheirSpace) {
  EXPECT_TRUE(votes_.Add("three", "agents").ok());
  EXPECT_TRUE(votes_.Add("far", "users").ok());
  EXPECT_TRUE(votes_.Merge("two", "one").ok());
  EXPECT_TRUE(votes_.Merge("one", "three").ok());
  EXPECT_EQ(votes_.Count("three"), 5);
  EXPECT_FALSE(votes_.Merge("three", "two").ok());
  EXPECT_FALSE(votes_.Merge("three", "three").ok());
  EXPECT_FALSE(votes_.Merge("two", "three").ok());
  EXPECT_FALSE(votes_.Merge("three", "far").ok());
  EXPECT_FALSE(votes_.Unmerge("three").ok());
  EXPECT_EQ(votes_.Merge("three", "nothing").code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(votes_.Add("one", "users").code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(votes_.Count("three"), 5);
}

TEST(VoteWindow, IsHalfOpen) {
  const VoteWindow window{absl::FromUnixSeconds(10), absl::FromUnixSeconds(20)};
  EXPECT_FALSE(window.Contains(absl::FromUnixSeconds(10) - absl::Nanoseconds(1)));
  EXPECT_TRUE(window.Contains(absl::FromUnixSeconds(10)));
  EXPECT_TRUE(window.Contains(absl::FromUnixSeconds(20) - absl::Nanoseconds(1)));
  EXPECT_FALSE(window.Contains(absl::FromUnixSeconds(20)));
}

// Whatever happened between, what was merged comes apart as if it had never been, but for who voted or revoked.
TEST(Votes, RandomHistoriesOfMergesLeaveVotesWhereTheyWereGiven) {
  std::mt19937 random(3);
  const auto below = [&](int most) { return std::uniform_int_distribution<int>(0, most - 1)(random); };
  for (int history = 0; history < 50; ++history) {
    Votes votes;
    std::map<std::string, std::set<std::string>> given;
    const auto item = [](int i) { return "item " + std::to_string(i); };
    for (int i = 0; i < 5; ++i) {
      ASSERT_TRUE(votes.Add(item(i), "agents").ok());
      for (int v = below(8); v > 0; --v) given[item(i)].insert(std::to_string(below(12)));
      for (const std::string& name : given[item(i)]) ASSERT_TRUE(votes.Cast(item(i), 1, Of(name)).ok());
    }
    for (int step = 0; step < 30; ++step) {
      const std::string one = item(below(5)), other = item(below(5));
      if (below(3) == 0) {
        (void)votes.Unmerge(one);  // refused where it is not merged
      } else if (votes.Merge(one, other).ok()) {
        std::set<std::string> both = given[one];
        both.insert(given[other].begin(), given[other].end());
        EXPECT_GE(votes.Count(other), static_cast<std::int64_t>(both.size()));
      }
      if (below(4) == 0) {
        EXPECT_TRUE(votes.Hide(one).ok() && votes.Restore(one).ok());
      }
    }
    for (int i = 0; i < 5; ++i) (void)votes.Unmerge(item(i));
    for (int i = 0; i < 5; ++i) EXPECT_EQ(votes.Count(item(i)), static_cast<std::int64_t>(given[item(i)].size()));
  }
}

}  // namespace
}  // namespace pepiniere::feedback
