#include "services/assessment/ranking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace pepiniere::assessment {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Grid FiveCriteria() {
  Grid grid{.criteria = {}, .min_reviews = 2};
  for (const char* code : {"c1", "c2", "c3", "c4", "c5"}) grid.criteria.push_back({code, 1, 4, 1});
  return grid;
}

// A mark of 0 is none.
Review Marked(const char* application, const char* juror, const std::vector<int>& marks) {
  Review review{.application = application, .juror = juror, .marks = {}};
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i] != 0) review.marks.emplace("c" + std::to_string(i + 1), marks[i]);
  }
  return review;
}

// COHORT's first example.
Ballot Example() {
  return {.call = "calls/eig-8",
          .grid = FiveCriteria(),
          .reviews = {Marked("P", "J1", {4, 3, 3, 4, 3}), Marked("P", "J2", {3, 3, 4, 3, 3}),
                      Marked("Q", "J1", {4, 3, 3, 3, 4}), Marked("Q", "J2", {3, 3, 3, 4, 3}),
                      Marked("Q", "J3", {3, 4, 3, 3, 3}), Marked("R", "J1", {4, 4, 4, 3, 0}),
                      Marked("R", "J2", {3, 3, 3, 4, 4}), Marked("R", "J3", {3, 3, 3, 3, 4}),
                      Marked("S", "J1", {4, 4, 4, 4, 4})},
          .recusals = {{"P", "J3"}},
          .decisions = {},
          .seed = {},
          .applications = {}};
}

// "P 33/2 1 c1".
std::vector<std::string> Said(const Ranking& ranking) {
  std::vector<std::string> lines;
  for (const Ranked& r : ranking.ranked) {
    lines.push_back(r.application + " " + r.score.ToString() + " " + std::to_string(r.rank) +
                    (r.decided_by.empty() ? "" : " " + r.decided_by));
  }
  for (const NotRankable& n : ranking.not_rankable) {
    lines.push_back(n.application + " " + std::to_string(n.complete) + " of " + std::to_string(n.needed));
  }
  return lines;
}

TEST(RankingTest, TheScoreIsTheMeanOfCompleteReviewsAndTheFirstCriterionSeparatesEquals) {
  EXPECT_THAT(Said(Rank(Example())), ElementsAre("P 33/2 1 c1", "R 33/2 2 c1", "Q 49/3 3", "S 1 of 2"));
}

TEST(RankingTest, ALateRecusalVoidsTheReview) {
  Ballot ballot = Example();
  ballot.recusals.push_back({"R", "J2"});
  EXPECT_THAT(Said(Rank(ballot)), ElementsAre("P 33/2 1", "Q 49/3 2", "R 1 of 2", "S 1 of 2"));
  EXPECT_THAT(Said(Rank(Example())), ElementsAre("P 33/2 1 c1", "R 33/2 2 c1", "Q 49/3 3", "S 1 of 2"));
  ballot = Example();
  ballot.reviews[6].is_void = true;
  EXPECT_THAT(Said(Rank(ballot)), ElementsAre("P 33/2 1", "Q 49/3 2", "R 1 of 2", "S 1 of 2"));
}

TEST(RankingTest, WhoIsNotReviewedIsNotRankable) {
  Ballot ballot{.call = "",
                .grid = FiveCriteria(),
                .reviews = {},
                .recusals = {{"V", "J1"}},
                .decisions = {},
                .seed = {},
                .applications = {"U"}};
  EXPECT_THAT(Said(Rank(ballot)), ElementsAre("U 0 of 2", "V 0 of 2"));
}

// Of one criterion, so that nothing but decisions and the lot separates equals.
Ballot Equals(const std::vector<const char*>& names) {
  Ballot ballot{.call = "calls/eig-8",
                .grid = {.criteria = {{"c1", 1, 4, 1}}, .min_reviews = 1},
                .reviews = {},
                .recusals = {},
                .decisions = {},
                .seed = {},
                .applications = {}};
  for (const char* name : names) ballot.reviews.push_back(Marked(name, "J", {3}));
  return ballot;
}

TEST(RankingTest, EqualsWhomNothingSeparatesShareARank) {
  Ballot ballot = Equals({"P", "Q", "R"});
  ballot.reviews.push_back(Marked("A", "J", {4})), ballot.reviews.push_back(Marked("Z", "J", {2}));
  const Ranking ranking = Rank(ballot);
  EXPECT_THAT(Said(ranking), ElementsAre("A 4 1", "P 3 2", "Q 3 2", "R 3 2", "Z 2 5"));
  EXPECT_THAT(ranking.ties, SizeIs(1));
}

