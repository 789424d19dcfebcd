// What an erasure says of what was erased.
#include "services/access/domain/erasure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pepiniere::access {
namespace {

using testing::ElementsAre;

TEST(ErasureTest, WhatIsErasedTwiceOfOneResourceCountsOnce) {
  ServiceReport report;
  CountErased("accessBindings", "accessBindings/a", report);
  CountErased("accessBindings", "accessBindings/b", report);
  CountErased("persons", "persons/x", report);
  AddErased({"accessBindings", 3, {"accessBindings/b", "accessBindings/c", "accessBindings/d"}}, report);
  AddErased({"keys", 2, {}}, report);
  AddErased({"keys", 1, {}}, report);
  AddErased({"feed", 0, {}}, report);
  EXPECT_THAT(report.erased,
              ElementsAre(ErasedData{"accessBindings",
                                     4,
                                     {"accessBindings/a", "accessBindings/b", "accessBindings/c", "accessBindings/d"}},
                          ErasedData{"persons", 1, {"persons/x"}}, ErasedData{"keys", 3, {}}));
}

TEST(ErasureTest, OfManyResourcesAHundredAreNamedAndAllAreCounted) {
  ServiceReport report;
  for (int i = 0; i < 150; ++i) CountErased("roles", "accessBindings/" + std::to_string(i), report);
  EXPECT_EQ(report.erased[0].count, 150);
  EXPECT_EQ(report.erased[0].resources.size(), 100);
}

}  // namespace
}  // namespace pepiniere::access
