#include "services/journal/follower.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "services/journal/retention.h"
#include "tests/store/journal/feed_test.h"

namespace pepiniere::journal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// What it was asked to do, as a peer would have seen it.
class FollowerTest : public FeedTest {
 protected:
  Following Doing(std::string who) {
    return {.step = [this, who](const Transaction& changes, absl::Time) -> absl::Status {
              done_.push_back(who + ":" + absl::StrJoin(*changes, "+", [](std::string* out, const Change& change) {
                                out->append(change.resource);
                              }));
              if (afterwards_) afterwards_();
              return answer_;
            },
            .catch_up =
                [this, who](absl::Time) {
                  done_.push_back(who + ":all");
                  return answer_;
                }};
  }
  Follower Named(const std::string& who) { return {database_, clock_, "press", Doing(who), kOptions}; }
  void Sequenced(const std::vector<std::string>& resources) {
    Write(resources);
    Sequencer sequencer(database_, clock_);
    Drain(sequencer);
  }
  FollowerState StateOf(Follower& follower) { return follower.State(Soon())->value(); }
  // Runs until there is nothing to do.
  void Drain(Follower& follower) {
    for (absl::StatusOr<bool> more = true; *more;) {
      more = follower.RunOnce(now_);
      ASSERT_TRUE(more.ok()) << more.status();
    }
  }
  using FeedTest::Drain;

  static constexpr FollowerOptions kOptions = {.turn = absl::Seconds(30), .shortest_pause = absl::Seconds(1)};
  absl::Time now_ = absl::Now();
  std::vector<std::string> done_;
  absl::Status answer_;
  std::function<void()> afterwards_;
};

TEST_F(FollowerTest, CatchesUpOnceAndThenCarriesOutEachTransactionInOrder) {
  Sequenced({"old"});
  Follower follower = Named("a");
  EXPECT_FALSE(follower.State(Soon())->has_value());
  Drain(follower);
  EXPECT_THAT(done_, ElementsAre("a:all"));
  Sequenced({"b", "c"});
  Sequenced({"d"});
  Drain(follower);
  EXPECT_THAT(done_, ElementsAre("a:all", "a:b+c", "a:d"));
  EXPECT_EQ(StateOf(follower).done_seq, 4);
}

TEST_F(FollowerTest, AnotherProcessGoesOnWhereOneStopped) {
  Follower first = Named("a");
  Drain(first);
  Sequenced({"b"});
  Drain(first);
  Sequenced({"c"});
  Follower second = Named("z");
  EXPECT_FALSE(*second.RunOnce(now_)) << "the turn is the first one's";
  now_ += absl::Seconds(31);
  Drain(second);
  EXPECT_THAT(done_, ElementsAre("a:all", "a:b", "z:c"));
  Sequenced({"d"});
  EXPECT_FALSE(*first.RunOnce(now_));
  Drain(second);
  EXPECT_EQ(done_.back(), "z:d");
}

TEST_F(FollowerTest, AStepWhoseProcessLostItsTurnIsDoneAgainByTheOther) {
  Follower first = Named("a");
  Follower second = Named("z");
  Drain(first);
  Sequenced({"b"});
  afterwards_ = [this] { schema_.Run("UPDATE followers SET holder = '', held_until_us = 0"); };
  EXPECT_EQ(first.RunOnce(now_).status().code(), absl::StatusCode::kAborted);
  afterwards_ = nullptr;
  EXPECT_EQ(StateOf(first).done_seq, 0);
  Drain(second);
  EXPECT_THAT(done_, ElementsAre("a:all", "a:b", "z:b"));
  EXPECT_EQ(StateOf(second).done_seq, 1);
}

TEST_F(FollowerTest, WhatFailsIsTriedAgainAndHoldsUpWhatFollows) {
  Follower follower = Named("a");
  Drain(follower);
  Sequenced({"b"});
  Sequenced({"c"});
  answer_ = absl::UnavailableError("the peer is away");
  EXPECT_EQ(follower.RunOnce(now_).status(), answer_);
  EXPECT_FALSE(*follower.RunOnce(now_)) << "not at once";
  EXPECT_EQ(follower.RunOnce(now_ + absl::Seconds(1)).status(), answer_);
  EXPECT_FALSE(*follower.RunOnce(now_ + absl::Seconds(2))) << "later each time";
  const FollowerState failing = StateOf(follower);
  EXPECT_EQ(failing.failures, 2);
  EXPECT_EQ(absl::ToUnixMicros(*failing.failing_since), absl::ToUnixMicros(now_));
  EXPECT_THAT(failing.last_error, HasSubstr("the peer is away"));
  EXPECT_THAT(done_, ElementsAre("a:all", "a:b", "a:b"));

  answer_ = absl::OkStatus();
  now_ += absl::Seconds(4);
  Drain(follower);
  EXPECT_THAT(done_, ElementsAre("a:all", "a:b", "a:b", "a:b", "a:c"));
  EXPECT_EQ(StateOf(follower).failures, 0);
  EXPECT_FALSE(StateOf(follower).failing_since.has_value());
  EXPECT_THAT(StateOf(follower).last_error, IsEmpty());
}

TEST_F(FollowerTest, CatchesUpAgainWhereTheFeedWasPurgedOrIsAnother) {
  Follower follower = Named("a");
  Drain(follower);
  Sequenced({"b"});
  Sequenced({"c"});
  schema_.Run("DELETE FROM changes WHERE seq = 1");
  schema_.Run("UPDATE feed_head SET purged_seq = 1");
  Drain(follower);
  EXPECT_THAT(done_, ElementsAre("a:all", "a:all"));
  EXPECT_EQ(StateOf(follower).done_seq, 2);
  schema_.Run("UPDATE feed_head SET feed_id = UUID()");
  Drain(follower);
  EXPECT_THAT(done_, ElementsAre("a:all", "a:all", "a:all"));
}

TEST_F(FollowerTest, AFailedCatchingUpIsNotTakenForDone) {
  Follower follower = Named("a");
  answer_ = absl::UnavailableError("away");
  EXPECT_FALSE(follower.RunOnce(now_).ok());
  answer_ = absl::OkStatus();
  now_ += absl::Seconds(1);
  Drain(follower);
  EXPECT_THAT(done_, ElementsAre("a:all", "a:all"));
}

TEST_F(FollowerTest, WorksByItselfWhenTheFeedGrows) {
  Follower follower = Named("a");
  follower.Start();
  Sequenced({"b"});
  follower.Wake();
  const absl::Time end = Soon();
  while (absl::Now() < end) {
    const auto state = follower.State(Soon());
    if (state.ok() && *state && (*state)->done_seq == 1) break;
    absl::SleepFor(absl::Milliseconds(10));
  }
  follower.Stop();
  EXPECT_EQ(StateOf(follower).done_seq, 1);
}

}  // namespace
}  // namespace pepiniere::journal
