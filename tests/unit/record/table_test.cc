#include "services/record/table.h"

#include <gtest/gtest.h>

#include <string>

namespace pepiniere::record {
namespace {

TEST(Names, AreMadeOfIdsAndIdsAreFoundInThem) {
  const struct {
    std::string pattern, id, name;
  } cases[] = {
      {"programmes/{programme}", "eig", "programmes/eig"},
      {"programmes/{programme}/cohorts/{cohort}", "eig/8", "programmes/eig/cohorts/8"},
      {"trees/{tree}/harvests/{harvest}", "pommier/3", "trees/pommier/harvests/3"},
  };
  for (const auto& [pattern, id, name] : cases) {
    EXPECT_EQ(NameOf(pattern, id), name);
    EXPECT_EQ(IdIn(pattern, name), id);
  }
}

TEST(Ids, SayWhatTheyAreBelow) {
  EXPECT_EQ(ParentIn("eig/8"), "eig");
  EXPECT_EQ(NumberIn("pommier/3"), 3);
}

}  // namespace
}  // namespace pepiniere::record
