#include "services/cohort/domain/eligibility.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using enum EligibilityKind;

const EligibilityDays kDays = {Day("2021-07-13"), Day("2021-09-13")};

Declarations Everything() {
  return {.service = {AgentService{}, "revisions/1 agent"},
          .juror = {false, "jurors of the call"},
          .host_mentor = {false, "mentors of the challenge"},
          .birth = {Day("1990-02-03"), "revisions/1 birth"},
          .work_right = {WorkRight{true, std::nullopt}, "revisions/1 permit"}};
}

Verdict VerdictOf(const EligibilityRule& rule, const Declarations& declarations, const EligibilityDays& days = kDays) {
  return EligibilityOf(std::vector{rule}, declarations, days).verdict();
}

constexpr EligibilityRule kAgentAtDecision = {kNotServingAgent, EligibilityDay::kDecision};
constexpr EligibilityRule kAgentAtStart = {kNotServingAgent, EligibilityDay::kCohortStart};
constexpr EligibilityRule kAgentNever = {kNotServingAgent, EligibilityDay::kNever};

TEST(EligibilityTest, AServingAgentUntilTheEndOfAugustMayBeginInSeptember) {
  Declarations declarations = Everything();
  declarations.service.answer = AgentService{true, Day("2021-08-31")};
  const Eligibility refused = EligibilityOf(std::vector{kAgentAtDecision}, declarations, kDays);
  EXPECT_EQ(refused.verdict(), Verdict::kNotMet);
  EXPECT_THAT(refused.Those(Verdict::kNotMet),
              ElementsAre(EligibilityFinding{kAgentAtDecision, Verdict::kNotMet, "serving agent until 2021-08-31",
                                             "revisions/1 agent", Day("2021-07-13")}));
  const Eligibility admissible = EligibilityOf(std::vector{kAgentAtStart}, declarations, kDays);
  EXPECT_EQ(admissible.verdict(), Verdict::kMet);
  EXPECT_THAT(admissible.findings,
              ElementsAre(EligibilityFinding{kAgentAtStart, Verdict::kMet, "serving agent until 2021-08-31",
                                             "revisions/1 agent", Day("2021-09-13")}));
  EXPECT_EQ(VerdictOf(kAgentNever, declarations), Verdict::kMet);
}

TEST(EligibilityTest, TheLastDayOfServiceIsADayOfService) {
  Declarations declarations = Everything();
  declarations.service.answer = AgentService{true, Day("2021-09-13")};
  EXPECT_EQ(VerdictOf(kAgentAtStart, declarations), Verdict::kNotMet);
  declarations.service.answer = AgentService{true, Day("2021-09-12")};
  EXPECT_EQ(VerdictOf(kAgentAtStart, declarations), Verdict::kMet);
  declarations.service.answer = AgentService{true, std::nullopt};
  EXPECT_EQ(VerdictOf(kAgentAtStart, declarations), Verdict::kNotMet);
}

TEST(EligibilityTest, WhatIsNotAnsweredIsNeither) {
  Declarations declarations = Everything();
  declarations.service.answer.reset();
  const Eligibility unknown = EligibilityOf(std::vector{kAgentAtDecision}, declarations, kDays);
  EXPECT_EQ(unknown.verdict(), Verdict::kNotAnswered);
  EXPECT_THAT(unknown.Those(Verdict::kNotMet), IsEmpty());
  EXPECT_THAT(unknown.Those(Verdict::kNotAnswered), SizeIs(1));
  // A rule that never excludes asks nothing.
  EXPECT_EQ(VerdictOf(kAgentNever, declarations), Verdict::kMet);
}

TEST(EligibilityTest, AnAnswerThatRestsOnNothingIsNone) {
  Declarations declarations = Everything();
  declarations.juror.declaration.clear();
  EXPECT_EQ(VerdictOf({kNotJuror, EligibilityDay::kDecision}, declarations), Verdict::kNotAnswered);
}

TEST(EligibilityTest, ADayThatIsNotKnownYetLeavesTheRuleOpen) {
  const Eligibility open = EligibilityOf(std::vector{kAgentAtStart}, Everything(), {kDays.decision, std::nullopt});
  EXPECT_THAT(open.findings, ElementsAre(EligibilityFinding{kAgentAtStart, Verdict::kNotAnswered, "no serving agent",
                                                            "revisions/1 agent", std::nullopt}));
}

TEST(EligibilityTest, OneRuleThatIsNotMetDecidesAndAllAreTold) {
  const std::vector<EligibilityRule> rules = {{kNotJuror, EligibilityDay::kDecision},
                                              {kMinimumAge, EligibilityDay::kCohortStart, 18},
                                              {kNotHostMentor, EligibilityDay::kDecision},
                                              {kRightToWork, EligibilityDay::kCohortStart}};
  Declarations declarations = Everything();
  EXPECT_EQ(EligibilityOf(rules, declarations, kDays).verdict(), Verdict::kMet);
  declarations.juror.answer = true;
  declarations.birth.answer.reset();
  declarations.host_mentor.answer = true;
  declarations.work_right.answer = WorkRight{true, Day("2021-09-12")};
  const Eligibility eligibility = EligibilityOf(rules, declarations, kDays);
  EXPECT_EQ(eligibility.verdict(), Verdict::kNotMet);
  const auto not_met = eligibility.Those(Verdict::kNotMet);
  ASSERT_THAT(not_met, SizeIs(3));
  EXPECT_EQ(not_met[0].answer, "juror of this call");
  EXPECT_EQ(not_met[1].answer, "mentor of the host");
  EXPECT_EQ(not_met[2].answer, "right to work until 2021-09-12");
  EXPECT_EQ(not_met[2].day, Day("2021-09-13"));
  EXPECT_THAT(eligibility.Those(Verdict::kNotAnswered), SizeIs(1));
}

TEST(EligibilityTest, AgeIsThatOfTheDay) {
  Declarations declarations = Everything();
  declarations.birth.answer = Day("2003-09-13");
  EXPECT_EQ(VerdictOf({kMinimumAge, EligibilityDay::kCohortStart, 18}, declarations), Verdict::kMet);
  EXPECT_EQ(VerdictOf({kMinimumAge, EligibilityDay::kDecision, 18}, declarations), Verdict::kNotMet);
  EXPECT_EQ(AgeOn(Day("2004-02-29"), Day("2022-02-28")), 17);
  EXPECT_EQ(AgeOn(Day("2004-02-29"), Day("2022-03-01")), 18);
  EXPECT_EQ(AgeOn(Day("2004-02-29"), Day("2024-02-29")), 20);
}

TEST(EligibilityRulesTest, AreAskedOnceAndAnAgeIsGivenWhereItIsAskedFor) {
  EXPECT_THAT(CheckEligibilityRules(std::vector{kAgentAtStart, {kMinimumAge, EligibilityDay::kDecision, 18}}),
              IsEmpty());
  EXPECT_THAT(CheckEligibilityRules(std::vector<EligibilityRule>{kAgentAtStart,
                                                                 kAgentAtDecision,
                                                                 {kMinimumAge, EligibilityDay::kDecision},
                                                                 {kNotJuror, EligibilityDay::kDecision, 18}}),
              ElementsAre(Problem("eligibility_rules[1].kind", "eligibility_rules[0]"),
                          Problem("eligibility_rules[2].minimum_age", "from 1 to 120"),
                          Problem("eligibility_rules[3].minimum_age", "leave it out")));
}

}  // namespace
}  // namespace pepiniere::cohort
