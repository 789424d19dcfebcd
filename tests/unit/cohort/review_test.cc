// What a juror marks: by which criteria, within which bounds, and when it is complete.
#include "services/cohort/domain/review.h"

#include <gtest/gtest.h>

#include "services/cohort/domain/hearing.h"
#include "services/cohort/domain/juror.h"

namespace pepiniere::cohort {
namespace {

const std::vector<Criterion> kGrid = {{"IMPACT", "Intérêt", 1, 4, "1", {}}, {"TEAM", "Équipe", 0, 2, "1", {}}};

TEST(ReviewTest, AnAbstentionIsAnAnswerAndNoMark) {
  Review review;
  review.marks = {{"IMPACT", 4}};
  EXPECT_EQ(Unanswered(review, kGrid), std::vector<std::string>{"TEAM"});
  review.abstentions = {{"TEAM", "je ne les connais pas"}};
  EXPECT_TRUE(Unanswered(review, kGrid).empty());
  EXPECT_FALSE(IsComplete(review, kGrid));
  review.abstentions.clear();
  review.marks.push_back({"TEAM", 0});
  EXPECT_TRUE(IsComplete(review, kGrid));
}

TEST(ReviewTest, MarksAreOfTheGridOnceEachAndWithinItsBounds) {
  Review review;
  review.marks = {{"IMPACT", 5}, {"ELSE", 1}, {"TEAM", 2}};
  review.abstentions = {{"TEAM", "non"}};
  std::vector<std::string> fields;
  for (const base::FieldProblem& problem : CheckMarks(review, kGrid)) fields.push_back(problem.field);
  EXPECT_EQ(fields, (std::vector<std::string>{"marks[0].mark", "marks[1].criterion", "abstentions[0].criterion"}));
}

TEST(ReviewTest, IsNamedByItsJurorAndStage) {
  EXPECT_EQ(ReviewIdOf("appel/J1", ReviewStage::kFile), "J1");
  EXPECT_EQ(ReviewIdOf("appel/J1", ReviewStage::kHearing), "J1.hearing");
  EXPECT_EQ(JurorOfReview("appel/A1/J1"), "appel/J1");
  EXPECT_EQ(JurorOfReview("appel/A1/J1.hearing"), "appel/J1");
}

TEST(JurorTest, JudgesWhatChoseOneOfTheirSeats) {
  const Juror all;
  Juror some;
  some.seats = {"appel/dev"};
  EXPECT_TRUE(Judges(all, {}));
  EXPECT_TRUE(Judges(some, {"appel/design", "appel/dev"}));
  EXPECT_FALSE(Judges(some, {"appel/design"}));
}

TEST(HearingTest, IsMovedByItsTimeOrItsPlaceAlone) {
  JuryHearing before;
  before.place = "Salle 1";
  JuryHearing now = before;
  now.note = "vu";
  EXPECT_FALSE(IsMoved(before, now));
  now.place = "Salle 2";
  EXPECT_TRUE(IsMoved(before, now));
}

}  // namespace
}  // namespace pepiniere::cohort
