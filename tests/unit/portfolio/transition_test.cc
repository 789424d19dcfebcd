#include "services/portfolio/domain/transition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "services/portfolio/domain/gates.h"
#include "tests/unit/portfolio/lines.h"

namespace pepiniere::portfolio {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum Phase;
using Codes = std::vector<std::string>;

// Meets every requirement of every phase.
Project Ready() {
  Project p;
  p.problem_statement = "Nobody can find the form.";
  p.sponsors = {"ministry-of-forms"};
  p.intrapreneur = "intrapreneur@forms.example";
  p.budget.allocated = 0;
  p.time_box.end = Day("2025-01-01");
  p.links.product = "https://forms.example";
  p.links.statistics = "https://forms.example/stats";
  p.links.impact = "https://forms.example/impact";
  p.links.repository = "https://code.example/forms";
  p.standards.risk_analysis_done = true;
  p.standards.accessibility_status = AccessibilityStatus::kNotCompliant;
  p.outcome = {"ministry-of-forms", "its IT department", "https://forms.example/plan", "no users", "ask users first"};
  return p;
}

Codes CodesOf(const std::vector<Requirement>& requirements) {
  Codes codes;
  for (const Requirement& r : requirements) codes.emplace_back(r.code);
  return codes;
}

Codes CodesOf(const std::vector<Refusal>& refusals) {
  Codes codes;
  for (const Refusal& r : refusals) codes.push_back(r.code);
  return codes;
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
    EXPECT_EQ(CodesOf(RequirementsOf(phase)), codes) << Symbol(phase);
    EXPECT_THAT(UnmetGates(Ready(), phase), IsEmpty()) << Symbol(phase);
    // All but the committee's, which no field answers.
    Codes by_field = codes;
    std::erase(by_field, "COMMITTEE_GO");
    EXPECT_EQ(CodesOf(UnmetGates(Project(), phase)), by_field) << Symbol(phase);
  }
}

TEST(GatesTest, EachFieldAnswersItsOwnRequirementOnly) {
  const struct {
    Phase phase;
    const char* code;
    void (*forget)(Project&);
  } kCases[] = {
      {kConstruction, "PROBLEM_STATEMENT", [](Project& p) { p.problem_statement.clear(); }},
      {kConstruction, "SPONSOR", [](Project& p) { p.sponsors.clear(); }},
      {kConstruction, "INTRAPRENEUR", [](Project& p) { p.intrapreneur.clear(); }},
      {kConstruction, "BUDGET", [](Project& p) { p.budget.allocated.reset(); }},
      {kConstruction, "TIME_BOX", [](Project& p) { p.time_box.end.reset(); }},
      {kScaling, "LIVE_PRODUCT", [](Project& p) { p.links.product.clear(); }},
      {kScaling, "STATISTICS", [](Project& p) { p.links.statistics.clear(); }},
      {kScaling, "IMPACT", [](Project& p) { p.links.impact.clear(); }},
      {kScaling, "RISK_ANALYSIS", [](Project& p) { p.standards.risk_analysis_done = false; }},
      {kScaling, "RISK_ANALYSIS", [](Project& p) { p.standards.risk_analysis_done.reset(); }},
      {kScaling, "ACCESSIBILITY", [](Project& p) { p.standards.accessibility_status = AccessibilityStatus::kUnknown; }},
      {kScaling, "OPEN_SOURCE", [](Project& p) { p.links.repository.clear(); }},
      {kConsolidation, "WAY_OUT_PLAN", [](Project& p) { p.outcome.way_out_plan_uri.clear(); }},
      {kConsolidation, "HOST", [](Project& p) { p.outcome.host.clear(); }},
      {kOperated, "HOST", [](Project& p) { p.outcome.host.clear(); }},
      {kOperated, "MAINTAINER", [](Project& p) { p.outcome.maintainer.clear(); }},
      {kTransferred, "HOST", [](Project& p) { p.outcome.host.clear(); }},
      {kTransferred, "MAINTAINER", [](Project& p) { p.outcome.maintainer.clear(); }},
      {kStopped, "REASON", [](Project& p) { p.outcome.reason.clear(); }},
      {kStopped, "LESSONS", [](Project& p) { p.outcome.lessons.clear(); }},
      {kInconclusive, "REASON", [](Project& p) { p.outcome.reason.clear(); }},
      {kInconclusive, "LESSONS", [](Project& p) { p.outcome.lessons.clear(); }},
  };
  for (const auto& c : kCases) {
    Project project = Ready();
    c.forget(project);
    EXPECT_THAT(CodesOf(UnmetGates(project, c.phase)), ElementsAre(c.code)) << Symbol(c.phase);
  }
}

TEST(GatesTest, AnExceptionAnswersForTheRepositoryAndALinkForTheRiskAnalysis) {
  Project project = Ready();
  project.links.repository.clear();
  project.standards.open_source_exception = "It would tell how fraud is found.";
  project.standards.risk_analysis_done.reset();
  project.standards.risk_analysis_uri = "https://forms.example/risks";
  EXPECT_THAT(UnmetGates(project, kScaling), IsEmpty());
}