TEST(RankingTest, TheJuryAndTheLotSeparateEquals) {
  Ballot ballot = Equals({"P", "Q", "R"});
  ballot.decisions = {{"R", "Q", "P"}};
  EXPECT_THAT(Said(Rank(ballot)), ElementsAre("R 3 1 jury", "Q 3 2 jury", "P 3 3 jury"));
  EXPECT_THAT(Rank(ballot).ties, IsEmpty());
  ballot.decisions = {{"R", "Q"}};
  EXPECT_THAT(Said(Rank(ballot)), ElementsAre("P 3 1", "R 3 1 jury", "Q 3 2 jury"));
  ballot.seed = "graine";
  EXPECT_THAT(Rank(ballot).ties, IsEmpty());
  for (const Ranked& ranked : Rank(ballot).ranked) EXPECT_NE(ranked.decided_by, "");
}

TEST(RankingTest, TheLastThingThatSeparatedOneIsTold) {
  Ballot ballot{.call = "",
                .grid = {.criteria = {{"c1", 1, 4, 1}, {"c2", 1, 4, 1}, {"c3", 1, 4, 1}}, .min_reviews = 1},
                .reviews = {Marked("P", "J", {4, 2, 1}), Marked("Q", "J", {3, 2, 2}), Marked("R", "J", {3, 1, 3}),
                            Marked("S", "J", {3, 1, 3})},
                .recusals = {},
                .decisions = {},
                .seed = {},
                .applications = {}};
  EXPECT_THAT(Said(Rank(ballot)), ElementsAre("P 7 1 c1", "Q 7 2 c2", "R 7 3 c2", "S 7 3 c2"));
  ballot.decisions = {{"S", "R"}};
  EXPECT_THAT(Said(Rank(ballot)), ElementsAre("P 7 1 c1", "Q 7 2 c2", "S 7 3 jury", "R 7 4 jury"));
}

TEST(RankingTest, WeightsCountAndAreNotNormalised) {
  Ballot ballot = Example();
  ballot.grid.criteria[4].weight = *Fraction::Parse("1/3");
  ballot.grid.criteria[0].weight = 0;
  EXPECT_THAT(Said(Rank(ballot)), ElementsAre("P 11 1", "R 65/6 2", "Q 97/9 3", "S 1 of 2"))
      << "P: 3 + 7/2 + 7/2 + 3/3; R: 3 + 3 + 7/2 + 4/3; Q: 10/3 + 3 + 10/3 + 10/9";
}

TEST(RankingTest, TheOrderOfReviewsDoesNotMatter) {
  Ballot ballot = Example();
  ballot.reviews.push_back(Marked("T", "J1", {4, 3, 3, 4, 3})),
      ballot.reviews.push_back(Marked("T", "J2", {3, 3, 4, 3, 3}));
  ballot.seed = "graine";
  const auto said = Said(Rank(ballot));
  std::mt19937 random(1);
  for (int i = 0; i < 200; ++i) {
    std::ranges::shuffle(ballot.reviews, random);
    EXPECT_EQ(Said(Rank(ballot)), said);
  }
}

TEST(RankingTest, JurorsAreComparedWhereOthersMarkedToo) {
  const auto offsets = JurorOffsets(Example());
  EXPECT_EQ(offsets.at("J1").reviews, 3) << "the one of R is not complete";
  EXPECT_EQ(offsets.at("J1").compared, 2) << "nobody else marked S";
  EXPECT_EQ(offsets.at("J1").offset->ToString(), "1") << "17 - 16 of P, 17 - 16 of Q";
  EXPECT_EQ(offsets.at("J2").offset->ToString(), "-1/6") << "-1 of P, -1/2 of Q, 1 of R";
  Ballot alone = Equals({"P"});
  EXPECT_EQ(JurorOffsets(alone).at("J").offset, std::nullopt);
}

TEST(RankingTest, AnApplicantReadsMarksAndWhatCounted) {
  const Ballot ballot = Example();
  const Ranking ranking = Rank(ballot);
  const auto told = Explain(ballot, ranking, "R").value();
  EXPECT_EQ(told.ranked->rank, 2);
  EXPECT_THAT(told.same_score, ElementsAre("P"));
  ASSERT_THAT(told.criteria, SizeIs(5));
  EXPECT_THAT(told.criteria[3].marks, ElementsAre(4, 3));
  EXPECT_EQ(told.criteria[3].mean.ToString(), "7/2");
  EXPECT_EQ(Explain(ballot, ranking, "S")->not_rankable->complete, 1);
  EXPECT_FALSE(Explain(ballot, ranking, "nobody").has_value());
}

}  // namespace
}  // namespace pepiniere::assessment
