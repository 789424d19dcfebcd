#include "services/cohort/domain/ranking_inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/rehearsal/rehearse.h"
#include "services/rehearsal/run.h"
#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr auto kFile = ReviewStage::kFile, kHearing = ReviewStage::kHearing;
const absl::Time kSubmitted = At("2021-05-01T10:00:00Z");

JuryRecord Jury() {
  JuryRecord jury;
  jury.call.id = "eig";
  jury.call.value.minimum_complete_reviews = 1;
  jury.criteria = {{.code = "A", .label = "A", .minimum = 1, .maximum = 4, .weight = "1/2", .meanings = {}}};
  return jury;
}

void Apply(JuryRecord& jury, const std::string& id, std::vector<std::string> choices) {
  base::Stored<Application> application;
  application.id = "eig/" + id;
  application.value.choices = std::move(choices);
  jury.applications.push_back(std::move(application));
}

void Mark(JuryRecord& jury, const std::string& id, const std::string& juror, int mark, ReviewStage stage = kFile,
          JurorReviewState state = JurorReviewState::kSubmitted) {
  base::Stored<Review> review;
  review.id = base::Concat("eig/", id, "/", ReviewIdOf("eig/" + juror, stage));
  review.value.juror = "eig/" + juror;
  review.value.stage = stage;
  review.value.state = state;
  review.value.marks = {{"A", mark}};
  if (state != JurorReviewState::kDraft) review.value.submitted_at = kSubmitted;
  jury.reviews.push_back(std::move(review));
}

void Judge(JuryRecord& jury, const std::string& juror, std::vector<std::string> seats) {
  base::Stored<Juror> row;
  row.id = "eig/" + juror;
  row.value.seats = std::move(seats);
  jury.jurors.push_back(std::move(row));
}

std::vector<std::string> Ranked(const JuryRecord& jury, ReviewStage stage, const std::string& seat = "") {
  std::vector<std::string> names;
  for (const auto& ranked : rehearsal::Rehearse(RankingInputs(jury, stage, seat)).ranking.ranked) {
    names.push_back(ranked.application);
  }
  return names;
}

TEST(RankingInputsTest, CountsWhatWasSubmittedOfItsStage) {
  JuryRecord jury = Jury();
  for (const auto* id : {"P", "Q", "R"}) Apply(jury, id, {"eig/dev"});
  Mark(jury, "P", "J1", 2), Mark(jury, "Q", "J1", 3), Mark(jury, "R", "J1", 4, kFile, JurorReviewState::kDraft);
  Mark(jury, "R", "J1", 4, kHearing);
  EXPECT_THAT(Ranked(jury, kFile), ElementsAre("Q", "P"));
  EXPECT_THAT(Ranked(jury, kHearing), ElementsAre("R"));
  const auto done = rehearsal::Rehearse(RankingInputs(jury, kFile, ""));
  EXPECT_THAT(done.ranking.not_rankable, SizeIs(1)) << "R, of whom nothing was said";
  EXPECT_EQ(done.ranking.ranked[0].score.ToString(), "3/2");
}

TEST(RankingInputsTest, ASeatIsRankedByItsOwnJurorsWhereTheyMarked) {
  JuryRecord jury = Jury();
  Apply(jury, "P", {"eig/dev"}), Apply(jury, "Q", {"eig/dev", "eig/data"}), Apply(jury, "R", {"eig/data"});
  Judge(jury, "J1", {}), Judge(jury, "J2", {"eig/dev"});
  Mark(jury, "P", "J1", 4), Mark(jury, "Q", "J1", 1), Mark(jury, "R", "J1", 3);
  Mark(jury, "P", "J2", 1), Mark(jury, "Q", "J2", 2);
  EXPECT_THAT(Ranked(jury, kFile, "eig/dev"), ElementsAre("Q", "P"));
  EXPECT_THAT(Ranked(jury, kFile, "eig/data"), ElementsAre("R", "Q")) << "from all reviews: it has no juror";
}

