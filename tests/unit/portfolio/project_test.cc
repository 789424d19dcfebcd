#include "services/portfolio/domain/project.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/base/stored.h"
#include "services/portfolio/domain/checks.h"
#include "tests/unit/portfolio/lines.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> FieldsOf(const std::vector<base::FieldProblem>& problems) {
  std::vector<std::string> fields;
  for (const base::FieldProblem& p : problems) fields.push_back(p.field);
  return fields;
}

TEST(ProjectProblemsTest, EachRule) {
  const struct {
    void (*change)(Project&);
    std::vector<std::string> fields;  // that are wrong then
  } kCases[] = {
      {[](Project&) {}, {}},
      {[](Project& p) { p.kind = ProjectKind::kPrivatePlayerProject; }, {"owner.legal_entity"}},
      {[](Project& p) {
         p.kind = ProjectKind::kPrivatePlayerProject;
         p.owner.legal_entity = "Forms Ltd";
       },
       {}},
      {[](Project& p) { p.owner.sector = "forms"; }, {"owner"}},
      {[](Project& p) {
         p.primary_incubator = "a";
         p.other_incubators = {"b", "a"};
       },
       {"other_incubators"}},
      {[](Project& p) {
         p.themes = {"x", "y", "x"};
       },
       {"themes"}},
      {[](Project& p) { p.sponsors = {""}; }, {"sponsors"}},
      {[](Project& p) {
         p.user_types = {"", ""};
       },
       {"user_types", "user_types"}},
      {[](Project& p) {
         p.technologies = {"c", "C"};
       },
       {}},
      {[](Project& p) {
         p.aliases = {"projects/old", "projects/old"};
       },
       {"aliases"}},
      {[](Project& p) { p.links.product = "forms.example"; }, {"links.product_uri"}},
      {[](Project& p) { p.links.product = "HTTPS://forms.example"; }, {}},
      {[](Project& p) { p.links.repository = "javascript:alert(1)"; }, {"links.repository_uri"}},
      {[](Project& p) { p.links.statistics = "ftp://x"; }, {"links.statistics_uri"}},
      {[](Project& p) { p.links.budget = " https://x"; }, {"links.budget_uri"}},
      {[](Project& p) { p.links.impact = "x"; }, {"links.impact_uri"}},
      {[](Project& p) { p.links.quality_dashboard = "x"; }, {"links.quality_dashboard_uri"}},
      {[](Project& p) { p.standards.risk_analysis_uri = "x"; }, {"standards.risk_analysis_uri"}},
      {[](Project& p) { p.outcome.way_out_plan_uri = "x"; }, {"outcome.way_out_plan_uri"}},
      {[](Project& p) {
         p.time_box = {Day("2024-01-01"), Day("2024-01-01")};
       },
       {}},
      {[](Project& p) {
         p.time_box = {std::nullopt, Day("2024-01-01")};
       },
       {}},
      {[](Project& p) {
         p.budget = {100, 200};
       },
       {}},  // spent more than was given: it happens
      {[](Project& p) {
         p.aliases = {"projects/Vieux nom.html", "x", "projects/", "projects/..", "projects/a/b", "projects/a "};
       },
       {"aliases[1]", "aliases[2]", "aliases[3]", "aliases[4]", "aliases[5]"}},
      {[](Project& p) { p.title = "\u3164"; }, {"title"}},
      {[](Project& p) { p.description = "\n"; }, {}},  // prose is kept as it is written
  };
  int number = 0;
  for (const auto& c : kCases) {
    Project project;
    c.change(project);
    EXPECT_EQ(FieldsOf(ProblemsOf(project, Day("2026-06-30"))), c.fields) << "case " << number;
    ++number;
  }
}

TEST(ProjectKindTest, SymbolsAreReadBack) {
  for (int i = 1; i <= 4; ++i) {
    const auto kind = static_cast<ProjectKind>(i);
    EXPECT_EQ(ProjectKindFromSymbol(Symbol(kind)), kind);
  }
  EXPECT_FALSE(ProjectKindFromSymbol("STARTUP"));
  EXPECT_FALSE(ProjectKindFromSymbol(""));
}

TEST(MergeImportTest, OnlyWhatTheSourceChangedIsApplied) {
  Project said, current;
  said.title = "Forms", said.mission = "File forms", said.themes = {"forms"}, said.budget.spent = 5;
  current = said;
  current.title = "Forms, for everybody";  // by somebody here
  current.contact = "forms@forms.example";
  Project now = said;
  now.mission = "File forms in minutes";
  now.themes = {"forms", "time"};
  now.budget.spent.reset();

  const Project merged = base::MergeImport(current, said, now);
  Project expected = current;
  expected.mission = now.mission, expected.themes = now.themes, expected.budget.spent.reset();
  EXPECT_EQ(merged, expected);
  EXPECT_EQ(base::MergeImport(merged, now, now), merged);
}

TEST(MergeImportTest, AFirstImportSaysEverything) {
  Project now;
  now.title = "Forms", now.kind = ProjectKind::kEigChallenge;
  EXPECT_EQ(base::MergeImport(Project(), Project(), now), now);
}

TEST(MergeImportTest, TheSourceWinsWhereBothChanged) {
  Project said, current, now;
  said.title = "a", current.title = "b", now.title = "c";
  EXPECT_EQ(base::MergeImport(current, said, now).title, "c");
}

}  // namespace
}  // namespace pepiniere::portfolio
