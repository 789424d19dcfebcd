#include "services/base/unread.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::base {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class UnreadTest : public testing::Test {
 protected:
  Unread::Held Hold(std::size_t bytes, std::string who, std::string_view caller = "a caller") {
    return unread_.Hold(bytes, caller, [this, who] { given_up_.push_back(who); });
  }

  Unread unread_{100};
  std::vector<std::string> given_up_;
};

TEST_F(UnreadTest, CountsWhatIsHeldUntilItIsReleased) {
  auto first = Hold(60, "first");
  {
    const auto second = Hold(40, "second");
    EXPECT_EQ(unread_.bytes(), 100u);
  }
  first.Left(10);
  EXPECT_EQ(unread_.bytes(), 10u);
  first.Release();
  first.Release();
  EXPECT_EQ(unread_.bytes(), 0u);
  EXPECT_THAT(given_up_, IsEmpty());
}

TEST_F(UnreadTest, PastTheBoundWhoHasReadNothingForLongestIsGivenUp) {
  auto stuck = Hold(40, "stuck");
  auto slow = Hold(40, "slow");
  auto also = Hold(20, "also stuck");
  slow.Left(30);
  const auto next = Hold(50, "next");
  EXPECT_THAT(given_up_, ElementsAre("stuck"));
  EXPECT_EQ(unread_.bytes(), 100u);
  const auto last = Hold(1, "last");
  EXPECT_THAT(given_up_, ElementsAre("stuck", "also stuck")) << "each once";
  EXPECT_EQ(unread_.given_up(), 2u);
  stuck.Left(10);
  stuck.Release();
  also.Release();
  EXPECT_EQ(unread_.bytes(), 81u);
}

TEST_F(UnreadTest, WhoHasMostIsGivenUpBeforeWhoWaitedLonger) {
  const auto honest = Hold(30, "honest", "one");
  const auto first = Hold(20, "first of many", "other");
  const auto second = Hold(20, "second of many", "other");
  const auto third = Hold(20, "third of many", "other");
  const auto more = Hold(30, "more", "third");
  EXPECT_THAT(given_up_, ElementsAre("first of many"));
  const auto last = Hold(15, "last", "third");
  EXPECT_THAT(given_up_, ElementsAre("first of many", "more")) << "45 are more than 40 and than 30";
  EXPECT_EQ(unread_.bytes(), 85u);
}

TEST_F(UnreadTest, IsFullUntilThoseWhoWereGivenUpHaveGone) {
  auto first = Hold(90, "first");
  EXPECT_FALSE(unread_.full());
  auto second = Hold(90, "second");
  EXPECT_FALSE(unread_.full()) << "180 are kept, 90 count";
  const auto third = Hold(20, "third");
  EXPECT_THAT(given_up_, ElementsAre("first", "second"));
  EXPECT_TRUE(unread_.full());
  first.Left(80);
  EXPECT_FALSE(unread_.full());
  first.Release();
  second.Release();
  EXPECT_EQ(unread_.bytes(), 20u);
}

TEST_F(UnreadTest, WhatIsMovedIsHeldOnce) {
  auto first = Hold(60, "first");
  auto moved = std::move(first);
  EXPECT_EQ(unread_.bytes(), 60u);
  moved = Hold(30, "second");
  EXPECT_EQ(unread_.bytes(), 30u);
}

}  // namespace
}  // namespace pepiniere::base
