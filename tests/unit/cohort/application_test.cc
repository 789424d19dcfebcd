#include "services/cohort/domain/application.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "services/cohort/domain/screening.h"
#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

const absl::Time kCloses = At("2021-03-01T22:00:00Z");

FormField Field(const std::string& code, FormFieldKind kind) {
  FormField field;
  field.code = field.label = code;
  field.kind = kind;
  field.required = true;
  return field;
}

Call SomeCall() {
  Call call;
  call.form = {Field("NAME", FormFieldKind::kLine), Field("WHY", FormFieldKind::kText),
               Field("CV", FormFieldKind::kFile)};
  call.form[0].personal = true;
  call.form[2].required = false;
  call.eligibility_rules = {{.kind = EligibilityKind::kMinimumAge, .minimum_age = 18}};
  call.choices_min = 1;
  call.choices_max = 1;
  call.published_at = kCloses - absl::Hours(48);
  call.closes_at = kCloses;
  return call;
}

Application Whole() {
  Application application;
  application.applicant = "persons/A";
  application.answers = {{"NAME", "Ana"}, {"WHY", "For\nthe rivers"}};
  application.choices = {"call/dev"};
  application.eligibility_answers = {
      {.kind = EligibilityKind::kMinimumAge, .day = "1990-05-01", .declaration = "on my honour"}};
  return application;
}

const std::vector<std::string> kSeats = {"call/dev", "call/design"}, kFiles = {"calls/call/applications/a/files/f"};

std::vector<std::string> FaultsOf(const Application& application, Completeness completeness) {
  std::vector<std::string> fields;
  for (const auto& problem : CheckContent(application, SomeCall(), kSeats, kFiles, completeness)) {
    fields.push_back(problem.field);
  }
  return fields;
}

base::Line<ApplicationDecision> Recorded(int number, DecisionKind kind, const std::string& by, absl::Time at) {
  base::Line<ApplicationDecision> line;
  line.number = number;
  line.value.kind = kind;
  line.recorded_by = by;
  line.recorded_at = at;
  return line;
}

TEST(ApplicationTest, ADraftMayLeaveOpenWhatASubmissionMustSay) {
  EXPECT_THAT(FaultsOf(Whole(), Completeness::kSubmitted), IsEmpty());
  EXPECT_THAT(FaultsOf(Application(), Completeness::kDraft), IsEmpty());
  EXPECT_THAT(FaultsOf(Application(), Completeness::kSubmitted),
              UnorderedElementsAre("answers.NAME", "answers.WHY", "choices", "eligibility_answers"));
}

TEST(ApplicationTest, EachFaultIsAtItsField) {
  Application application = Whole();
  application.answers = {{"ELSE", "x"}, {"CV", "calls/call/applications/a/files/none"}};
  application.choices = {"other/dev"};
  application.pool_consent = true;
  application.eligibility_answers.push_back({.kind = EligibilityKind::kRightToWork, .day = {}, .declaration = "x"});
  EXPECT_THAT(
      FaultsOf(application, Completeness::kDraft),
      UnorderedElementsAre("answers.ELSE", "answers.CV", "choices[0]", "pool_consent", "eligibility_answers[1].kind"));
  application = Whole();
  application.answers.push_back({"NAME", "Bo"});
  application.eligibility_answers[0].day = "1990-02-30";
  std::vector<std::string> fields;
  for (const auto& problem : ProblemsOf(application, Day("2021-01-01"))) fields.push_back(problem.field);
  EXPECT_THAT(fields, ElementsAre("answers[2].code", "eligibility_answers[0].day"));
}

TEST(ApplicationTest, WhatIsDeclaredAnswersTheRules) {
  const EligibilityDays days = {.decision = Day("2021-03-15"), .cohort_start = {}};
  EXPECT_EQ(EligibilityOf(SomeCall().eligibility_rules, DeclarationsOf(Whole()), days).verdict(), Verdict::kMet);
  Application young = Whole();
  young.eligibility_answers[0].day = "2010-01-01";
  EXPECT_EQ(EligibilityOf(SomeCall().eligibility_rules, DeclarationsOf(young), days).verdict(), Verdict::kNotMet);
}

