#include "services/cohort/domain/assignment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr base::Date kToday = base::Date::FromDays(20'000);

std::vector<std::string> Wrong(const Assignment& assignment) {
  std::vector<std::string> fields;
  for (const base::FieldProblem& problem : ProblemsOf(assignment, kToday)) fields.push_back(problem.field);
  return fields;
}

Assignment TenMonths() {
  Assignment assignment{.start = Day("2022-09-12"), .months = 10};
  Complete(assignment);
  return assignment;
}

TEST(AssignmentTest, LastDaysFollowFromMonths) {
  Assignment assignment = TenMonths();
  EXPECT_EQ(assignment.end, Day("2023-07-11"));
  EXPECT_EQ(assignment.last, Day("2023-07-11"));
  EXPECT_THAT(Wrong(assignment), IsEmpty());
  assignment.renewals = {{.start = Day("2023-07-12"), .months = 2},
                         {.start = Day("2023-09-12"), .end = Day("2023-09-30")}};
  Complete(assignment);
  EXPECT_EQ(assignment.renewals[0].end, Day("2023-09-11"));
  EXPECT_EQ(assignment.end, Day("2023-07-11")) << "as agreed at first";
  EXPECT_EQ(assignment.last, Day("2023-09-30"));
  EXPECT_THAT(Wrong(assignment), IsEmpty());
}

TEST(AssignmentTest, HasALastDay) {
  Assignment assignment{.start = Day("2022-09-12")};
  Complete(assignment);
  EXPECT_EQ(assignment.last, std::nullopt);
  EXPECT_THAT(Wrong(assignment), ElementsAre("end_date"));
  assignment = TenMonths();
  assignment.renewals = {{.start = Day("2023-07-12")}};
  Complete(assignment);
  EXPECT_EQ(DaysOf(assignment), std::nullopt);
  EXPECT_THAT(Wrong(assignment), ElementsAre("renewals[0].end_date"));
}

TEST(AssignmentTest, MayEndBeforeWhatWasAgreedWithAReason) {
  Assignment assignment = TenMonths();
  assignment.actual_end = Day("2023-03-31");
  Complete(assignment);
  EXPECT_EQ(assignment.last, Day("2023-03-31"));
  EXPECT_THAT(Wrong(assignment), ElementsAre("end_reason"));
  assignment.end_reason = "Embauche";
  EXPECT_THAT(Wrong(assignment), IsEmpty());
  assignment.actual_end = Day("2023-07-12");
  EXPECT_THAT(Wrong(assignment), ElementsAre("actual_end_date"));
  assignment.actual_end = Day("2023-07-11");
  assignment.end_reason.clear();
  EXPECT_THAT(Wrong(assignment), IsEmpty()) << "it ended as was agreed";
}

TEST(AssignmentTest, FundingMovesOneStepAtATime) {
  Assignment before = TenMonths(), now = before;
  before.funding_lines = now.funding_lines = {
      {.kind = FundingKind::kLumpSum, .funding_source = "PIA", .amount = 100, .share = kWholeShare}};
  EXPECT_THAT(CheckFundingMoves(before, now), IsEmpty());
  now.funding_lines[0].state = FundingState::kDecreed;
  EXPECT_THAT(CheckFundingMoves(before, now), IsEmpty());
  now.funding_lines[0].state = FundingState::kTransferred;
  ASSERT_EQ(CheckFundingMoves(before, now).size(), 1u);
  EXPECT_EQ(CheckFundingMoves(before, now)[0].field, "funding_lines[0].state");
  now.funding_lines[0].funding_source = "LFI";
  EXPECT_THAT(CheckFundingMoves(before, now), IsEmpty()) << "it is another line";
}

TEST(AssignmentTest, AFundingLineIsGrantedUnlessItSays) {
  Assignment assignment = TenMonths();
  assignment.funding_lines = {{.kind = FundingKind::kLumpSum,
                               .funding_source = "PIA",
                               .amount = 100,
                               .share = kWholeShare,
                               .state = FundingState{}}};
  Complete(assignment);
  EXPECT_EQ(assignment.funding_lines[0].state, FundingState::kGranted);
}

TEST(AssignmentTest, IsOfTheProgrammeOfItsCohort) { EXPECT_EQ(ProgrammeOf({.cohort = "eig/8"}), "eig"); }

}  // namespace
}  // namespace pepiniere::cohort