TEST(RankingInputsTest, KeepsWhatIsVoidAndWhoIsRecused) {
  JuryRecord jury = Jury();
  Apply(jury, "P", {});
  Mark(jury, "P", "J1", 4, kFile, JurorReviewState::kVoid);
  base::Stored<Conflict> conflict;
  conflict.id = "eig/J1/1", conflict.value.application = "eig/P";
  jury.conflicts = {conflict};
  conflict.value.application = "eig/withdrawn";
  jury.conflicts.push_back(conflict);
  const rehearsal::Inputs inputs = RankingInputs(jury, kFile, "");
  ASSERT_THAT(inputs.reviews, SizeIs(1));
  EXPECT_TRUE(inputs.reviews[0].is_void);
  ASSERT_THAT(inputs.recusals, SizeIs(1));
  EXPECT_EQ(inputs.recusals[0].juror, "J1");
  EXPECT_THAT(Ranked(jury, kFile), IsEmpty());
}

TEST(RankingInputsTest, DecisionsHoldForTheirStageAndSeatAmongThoseRanked) {
  JuryRecord jury = Jury();
  for (const auto* id : {"P", "Q"}) Apply(jury, id, {"eig/dev"}), Mark(jury, id, "J1", 3);
  base::Stored<TieDecision> decision;
  decision.value.applications = {"eig/Q", "eig/withdrawn", "eig/P"};
  decision.value.seat = "eig/dev";
  jury.decisions = {decision};
  EXPECT_THAT(Ranked(jury, kFile, "eig/dev"), ElementsAre("Q", "P"));
  EXPECT_THAT(RankingInputs(jury, kFile, "").decisions, IsEmpty());
  EXPECT_THAT(RankingInputs(jury, kHearing, "eig/dev").decisions, IsEmpty());
  jury.decisions[0].value.withdrawn_at = kSubmitted;
  EXPECT_THAT(RankingInputs(jury, kFile, "eig/dev").decisions, IsEmpty());
}

TEST(RankingInputsTest, ARunIsReadAgainAndReplaysTheSame) {
  JuryRecord jury = Jury();
  jury.seed = "abc";
  Apply(jury, "P", {"eig/dev"}), Apply(jury, "Q", {}), Mark(jury, "P", "J1", 4);
  const auto read = rehearsal::Read(rehearsal::Canonical(RankingInputs(jury, kFile, "")));
  EXPECT_THAT(read.faults, IsEmpty());
  const auto run = rehearsal::RunText(read.inputs, rehearsal::Rehearse(read.inputs));
  EXPECT_TRUE(rehearsal::ReplayRun(run).same);
}

TEST(TieDecisionTest, NamesTwoOrMoreEachOnce) {
  const auto problems = [](std::vector<std::string> applications) {
    TieDecision decision;
    decision.applications = std::move(applications);
    return ProblemsOf(decision, Day("2021-05-01"));
  };
  EXPECT_THAT(problems({"eig/P", "eig/Q"}), IsEmpty());
  EXPECT_THAT(problems({"eig/P"}), ElementsAre(Problem("applications", "two")));
  EXPECT_THAT(problems({"eig/P", "eig/P"}), ElementsAre(Problem("applications", "once")));
}

TEST(ChangesSinceTest, AreReviewsThatCountNoMoreMarkOtherwiseOrCame) {
  using enum RankingChange::What;
  rehearsal::Inputs frozen;
  frozen.choices = {{"Ana", {}}, {"Bo", {}}, {"Cy", {}}};
  frozen.reviews = {
      {"Ana", "J1", {{"C1", 3}}}, {"Ana", "J2", {{"C1", 2}}}, {"Bo", "J1", {{"C1", 4}}}, {"Cy", "J1", {{"C1", 1}}}};
  EXPECT_THAT(ChangesSince(frozen, frozen), ::testing::IsEmpty());
  rehearsal::Inputs now = frozen;
  now.choices.erase("Cy");  // who left changes nothing of the others
  now.reviews[0].is_void = true;
  now.reviews[2].marks["C1"] = 2;
  now.reviews[3] = {"Bo", "J3", {{"C1", 1}}};
  now.recusals = {{"Ana", "J2"}};
  EXPECT_THAT(
      ChangesSince(frozen, now),
      ::testing::ElementsAre(RankingChange{"Ana", "J1", kCountsNoMore}, RankingChange{"Ana", "J2", kCountsNoMore},
                             RankingChange{"Bo", "J1", kMarkedOtherwise}, RankingChange{"Bo", "J3", kCame}));
}

}  // namespace
}  // namespace pepiniere::cohort