TEST(ApplicationTest, CoachesReadWhatWasSubmittedWhenTheCallClosed) {
  Application application = Whole();
  const Call call = SomeCall();
  EXPECT_FALSE(IsReadByCoaches(application, call, kCloses)) << "a draft";
  application.state = ApplicationState::kSubmitted;
  EXPECT_FALSE(IsReadByCoaches(application, call, kCloses - absl::Nanoseconds(1)));
  EXPECT_TRUE(IsReadByCoaches(application, call, kCloses));
  application.state = ApplicationState::kWithdrawn;
  application.withdrawn_at = kCloses - absl::Seconds(1);
  EXPECT_FALSE(IsReadByCoaches(application, call, kCloses)) << "in time";
  application.withdrawn_at = kCloses;
  EXPECT_TRUE(IsReadByCoaches(application, call, kCloses));
}

TEST(ApplicationTest, ItsApplicantIsToldOfTheDecisionThatWasPublished) {
  Application application = Whole();
  application.state = ApplicationState::kInadmissible;
  application.decided_at = kCloses;
  application.decision_reason = "too late";
  EXPECT_TRUE(HidesDecision(application));
  Application told = AsToldToApplicant(application);
  EXPECT_EQ(told.state, ApplicationState::kSubmitted);
  EXPECT_EQ(told.decided_at, std::nullopt);
  EXPECT_EQ(told.decision_reason, "");
  application.state = ApplicationState::kWithdrawn;
  EXPECT_EQ(AsToldToApplicant(application).state, ApplicationState::kWithdrawn);
}

TEST(ApplicationTest, ItsApplicantReadsTheDecisionsThatTheyWereToldWithoutAGap) {
  Application application = Whole();
  application.told_decided_at = kCloses;
  const std::vector<base::Line<ApplicationDecision>> lines = {
      Recorded(1, DecisionKind::kInadmissible, "persons/B", kCloses),
      Recorded(2, DecisionKind::kAdmissible, "persons/B", kCloses + absl::Hours(1)),
      Recorded(3, DecisionKind::kAppeal, "persons/A", kCloses + absl::Hours(2))};
  const auto told = AsToldToApplicant(lines, application);
  ASSERT_EQ(told.size(), 2u);
  EXPECT_EQ(told[0].value.kind, DecisionKind::kInadmissible);
  EXPECT_EQ(told[1].value.kind, DecisionKind::kAppeal);
  EXPECT_EQ(told[1].number, 2);
  EXPECT_EQ(told[0].recorded_by + told[1].recorded_by, "persons/A");
  application.told_decided_at.reset();
  EXPECT_EQ(AsToldToApplicant(lines, application).size(), 1u);
}

TEST(ApplicationTest, JurorsJudgeByTheDecisionsThatWerePublished) {
  Application application = Whole();
  application.state = ApplicationState::kInadmissible;
  application.decided_at = kCloses + absl::Hours(1);
  EXPECT_FALSE(IsToBeJudged(application, SomeCall(), kCloses));
  EXPECT_TRUE(IsThereForJurors(application, SomeCall(), kCloses));
  EXPECT_FALSE(IsThereForJurors(application, SomeCall(), kCloses - absl::Seconds(1)));
  application.told_state = ApplicationState::kInadmissible;
  application.told_decided_at = application.decided_at;
  EXPECT_FALSE(IsThereForJurors(application, SomeCall(), kCloses));
  application.state = ApplicationState::kAdmissible;  // after an appeal, and not told yet
  EXPECT_FALSE(IsThereForJurors(application, SomeCall(), kCloses));
}

