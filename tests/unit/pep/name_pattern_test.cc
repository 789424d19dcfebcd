#include "clients/pep/kit/name_pattern.h"

#include <gtest/gtest.h>

#include "pepiniere/cohort/v1/cohort.pb.h"
#include "pepiniere/cohort/v1/programme.pb.h"
#include "pepiniere/portfolio/v1/project.pb.h"

namespace pepiniere::pep {
namespace {

TEST(NamePatternTest, NamesAreTypedInShortAndSentWhole) {
  const NamePattern cohorts = NamePattern::Of(*cohort::v1::Cohort::descriptor());
  EXPECT_EQ(cohorts.Full("eig/8"), "programmes/eig/cohorts/8");
  EXPECT_EQ(cohorts.Full("programmes/eig/cohorts/8"), "programmes/eig/cohorts/8");
  for (const char* wrong : {"", "8", "eig/8/2"}) EXPECT_EQ(cohorts.Full(wrong), std::nullopt) << wrong;
  EXPECT_EQ(cohorts.Parent().Full("eig"), "programmes/eig");
  EXPECT_FALSE(cohorts.IsTop());
  const NamePattern programmes = NamePattern::Of(*cohort::v1::Programme::descriptor());
  EXPECT_EQ(programmes.Full("eig"), "programmes/eig");
  EXPECT_EQ(programmes.Full("programmes/eig"), "programmes/eig");
  EXPECT_TRUE(programmes.IsTop());
}

TEST(NamePatternTest, AWholeNameIsShortenedByItsOwnKindOnly) {
  const NamePattern cohorts = NamePattern::Of(*cohort::v1::Cohort::descriptor());
  EXPECT_EQ(cohorts.Short("programmes/eig/cohorts/8"), "eig/8");
  EXPECT_EQ(cohorts.Short("programmes/eig"), std::nullopt);
  EXPECT_EQ(cohorts.Short("projects/x/phaseRecords/3"), std::nullopt);
  EXPECT_EQ(ParentOf("programmes/eig/cohorts/8"), "programmes/eig");
  EXPECT_EQ(ParentOf("programmes/eig"), "");
}

TEST(NamePatternTest, AFieldSaysWhatItRefersTo) {
  const auto* sponsors = portfolio::v1::Project::descriptor()->FindFieldByName("sponsors");
  EXPECT_EQ(NamePattern::ReferredBy(*sponsors)->Full("lacs"), "organisations/lacs");
  const auto* owner = cohort::v1::Programme::descriptor()->FindFieldByName("owner");
  EXPECT_EQ(NamePattern::ReferredBy(*owner)->Full("lacs"), "organisations/lacs") << "of another service's";
  EXPECT_FALSE(NamePattern::ReferredBy(*portfolio::v1::Project::descriptor()->FindFieldByName("title")));
}

}  // namespace
}  // namespace pepiniere::pep
