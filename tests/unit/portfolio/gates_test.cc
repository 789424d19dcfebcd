#include "services/portfolio/domain/gates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/unit/portfolio/candidates.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;
using enum Phase;
using enum Weight;
using Codes = std::vector<std::string>;

StoredGateChange Change(std::string scope, Phase phase, std::string code, GateChange value) {
  return {{std::move(scope), phase, std::move(code)}, 1, std::move(value)};
}

Requirement Find(const std::vector<Requirement>& requirements, std::string_view code) {
  const auto found = std::ranges::find(requirements, code, &Requirement::code);
  EXPECT_NE(found, requirements.end()) << code;
  return *found;
}

TEST(GatesTest, EachPhaseAsksForWhatTheDomainSays) {
  const std::map<Phase, Codes> expected = {
      {kInvestigation, {}},
      {kConstruction, {"COMMITTEE_GO", "PROBLEM_STATEMENT", "SPONSOR", "INTRAPRENEUR", "BUDGET", "TIME_BOX"}},
      {kScaling,
       {"COMMITTEE_GO", "LIVE_PRODUCT", "STATISTICS", "IMPACT", "RISK_ANALYSIS", "ACCESSIBILITY", "OPEN_SOURCE"}},
      {kConsolidation, {"WAY_OUT_PLAN", "HOST"}},
      {kOperated, {"HOST", "MAINTAINER"}},
      {kTransferred, {"HOST", "MAINTAINER"}},
      {kStopped, {"REASON", "LESSONS"}},
      {kInconclusive, {"REASON", "LESSONS"}}};
  for (const auto& [phase, codes] : expected) {
    const auto requirements = EffectiveRequirements(phase, {});
    EXPECT_EQ(CodesOf(requirements), codes) << Symbol(phase);
    for (const Requirement& r : requirements) {
      EXPECT_EQ(r.weight, kMandatory) << r.code;
      EXPECT_EQ(r.changed_by, std::nullopt) << r.code;
      EXPECT_NE(r.label_fr, r.label_en) << r.code;
    }
  }
}

TEST(GatesTest, EachFieldAnswersItsOwnRequirementOnly) {
  const struct {
    Phase phase;
    const char* code;
    void (*forget)(Project&);
  } kCases[] = {
      {kConstruction, "PROBLEM_STATEMENT", [](Project& p) { p.problem_statement.clear(); }},
      {kConstruction, "PROBLEM_STATEMENT", [](Project& p) { p.problem_statement = " \t\n"; }},
      {kConstruction, "PROBLEM_STATEMENT", [](Project& p) { p.problem_statement = "\u00a0\u200b \ufeff"; }},
      {kConstruction, "SPONSOR", [](Project& p) { p.sponsors.clear(); }},
      {kConstruction, "INTRAPRENEUR", [](Project& p) { p.intrapreneur.clear(); }},
      {kConstruction, "INTRAPRENEUR", [](Project& p) { p.intrapreneur = "  "; }},
      {kConstruction, "BUDGET", [](Project& p) { p.budget.allocated.reset(); }},
      {kConstruction, "TIME_BOX", [](Project& p) { p.time_box.end.reset(); }},
      {kScaling, "LIVE_PRODUCT", [](Project& p) { p.links.product.clear(); }},
      {kScaling, "STATISTICS", [](Project& p) { p.links.statistics.clear(); }},
      {kScaling, "IMPACT", [](Project& p) { p.links.impact.clear(); }},
      {kScaling, "RISK_ANALYSIS", [](Project& p) { p.standards.risk_analysis_done = false; }},
      {kScaling, "RISK_ANALYSIS", [](Project& p) { p.standards.risk_analysis_done.reset(); }},
      {kScaling, "ACCESSIBILITY", [](Project& p) { p.standards.accessibility_status = AccessibilityStatus::kUnknown; }},
      {kScaling, "OPEN_SOURCE", [](Project& p) { p.links.repository.clear(); }},
      {kScaling, "OPEN_SOURCE",
       [](Project& p) {
         p.links.repository.clear();
         p.standards.open_source_exception = " ";
       }},
      {kConsolidation, "WAY_OUT_PLAN", [](Project& p) { p.outcome.way_out_plan_uri.clear(); }},
      {kConsolidation, "HOST", [](Project& p) { p.outcome.host.clear(); }},
      {kOperated, "HOST", [](Project& p) { p.outcome.host.clear(); }},
      {kOperated, "MAINTAINER", [](Project& p) { p.outcome.maintainer = "\r\n"; }},
      {kTransferred, "HOST", [](Project& p) { p.outcome.host.clear(); }},
      {kTransferred, "MAINTAINER", [](Project& p) { p.outcome.maintainer.clear(); }},
      {kStopped, "REASON", [](Project& p) { p.outcome.reason.clear(); }},
      {kStopped, "LESSONS", [](Project& p) { p.outcome.lessons = " "; }},
      {kInconclusive, "REASON", [](Project& p) { p.outcome.reason.clear(); }},
      {kInconclusive, "LESSONS", [](Project& p) { p.outcome.lessons.clear(); }},
  };
  const auto unmet = [](const Project& project, Phase phase) {
    std::vector<Requirement> requirements = EffectiveRequirements(phase, {});
    std::erase_if(requirements, [&](const Requirement& r) { return !r.met || r.met(project); });
    return CodesOf(requirements);
  };
  for (const auto& c : kCases) {
    Project project = Ready().value;
    EXPECT_THAT(unmet(project, c.phase), IsEmpty()) << Symbol(c.phase);
    c.forget(project);
    EXPECT_THAT(unmet(project, c.phase), ElementsAre(c.code)) << Symbol(c.phase);
  }
}