TEST(ApplicationTest, WhoWasEverAJurorReadsAsOneEvenIfTheyLead) {
  Call call = SomeCall();
  call.review_ends_at = kCloses + absl::Hours(1);
  const JuryPart juror = {.judges = true, .was_juror = true}, coach = {.leads = true},
                 both = {.leads = true, .judges = true, .was_juror = true}, left = {.leads = true, .was_juror = true};
  EXPECT_TRUE(ReadsAsJuror(juror, call));
  EXPECT_FALSE(ReadsAsJuror(both, call));
  call.anonymous_screening = true;
  EXPECT_FALSE(ReadsAsJuror(coach, call));
  EXPECT_TRUE(ReadsAsJuror(both, call));
  EXPECT_TRUE(ReadsAsJuror(left, call));
  EXPECT_FALSE(ReadsOwnReviewsAlone(coach, call, kCloses));
  for (const JuryPart& part : {both, left}) {
    EXPECT_TRUE(ReadsOwnReviewsAlone(part, call, kCloses));
    EXPECT_FALSE(ReadsOwnReviewsAlone(part, call, kCloses + absl::Hours(1)));
  }
  EXPECT_TRUE(ReadsOwnReviewsAlone(juror, call, kCloses + absl::Hours(1)));
  EXPECT_FALSE(MarksNoMore(both, call, kCloses));
  EXPECT_TRUE(MarksNoMore(both, call, kCloses + absl::Hours(1)));
  call.reviews_reopened_at = kCloses + absl::Hours(2);
  call.review_ends_at = kCloses + absl::Hours(4);
  EXPECT_TRUE(MarksNoMore(both, call, kCloses + absl::Hours(3)));
  EXPECT_FALSE(MarksNoMore(juror, call, kCloses + absl::Hours(3)));
}

TEST(ApplicationTest, TheReasonThatItsApplicantWasToldIsThatOfTheLineOfThatDecision) {
  Application application = Whole();
  const auto line = [](int number, DecisionKind kind, std::string reason, absl::Time at) {
    return base::Line<ApplicationDecision>{.number = number,
                                           .value = {"persons/A", kind, std::move(reason)},
                                           .source = "",
                                           .recorded_by = "",
                                           .recorded_at = at};
  };
  const std::vector<base::Line<ApplicationDecision>> lines = {
      line(1, DecisionKind::kInadmissible, "too late", kCloses),
      line(2, DecisionKind::kAppeal, "it was in time", kCloses + absl::Hours(1)),
      line(3, DecisionKind::kAdmissible, "it was", kCloses + absl::Hours(2))};
  EXPECT_EQ(ReasonTold(application, lines), "") << "they were told nothing";
  application.told_decided_at = kCloses + absl::Hours(1);
  EXPECT_EQ(ReasonTold(application, lines), "too late");
  application.told_decided_at = application.decided_at = kCloses + absl::Hours(2);
  application.decision_reason = "it was";
  EXPECT_EQ(ReasonTold(application, lines), "it was");
  EXPECT_EQ(AsToldToApplicant(application).decision_reason, "it was");
}

TEST(ApplicationTest, WithoutWhatIsPersonalItTellsWhatIsMarkedAndNotWhoseItIs) {
  Application application = Whole();
  application.answers.push_back({"GONE", "of no field any more"});
  application.openings = {{kCloses, "persons/B", "why"}};
  application.organisation = "organisations/a";
  application.organisation_uid = "01J";
  const Application without = WithoutPersonal(application, SomeCall().form);
  EXPECT_THAT(without.answers, ElementsAre(ApplicationAnswer{"WHY", "For\nthe rivers"}));
  EXPECT_EQ(without.choices, application.choices);
  EXPECT_EQ(without.applicant, "");
  EXPECT_EQ(without.organisation + without.organisation_uid, "");
  EXPECT_THAT(without.eligibility_answers, IsEmpty());
  EXPECT_THAT(without.openings, IsEmpty());
}

TEST(CompetesTest, WhoAppliesAndDidNotWithdrawInTime) {
  const Call call = SomeCall();
  const absl::Time before = kCloses - absl::Seconds(1);
  Application application;
  EXPECT_TRUE(Competes(application, call, before)) << "a draft may still be submitted";
  EXPECT_FALSE(Competes(application, call, kCloses)) << "and then no more";
  application.state = ApplicationState::kInadmissible;
  EXPECT_TRUE(Competes(application, call, kCloses));
  application.state = ApplicationState::kWithdrawn;
  application.withdrawn_at = before;
  EXPECT_FALSE(Competes(application, call, before));
  EXPECT_FALSE(Competes(application, call, kCloses));
  application.withdrawn_at = kCloses;
  EXPECT_TRUE(Competes(application, call, kCloses)) << "its marks are not told to who goes for them";
}

}  // namespace
}  // namespace pepiniere::cohort
