#include "services/aip/names.h"

#include <gtest/gtest.h>

namespace pepiniere::aip {
namespace {

const ResourcePattern kCall("calls/{call}"), kJuror("calls/{call}/jurors/{juror}");

TEST(ParseListedKey, TakesAParentAllOfThemAndAllBelowOne) {
  EXPECT_EQ(ParseListedKey(kCall, "parent", "calls/a").value(), "a");
  EXPECT_EQ(ParseListedKey(kCall, "parent", "calls/-").value(), "");
  EXPECT_EQ(ParseListedKey(kJuror, "parent", "calls/a/jurors/b").value(), "a/b");
  EXPECT_EQ(ParseListedKey(kJuror, "parent", "calls/a/jurors/-").value(), "a");
  for (const char* name : {"calls/-/jurors/-", "calls/-/jurors/b", "calls/-/-", "-", ""}) {
    EXPECT_TRUE(absl::IsInvalidArgument(ParseListedKey(kJuror, "parent", name).status())) << name;
  }
}

TEST(ParseFollowedKey, TakesAllBelowAllToo) {
  EXPECT_EQ(ParseFollowedKey(kCall, "parent", "calls/a").value(), "a");
  EXPECT_EQ(ParseFollowedKey(kCall, "parent", "calls/-").value(), "");
  EXPECT_EQ(ParseFollowedKey(kJuror, "parent", "calls/a/jurors/-").value(), "a");
  EXPECT_EQ(ParseFollowedKey(kJuror, "parent", "calls/-/jurors/-").value(), "");
  for (const char* name : {"calls/-", "calls/-/jurors/b", "calls/-/-", ""}) {
    EXPECT_TRUE(absl::IsInvalidArgument(ParseFollowedKey(kJuror, "parent", name).status())) << name;
  }
}

}  // namespace
}  // namespace pepiniere::aip