TEST(GatesTest, AnExceptionAnswersForTheRepositoryAndALinkForTheRiskAnalysis) {
  Project project = Ready().value;
  project.links.repository.clear();
  project.standards.open_source_exception = "It would tell how fraud is found.";
  project.standards.risk_analysis_done.reset();
  project.standards.risk_analysis_uri = "https://forms.example/risks";
  for (const Requirement& r : EffectiveRequirements(kScaling, {})) EXPECT_TRUE(!r.met || r.met(project)) << r.code;
}

TEST(GatesTest, TheIncubatorSpeaksLast) {
  const StoredGateChange changes[] = {
      Change("", kConstruction, "BUDGET", {.label_en = "money", .weight = kAdvised, .since = Day("2025-01-01")}),
      Change("", kConstruction, "SPONSOR", {.weight = kNotRequired}),
      Change("greenhouse", kConstruction, "BUDGET", {.weight = kMandatory}),
      Change("greenhouse", kConstruction, "SPONSOR", {.weight = kAdvised})};
  const auto programme = EffectiveRequirements(kConstruction, std::span(changes).first(2));
  EXPECT_EQ(Find(programme, "BUDGET").weight, kAdvised);
  EXPECT_EQ(Find(programme, "BUDGET").label_en, "money");
  EXPECT_EQ(Find(programme, "BUDGET").label_fr, "un budget");
  EXPECT_THAT(Find(programme, "BUDGET").changed_by, Optional(std::string()));
  EXPECT_FALSE(Find(programme, "SPONSOR").AskedOn(Day("2026-01-01")));

  const auto ours = EffectiveRequirements(kConstruction, changes);
  EXPECT_EQ(Find(ours, "BUDGET").weight, kMandatory);
  EXPECT_EQ(Find(ours, "BUDGET").since, std::nullopt) << "what an incubator says, it says whole";
  EXPECT_THAT(Find(ours, "BUDGET").changed_by, Optional(std::string("greenhouse")));
  EXPECT_TRUE(Find(ours, "SPONSOR").AskedOn(Day("2026-01-01")));
  EXPECT_NE(Find(ours, "BUDGET").met, nullptr) << "the field goes on answering";
}

TEST(GatesTest, WhatIsAddedComesLastAndIsAnsweredByEvidence) {
  const StoredGateChange changes[] = {Change("", kConsolidation, "ZEBRA", {.label_fr = "zèbre", .label_en = "zebra"}),
                                      Change("greenhouse", kConsolidation, "AUDIT", {.label_fr = "un audit"}),
                                      Change("greenhouse", kOperated, "AUDIT", {})};
  const auto requirements = EffectiveRequirements(kConsolidation, changes);
  EXPECT_THAT(CodesOf(requirements), ElementsAre("WAY_OUT_PLAN", "HOST", "AUDIT", "ZEBRA"));
  EXPECT_EQ(Find(requirements, "AUDIT").answered_by, AnsweredBy::kEvidence);
  EXPECT_TRUE(
      std::ranges::is_sorted(requirements, {}, [](const Requirement& r) { return ReadingPlace(r.phase, r.code); }));
}

TEST(GatesTest, SinceIsTheFirstDayItIsAsked) {
  const Requirement requirement{.phase = kScaling, .code = "X", .since = Day("2026-01-01")};
  EXPECT_FALSE(requirement.AskedOn(Day("2025-12-31")));
  EXPECT_TRUE(requirement.AskedOn(Day("2026-01-01")));
}

TEST(GatesTest, WeightsAreNumberedAndNamed) {
  for (const Weight weight : {kMandatory, kAdvised, kNotRequired}) {
    EXPECT_THAT(WeightFromSymbol(Symbol(weight)), Optional(weight));
    EXPECT_THAT(WeightFromNumber(static_cast<int>(weight)), Optional(weight));
  }
  EXPECT_EQ(WeightFromSymbol("HEAVY"), std::nullopt);
  EXPECT_EQ(WeightFromNumber(0), std::nullopt);
  EXPECT_EQ(WeightFromNumber(4), std::nullopt);
}

}  // namespace
}  // namespace pepiniere::portfolio
