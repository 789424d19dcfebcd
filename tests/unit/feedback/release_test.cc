#include "services/feedback/domain/release.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/feedback/attack.h"
#include "tests/unit/feedback/populations.h"

namespace pepiniere::feedback {
namespace {

using testing::ElementsAre;

// The values of each part, with how many answered.
using Sizes = std::vector<std::pair<std::vector<std::string>, std::int64_t>>;
Sizes SizesOf(const Cell& cell) {
  Sizes sizes;
  for (const Part& part : cell.parts) sizes.emplace_back(part.values, part.cell.tally.n);
  return sizes;
}
Cell RootOf(const std::map<std::string, int>& answering) { return OfCohorts(answering).MakeRelease().root; }

TEST(Release, PoolsGroupsOfFewerThanFive) {
  const Cell root = RootOf({{"4", 14}, {"5", 9}, {"6", 3}, {"7", 6}});
  EXPECT_EQ(root.tally.n, 32);
  EXPECT_EQ(root.by, "cohort");
  EXPECT_EQ(SizesOf(root), (Sizes{{{"4"}, 14}, {{"5"}, 9}, {{"6", "7"}, 9}}));
  EXPECT_TRUE(root.parts.back().is_pool);
}

TEST(Release, NobodyLooksLikeFew) {
  const Cell root = RootOf({{"4", 14}, {"5", 9}, {"6", 0}, {"7", 6}});
  EXPECT_EQ(root.tally.n, 29);
  EXPECT_EQ(SizesOf(root), (Sizes{{{"4"}, 14}, {{"5"}, 9}, {{"6", "7"}, 6}}));
}

TEST(Release, APoolTakesInTheSmallest) {
  const Cell root = RootOf({{"4", 14}, {"5", 9}, {"6", 3}, {"7", 1}});
  EXPECT_EQ(root.tally.n, 27);
  EXPECT_EQ(SizesOf(root), (Sizes{{{"4"}, 14}, {{"5", "6", "7"}, 13}}));
  // Between equals, the first by its code; by bytes, "10" comes before "9".
  EXPECT_EQ(SizesOf(RootOf({{"10", 6}, {"8", 7}, {"9", 6}, {"3", 1}})),
            (Sizes{{{"8"}, 7}, {{"9"}, 6}, {{"10", "3"}, 7}}));
}

TEST(Release, LessThanTwoPartsAreNoSplit) {
  const Cell root = RootOf({{"4", 3}, {"5", 2}});
  EXPECT_EQ(root.tally.n, 5);
  EXPECT_TRUE(root.parts.empty());
  EXPECT_EQ(root.by, "");
  EXPECT_TRUE(RootOf({{"4", 12}}).parts.empty());
}

TEST(Release, FewerThanFiveAreWithheld) {
  EXPECT_TRUE(OfCohorts({{"4", 4}}).MakeRelease().withheld);
  EXPECT_TRUE(OfCohorts({{"4", 0}}).MakeRelease().withheld);
  EXPECT_FALSE(OfCohorts({{"4", 5}}).MakeRelease().withheld);
  EXPECT_EQ(Told(OfCohorts({{"4", 4}}).MakeRelease()), Told(OfCohorts({{"4", 3}}).MakeRelease()));
}

TEST(Release, GoesOnIntoPartsThatAreNoPool) {
  Population population{
      .audience = {.breakdown = {"cohort", "role"}, .people = {}}, .question = Scale(), .answers = {}};
  Add(population, 5, {"4", "design"}, {0});
  Add(population, 6, {"4", "code"}, {4});
  Add(population, 3, {"5", "design"}, {0});
  Add(population, 3, {"5", "code"}, {1});
  Add(population, 4, {"6", "design"}, {2});
  Add(population, 7, {"7", "code"}, {3});
  const Cell root = population.MakeRelease().root;
  EXPECT_EQ(SizesOf(root), (Sizes{{{"4"}, 11}, {{"7"}, 7}, {{"5", "6"}, 10}}));
  EXPECT_EQ(root.parts[0].cell.by, "role");
  EXPECT_EQ(SizesOf(root.parts[0].cell), (Sizes{{{"code"}, 6}, {{"design"}, 5}}));
  // Nobody there has another role: there is nothing to split by.
  EXPECT_TRUE(root.parts[1].cell.parts.empty());
  EXPECT_TRUE(root.parts[2].cell.parts.empty());
}

TEST(Release, CountsAndMeansAreExact) {
  Population population{.audience = {}, .question = Scale(), .answers = {}};
  Add(population, 3, {}, {1});
  Add(population, 4, {}, {4});
  AddSilent(population, 9, {});
  const Cell root = population.MakeRelease().root;
  EXPECT_THAT(root.tally.counts, ElementsAre(0, 3, 0, 0, 4));
  EXPECT_EQ(MeanOf(population.question, root.tally)->ToString(), "26/7");
  Population fives{.audience = {}, .question = Scale(), .answers = {}};
  Add(fives, 6, {}, {4});
  EXPECT_EQ(MeanOf(fives.question, fives.MakeRelease().root.tally)->ToString(), "5");
  EXPECT_FALSE(MeanOf(YesOrNo(), Tally(2)));
}

// Two cohorts that say yes and no, and what is sensitive.
Population Divided(int first_yes, int first_no, int second_yes, int second_no) {
  Population population{.audience = {.breakdown = {"cohort"}, .people = {}}, .question = YesOrNo(), .answers = {}};
  Add(population, first_yes, {"4"}, {0}), Add(population, first_no, {"4"}, {1});
  Add(population, second_yes, {"5"}, {0}), Add(population, second_no, {"5"}, {1});
  return population;
}

TEST(Release, WhatAllSayIsNotTold) {
  EXPECT_EQ(SizesOf(Divided(5, 1, 1, 5).MakeRelease().root), (Sizes{{{"4"}, 6}, {{"5"}, 6}}));
  EXPECT_TRUE(Divided(6, 0, 1, 5).MakeRelease().root.parts.empty());
  EXPECT_TRUE(Divided(6, 0, 6, 0).MakeRelease().withheld);
  // The same of what is not sensitive is told.
  Population plain = Divided(6, 0, 6, 0);
  plain.question.sensitive = false;
  EXPECT_EQ(SizesOf(plain.MakeRelease().root), (Sizes{{{"4"}, 6}, {{"5"}, 6}}));
}

TEST(Release, AUnanimousPoolTakesInTheNext) {
  Population population = Divided(6, 0, 4, 4);
  Add(population, 3, {"6"}, {0}), Add(population, 5, {"7"}, {0}), Add(population, 4, {"7"}, {1});
  // 4 and 6 all say yes: 5 is smaller than 7.
  EXPECT_EQ(SizesOf(population.MakeRelease().root), (Sizes{{{"7"}, 9}, {{"4", "5", "6"}, 17}}));
}

TEST(Release, OfSeveralChoicesOneThatAllMadeIsUnanimous) {
  const Question question{
      .code = "q3", .kind = QuestionKind::kChoiceMany, .options = {"pay", "tools", "rules"}, .sensitive = true};
  Population population{.audience = {}, .question = question, .answers = {}};
  Add(population, 3, {}, {0}), Add(population, 3, {}, {0, 2});
  EXPECT_TRUE(population.MakeRelease().withheld);
  Add(population, 1, {}, {1, 2});
  EXPECT_THAT(population.MakeRelease().root.tally.counts, ElementsAre(6, 1, 4));
  Population nothing{.audience = {}, .question = question, .answers = {}};
  Add(nothing, 6, {}, {});
  EXPECT_TRUE(nothing.MakeRelease().withheld);
}

TEST(Release, TextsAreOfAllAlone) {
  Population population = OfCohorts({{"4", 9}, {"5", 9}});
  population.question = {.code = "q4", .kind = QuestionKind::kText, .options = {}, .sensitive = true};
  for (Given& given : population.answers) given.chosen.clear();
  const Cell root = population.MakeRelease().root;
  EXPECT_EQ(root.tally.n, 18);
  EXPECT_TRUE(root.parts.empty());
}

TEST(Release, ThePlanSaysWhatWouldBePooledIfAllAnswered) {
  Audience audience{.breakdown = {"cohort"}, .people = {}};
  for (const auto& [cohort, people] : std::map<std::string, int>{{"4", 6}, {"5", 7}, {"6", 2}}) {
    for (int i = 0; i < people; ++i) audience.people.push_back({cohort + std::to_string(i), {cohort}});
  }
  const Cell plan = PlanRelease(audience);
  EXPECT_EQ(plan.tally.n, 15);
  EXPECT_EQ(SizesOf(plan), (Sizes{{{"5"}, 7}, {{"4", "6"}, 8}}));
  EXPECT_TRUE(plan.tally.counts.empty());
}

TEST(Release, WhileOpenOnlyFullFivesAreTold) {
  EXPECT_EQ(CountWhileOpen(0), 0);
  EXPECT_EQ(CountWhileOpen(4), 0);
  EXPECT_EQ(CountWhileOpen(5), 5);
  EXPECT_EQ(CountWhileOpen(32), 30);
}

TEST(Release, AnAudienceOfFewerThanTenIsTooFew) {
  Audience audience;
  audience.people.resize(9);
  EXPECT_TRUE(IsTooFew(audience));
  audience.people.resize(10);
  EXPECT_FALSE(IsTooFew(audience));
}

TEST(Question, StepsOfAScaleAreWholeNumbers) {
  EXPECT_EQ(ScaleValue("-2"), -2);
  EXPECT_EQ(ScaleValue("1000"), 1000);
  for (const char* none : {"", "1.5", "01", "+1", "1001", "one", " 1", "99999999999999999999"}) {
    EXPECT_FALSE(ScaleValue(none)) << none;
  }
}

TEST(Ratio, IsReducedAndRounded) {
  EXPECT_EQ(Ratio::Of(6, 4).ToString(), "3/2");
  EXPECT_EQ(Ratio::Of(-6, -4).ToString(), "3/2");
  EXPECT_EQ(Ratio::Of(6, -4).ToString(), "-3/2");
  EXPECT_EQ(Ratio::Of(0, 7).ToString(), "0");
  EXPECT_EQ(Ratio::Of(1, 3).Permille(), 333);
  EXPECT_EQ(Ratio::Of(1, 2000).Permille(), 1);
  EXPECT_EQ(Ratio::Of(-1, 2000).Permille(), -1);
}

}  // namespace
}  // namespace pepiniere::feedback
