#include "services/metrics/ingest/payload.h"

#include <gtest/gtest.h>

namespace pepiniere::metrics {
namespace {

TEST(PayloadTest, AKeyThatStandsTwiceInItsObjectIsToldByItsPath) {
  EXPECT_EQ(RepeatedKeyOf(R"({"points": [{"value": 1}, {"value": 1, "value": 2}]})"), "points[1].value");
  EXPECT_EQ(RepeatedKeyOf(R"({"a": 1, "a": 1, "b": 2, "b": 3})"), "a") << "the first of them";
  EXPECT_EQ(RepeatedKeyOf(R"({"a": 1, "\u0061": 2})"), "a") << "however it is written";
  EXPECT_EQ(RepeatedKeyOf(R"({"a": 1, "a": )"), "a") << "of what is cut, too";
  EXPECT_EQ(RepeatedKeyOf(R"({"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]})"), "");
  EXPECT_EQ(RepeatedKeyOf("no JSON"), "");
}

}  // namespace
}  // namespace pepiniere::metrics
