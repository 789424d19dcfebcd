#include "services/cohort/domain/applications.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum ApplicationState;
using Move = ApplicationMove;
using Actor = ApplicationActor;

// Until 23:00 UTC+1.
const Opening kCall = {At("2021-02-01T08:00:00Z"), At("2021-03-01T22:00:00Z")};
const absl::Time kOpen = At("2021-03-01T21:30:00Z"), kClosed = At("2021-03-01T22:00:00Z");

TEST(SubmissionTest, CountsBeforeTheInstantOfClosingInWhateverZone) {
  const auto submit = [](std::string_view at) {
    return CheckStep(kDraft, {.move = Move::kSubmit, .by = Actor::kApplicant, .at = At(at)}, kCall);
  };
  EXPECT_THAT(submit("2021-03-01T21:30:00Z"), IsEmpty());
  EXPECT_THAT(submit("2021-03-01T21:59:59.999999999Z"), IsEmpty());
  EXPECT_THAT(submit("2021-03-01T22:59:59+01:00"), IsEmpty());
  EXPECT_THAT(submit("2021-03-01T22:00:00Z"), ElementsAre(Problem("state", "closed at 2021-03-01T22:00:00+00:00")));
  EXPECT_THAT(submit("2021-03-01T23:00:00+01:00"), ElementsAre(Problem("state", "too late")));
  EXPECT_THAT(submit("2021-02-01T07:59:59Z"), ElementsAre(Problem("state", "opens at 2021-02-01T08:00:00+00:00")));
  EXPECT_THAT(submit("2021-02-01T08:00:00Z"), IsEmpty());
}

TEST(StepTest, IsOfCertainStatesByCertainPeopleInTheirTime) {
  struct Allowed {
    Move move;
    Actor by;
    bool open, closed;
    std::vector<ApplicationState> from;
  };
  const std::vector<Allowed> table = {
      {Move::kSubmit, Actor::kApplicant, true, false, {kDraft, kWithdrawn}},
      {Move::kWithdraw, Actor::kApplicant, true, true, {kDraft, kSubmitted, kAdmissible}},
      {Move::kAdmit, Actor::kCoach, false, true, {kSubmitted, kInadmissible}},
      {Move::kRefuse, Actor::kCoach, false, true, {kSubmitted, kAdmissible}}};
  for (const Allowed& row : table) {
    for (const Actor by : {Actor::kApplicant, Actor::kCoach}) {
      for (const bool open : {true, false}) {
        for (int from = 1; from <= 5; ++from) {
          const bool known = std::ranges::find(row.from, static_cast<ApplicationState>(from)) != row.from.end();
          const bool allowed = known && by == row.by && (open ? row.open : row.closed);
          const ApplicationStep step = {row.move, by, open ? kOpen : kClosed, "so"};
          EXPECT_EQ(CheckStep(static_cast<ApplicationState>(from), step, kCall).empty(), allowed)
              << static_cast<int>(row.move) << " from " << from;
        }
      }
    }
  }
  EXPECT_EQ(StateAfter(Move::kRefuse), kInadmissible);
}

TEST(StepTest, ADecisionAgainstAnApplicantOrAnEarlierOneIsReasoned) {
  const auto decide = [](ApplicationState from, Move move) {
    return CheckStep(from, {.move = move, .by = Actor::kCoach, .at = kClosed, .reason = " "}, kCall);
  };
  EXPECT_THAT(decide(kSubmitted, Move::kAdmit), IsEmpty());
  EXPECT_THAT(decide(kSubmitted, Move::kRefuse), ElementsAre(Problem("reason", "INADMISSIBLE")));
  EXPECT_THAT(decide(kAdmissible, Move::kRefuse), ElementsAre(Problem("reason", "INADMISSIBLE")));
  EXPECT_THAT(decide(kInadmissible, Move::kAdmit), ElementsAre(Problem("reason", "ADMISSIBLE")));
}

TEST(StepTest, NobodyDecidesWhileApplicationsAreSealed) {
  EXPECT_THAT(CheckStep(kSubmitted, {.move = Move::kAdmit, .by = Actor::kCoach, .at = kOpen}, kCall),
              ElementsAre(Problem("state", "sealed until the call closes")));
}

TEST(RevisionTest, IsWrittenWhileTheCallIsOpenBeforeAndAfterSubmission) {
  EXPECT_THAT(CheckRevision(kDraft, kOpen, kCall), IsEmpty());
  EXPECT_THAT(CheckRevision(kSubmitted, kOpen, kCall), IsEmpty());
  EXPECT_THAT(CheckRevision(kSubmitted, kClosed, kCall), ElementsAre(Problem("state", "too late")));
  EXPECT_THAT(CheckRevision(kWithdrawn, kOpen, kCall), ElementsAre(Problem("state", "WITHDRAWN")));
}

TEST(RevisionTest, TheLastBeforeClosingCounts) {
  const std::vector<ApplicationRevision> revisions = {
      {1, At("2021-02-02T00:00:00Z")}, {3, At("2021-03-01T22:00:00Z")}, {2, At("2021-03-01T21:59:59Z")}};
  EXPECT_EQ(CountingRevision(revisions, kCall)->number, 2);
  EXPECT_EQ(CountingRevision(std::span(revisions).subspan(1, 1), kCall), nullptr);
  EXPECT_EQ(CountingRevision({}, kCall), nullptr);
}

std::vector<base::FieldProblem> Choosing(std::vector<std::string> choices, ChoiceLimits limits = {1, 3}) {
  const std::vector<std::string> seats = {"A", "B", "C", "D"};
  return CheckChoices(choices, limits, seats);
}

TEST(ChoicesTest, AreAsManyAsTheCallAsksForEachOnceAndOfTheCall) {
  EXPECT_THAT(Choosing({"C", "A", "B"}), IsEmpty());
  EXPECT_THAT(Choosing({"C"}), IsEmpty());
  EXPECT_THAT(Choosing({}), ElementsAre(Problem("choices", "makes 0 choices: make at least 1")));
  EXPECT_THAT(Choosing({}, {0, 3}), IsEmpty());
  EXPECT_THAT(Choosing({"A", "X", "A", "B"}),
              ElementsAre(Problem("choices", "makes 4 choices: make 3 at most"),
                          Problem("choices[1]", "no seat of this call"), Problem("choices[2]", "is choices[0] again")));
}

}  // namespace
}  // namespace pepiniere::cohort
