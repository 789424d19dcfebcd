#include "services/base/unread.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pepiniere::base {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class UnreadTest : public testing::Test {
 protected:
  Unread::Held Hold(std::size_t bytes, std::string who) {
    return unread_.Hold(bytes, [this, who] { given_up_.push_back(who); });
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

TEST_F(UnreadTest, WhatIsMovedIsHeldOnce) {
  auto first = Hold(60, "first");
  auto moved = std::move(first);
  EXPECT_EQ(unread_.bytes(), 60u);
  moved = Hold(30, "second");
  EXPECT_EQ(unread_.bytes(), 30u);
}

}  // namespace
}  // namespace pepiniere::base
