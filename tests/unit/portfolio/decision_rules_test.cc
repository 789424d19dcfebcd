#include "services/portfolio/domain/decision_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace pepiniere::portfolio {
namespace {

using enum Phase;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

DecisionRule RuleOf(Decision decision) {
  const auto rules = DecisionRules();
  return *std::ranges::find(rules, decision, &DecisionRule::decision);
}

// Where it leads from there without naming a phase.
std::optional<Phase> LeadFrom(const DecisionRule& rule, std::optional<Phase> from) {
  const auto lead = std::ranges::find(rule.leads, from, &DecisionRule::Lead::from);
  return lead == rule.leads.end() ? std::nullopt : std::optional(lead->to);
}

TEST(DecisionRulesTest, AGoLeadsToTheNextPhaseOrToOneThatItNames) {
  const DecisionRule go = RuleOf(Decision::kGo);
  EXPECT_THAT(go.phases, ElementsAre(kInvestigation, kConstruction, kScaling, kConsolidation, kOperated, kTransferred));
  EXPECT_EQ(LeadFrom(go, kInvestigation), kConstruction);
  EXPECT_EQ(LeadFrom(go, kConsolidation), kOperated);
  EXPECT_EQ(LeadFrom(go, kOperated), std::nullopt);
  EXPECT_EQ(LeadFrom(go, std::nullopt), std::nullopt);
  EXPECT_THAT(go.required, IsEmpty());
  EXPECT_TRUE(go.grants);
}

TEST(DecisionRulesTest, WhatEndsAProject) {
  const DecisionRule stop = RuleOf(Decision::kStop), graduate = RuleOf(Decision::kGraduate);
  EXPECT_THAT(stop.phases, ElementsAre(kStopped, kInconclusive));
  EXPECT_EQ(LeadFrom(stop, kInvestigation), kInconclusive);
  EXPECT_EQ(LeadFrom(stop, kScaling), kStopped);
  EXPECT_EQ(LeadFrom(stop, std::nullopt), kStopped);
  EXPECT_FALSE(stop.grants);
  EXPECT_THAT(graduate.phases, ElementsAre(kOperated, kTransferred));
  EXPECT_EQ(LeadFrom(graduate, kScaling), kTransferred);
}

TEST(DecisionRulesTest, WhatLeavesThePhaseSaysWhatFollows) {
  const DecisionRule pivot = RuleOf(Decision::kPivot), postpone = RuleOf(Decision::kPostpone);
  EXPECT_THAT(pivot.phases, IsEmpty());
  EXPECT_THAT(pivot.leads, IsEmpty());
  EXPECT_THAT(pivot.required, ElementsAre("conditions"));
  EXPECT_THAT(postpone.required, ElementsAre("next_review_date"));
  EXPECT_TRUE(postpone.grants);
}

// Whatever the table says, the rules do.
TEST(DecisionRulesTest, EveryDecisionIsAsDestinationHasIt) {
  for (const DecisionRule& rule : DecisionRules()) {
    for (const Phase from : AllPhases()) {
      Hearing hearing;
      hearing.decision = rule.decision;
      EXPECT_EQ(LeadFrom(rule, from), Destination(hearing, from)) << Symbol(rule.decision) << " " << Symbol(from);
    }
  }
  EXPECT_THAT(DecisionRules(), Not(IsEmpty()));
}

}  // namespace
}  // namespace pepiniere::portfolio
