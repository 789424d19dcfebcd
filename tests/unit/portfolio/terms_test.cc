#include "services/portfolio/domain/terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/base/text.h"
#include "services/portfolio/domain/organisation_tree.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// justice > courts > registry; a stand-alone harbour; a circle of two.
OrganisationTree Tree() {
  OrganisationTree tree;
  tree.Add("registry", "courts", "justice and law");
  tree.Add("courts", "justice", "");
  tree.Add("justice", "", "law");
  tree.Add("harbour", "", "sea");
  tree.Add("hen", "egg", "farms");
  tree.Add("egg", "hen", "farms");
  return tree;
}

TEST(OrganisationTreeTest, WalksUpAndDown) {
  const OrganisationTree tree = Tree();
  EXPECT_THAT(tree.SelfAndAncestors("registry"), ElementsAre("registry", "courts", "justice"));
  EXPECT_THAT(tree.SelfAndAncestors("justice"), ElementsAre("justice"));
  EXPECT_THAT(tree.SelfAndDescendants("justice"), ElementsAre("justice", "courts", "registry"));
  EXPECT_THAT(tree.SelfAndDescendants("registry"), ElementsAre("registry"));
  EXPECT_EQ(tree.Domain("registry"), "justice and law");
}

TEST(OrganisationTreeTest, TheUnknownIsAlone) {
  const OrganisationTree tree = Tree();
  EXPECT_THAT(tree.SelfAndAncestors("nobody"), ElementsAre("nobody"));
  EXPECT_THAT(tree.SelfAndDescendants("nobody"), ElementsAre("nobody"));
  EXPECT_EQ(tree.Domain("nobody"), "");
}

TEST(OrganisationTreeTest, AnUnknownParentIsStillAbove) {
  OrganisationTree tree;
  tree.Add("child", "lost", "");
  EXPECT_THAT(tree.SelfAndAncestors("child"), ElementsAre("child", "lost"));
  EXPECT_THAT(tree.SelfAndDescendants("lost"), ElementsAre("lost", "child"));
}

TEST(OrganisationTreeTest, CirclesEnd) {
  OrganisationTree tree = Tree();
  EXPECT_THAT(tree.SelfAndAncestors("hen"), ElementsAre("hen", "egg"));
  EXPECT_THAT(tree.SelfAndDescendants("hen"), ElementsAre("hen", "egg"));
  tree.Add("chick", "hen", "");
  EXPECT_THAT(tree.SelfAndAncestors("chick"), ElementsAre("chick", "hen", "egg"));
  tree.Add("own", "own", "");
  EXPECT_THAT(tree.SelfAndAncestors("own"), ElementsAre("own"));
}

TEST(OrganisationTreeTest, ForeseesCircles) {
  const OrganisationTree tree = Tree();
  EXPECT_TRUE(tree.WouldCycle("justice", "registry"));
  EXPECT_TRUE(tree.WouldCycle("justice", "justice"));
  EXPECT_FALSE(tree.WouldCycle("registry", "justice"));
  EXPECT_FALSE(tree.WouldCycle("harbour", "registry"));
  EXPECT_FALSE(tree.WouldCycle("newcomer", "registry"));
}

std::vector<std::string> Values(const std::vector<Term>& terms, std::string_view field) {
  std::vector<std::string> values;
  for (const Term& term : terms) {
    if (term.field == field) values.push_back(term.value);
  }
  return values;
}

TEST(TermsOfTest, EverythingAProjectIsFoundBy) {
  Project project;
  project.primary_incubator = "law-lab";
  project.other_incubators = {"sea-lab"};
  project.sponsors = {"registry", "harbour", "justice"};
  project.themes = {"Été", "été"};
  project.user_types = {"agents"};
  project.technologies = {"c++", "sql"};
  const auto terms = TermsOf(project, Tree());
  EXPECT_TRUE(std::ranges::is_sorted(terms));
  EXPECT_THAT(Values(terms, term::kIncubator), ElementsAre("law-lab", "sea-lab"));
  EXPECT_THAT(Values(terms, term::kSponsor), ElementsAre("harbour", "justice", "registry"));
  EXPECT_THAT(Values(terms, term::kMinistry), ElementsAre("courts", "harbour", "justice", "registry"));
  EXPECT_THAT(Values(terms, term::kRoot), ElementsAre("harbour", "justice"));
  EXPECT_THAT(Values(terms, term::kDomain), ElementsAre("justice and law", "law", "sea"));
  EXPECT_THAT(Values(terms, term::kTheme), ElementsAre("Été", "été"));
  EXPECT_THAT(Values(terms, term::kUserType), ElementsAre("agents"));
  EXPECT_THAT(Values(terms, term::kTechnology), ElementsAre("c++", "sql"));
}

TEST(TermsOfTest, NothingSaidIsNothingToFind) { EXPECT_THAT(TermsOf(Project(), Tree()), IsEmpty()); }

TEST(TermsOfTest, SpacesAtTheEndDoNotCount) {
  Project project;
  project.themes = {"sea", "sea ", " ", base::Concat(std::string(499, 'x'), " y")};
  EXPECT_THAT(Values(TermsOf(project, {}), term::kTheme), ElementsAre("sea", std::string(499, 'x')));
}

TEST(TermsOfTest, LongValuesAreCutBetweenCharacters) {
  std::string e_acute, expected;
  for (int i = 0; i < 501; ++i) e_acute += "é";
  for (int i = 0; i < 500; ++i) expected += "é";
  Project project;
  project.themes = {e_acute};
  EXPECT_THAT(Values(TermsOf(project, {}), term::kTheme), ElementsAre(expected));
  project.themes = {expected, e_acute};  // the same to whoever looks for either
  EXPECT_THAT(Values(TermsOf(project, {}), term::kTheme), ElementsAre(expected));
}

}  // namespace
}  // namespace pepiniere::portfolio