TEST(CheckAdvanceTest, AReadyProjectGoesOn) {
  EXPECT_THAT(CheckAdvance(Ready(), {}, kInvestigation, Day("2024-01-01")), IsEmpty());
  const std::vector<PhaseLine> lines = {Line(1, kInvestigation, "2024-01-01")};
  EXPECT_THAT(CheckAdvance(Ready(), lines, kConstruction, Day("2024-02-01")), IsEmpty());
  // On the day of the last line too: then the new one decides that day.
  EXPECT_THAT(CheckAdvance(Ready(), lines, kConstruction, Day("2024-01-01")), IsEmpty());
}

TEST(CheckAdvanceTest, TellsEverythingAtOnce) {
  const std::vector<PhaseLine> lines = {Line(1, kInvestigation, "2024-01-01")};
  const auto refusals = CheckAdvance(Project(), lines, kScaling, Day("2023-12-31"));
  EXPECT_THAT(CodesOf(refusals), ElementsAre("BEFORE_LAST_LINE", "ILLEGAL_TRANSITION", "LIVE_PRODUCT", "STATISTICS",
                                             "IMPACT", "RISK_ANALYSIS", "ACCESSIBILITY", "OPEN_SOURCE"));
  for (const Refusal& refusal : refusals) EXPECT_FALSE(refusal.description.empty()) << refusal.code;
  EXPECT_EQ(refusals[0].type, "DATE");
  EXPECT_EQ(refusals[1].type, "TRANSITION");
  EXPECT_EQ(refusals[2].type, "GATE");
}

TEST(CheckAdvanceTest, StartsFromTheLineThatDecidesInTheEnd) {
  // Neither the order of recording nor lines that say no phase or no date matter; a future line does.
  const std::vector<PhaseLine> lines = {Line(1, kScaling, "2030-01-01"), Line(2, kConstruction, "2024-01-01"),
                                        Line(3, std::nullopt, "2031-01-01"), Line(4, kStopped, "")};
  EXPECT_THAT(CodesOf(CheckAdvance(Ready(), lines, kOperated, Day("2029-12-31"))), ElementsAre("BEFORE_LAST_LINE"));
  EXPECT_THAT(CheckAdvance(Ready(), lines, kOperated, Day("2030-01-01")), IsEmpty());
}

TEST(CheckAdvanceTest, EveryPairOfPhases) {
  for (Phase from : AllPhases()) {
    for (Phase to : AllPhases()) {
      const std::vector<PhaseLine> lines = {Line(1, from, "2024-01-01")};
      const auto refusals = CheckAdvance(Ready(), lines, to, Day("2024-02-01"));
      const Codes expected = IsLegalTransition(from, to) ? Codes() : Codes{"ILLEGAL_TRANSITION"};
      EXPECT_EQ(CodesOf(refusals), expected) << Symbol(from) << " to " << Symbol(to);
    }
  }
  EXPECT_THAT(CodesOf(CheckAdvance(Ready(), {}, kScaling, Day("2024-02-01"))), ElementsAre("ILLEGAL_TRANSITION"));
}

TEST(CheckHistoryTest, NamesWhatBrokeTheRules) {
  const auto breaches = CheckHistory(Timeline(
      {Line(1, kInvestigation, "2024-01-01"), Line(2, kScaling, "2024-02-01"), Line(3, kConstruction, "2024-03-01"),
       Line(4, kTransferred, "2024-04-01"), Line(5, kScaling, "2024-05-01"), Line(6, kStopped, "2024-06-01"),
       Line(7, kInconclusive, "2024-07-01"), Line(8, kConstruction, "2024-08-01")}));
  Codes told;
  for (const HistoryBreach& b : breaches) told.push_back(std::to_string(b.line) + " " + b.code);
  EXPECT_THAT(told, ElementsAre("2 ILLEGAL_TRANSITION", "3 PHASE_BACKWARDS", "5 OUTCOME_LEFT", "7 ILLEGAL_TRANSITION"));
  EXPECT_EQ(breaches[1].from, kScaling);
  EXPECT_EQ(breaches[1].to, kConstruction);
}

TEST(CheckHistoryTest, PausesAndRepetitionsBreakNothing) {
  EXPECT_THAT(
      CheckHistory(Timeline({Line(1, kInvestigation, "2024-01-01", "2024-01-15"), Line(2, kInvestigation, "2024-02-01"),
                             Line(3, kConstruction, "2024-03-01", "2024-03-02"), Line(4, kStopped, "2024-04-01"),
                             Line(5, kInvestigation, "2024-05-01")})),
      IsEmpty());
  EXPECT_THAT(CheckHistory({}), IsEmpty());
}

}  // namespace
}  // namespace pepiniere::portfolio
