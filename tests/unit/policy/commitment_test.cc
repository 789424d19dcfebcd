#include "services/policy/domain/commitment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>

#include "services/policy/domain/milestone.h"
#include "services/policy/domain/plan.h"

namespace pepiniere::policy {
namespace {

using base::Date;
using testing::ElementsAre;
using testing::IsEmpty;

Date Day(std::string_view iso) { return *Date::Parse(iso); }

std::vector<std::string> Published(Rated field, int cycle) {
  std::vector<std::string> terms;
  const Vocabulary* const vocabulary = VocabularyOf(field, cycle);
  if (vocabulary == nullptr) return terms;
  for (const RatedTerm& term : vocabulary->terms) {
    if (IsFinding(term.code)) terms.emplace_back(term.published);
  }
  return terms;
}

TEST(VocabularyTest, IsThatOfTheCycle) {
  EXPECT_THAT(Published(Rated::kCompletion, 2015),
              ElementsAre("Not Started", "Limited", "Substantial", "Complete", "No Evidence Available"));
  EXPECT_THAT(Published(Rated::kPotentialImpact, 2018), ElementsAre("None", "Minor", "Moderate", "Transformative"));
  EXPECT_THAT(Published(Rated::kPotentialImpact, 2020), IsEmpty());
  EXPECT_THAT(Published(Rated::kEarlyResults, 2019),
              ElementsAre("Worsened", "Did Not Change", "Marginal", "Major", "Outstanding"));
  EXPECT_THAT(Published(Rated::kEarlyResults, 2020), ElementsAre("No Notable", "Moderate", "Significant"));
  EXPECT_THAT(Published(Rated::kPotentialForResults, 2021), ElementsAre("Unclear", "Modest", "Substantial"));
  EXPECT_THAT(Published(Rated::kPotentialForResults, 2018), IsEmpty());
}

TEST(VocabularyTest, EachFieldOnceInACycleAndEachCodeOnceInAField) {
  for (int cycle = 2011; cycle <= 2030; ++cycle) {
    for (int field = 1; field <= kRatedFields; ++field) {
      int found = 0;
      for (const Vocabulary& one : Vocabularies()) {
        if (static_cast<int>(one.field) != field || cycle < one.first_cycle || one.last_cycle < cycle) continue;
        ++found;
        std::set<std::string_view> codes;
        for (const RatedTerm& term : one.terms) EXPECT_TRUE(codes.insert(term.code).second) << term.code;
        EXPECT_TRUE(codes.contains(kPendingReview) && codes.contains(kNoReviewData));
      }
      EXPECT_LE(found, 1);
    }
  }
}

TEST(VocabularyTest, WhatIsNotThereYetIsNoNo) {
  EXPECT_EQ(FindTerm(Rated::kCompletion, 2018, "Pending IRM Review")->code, kPendingReview);
  EXPECT_EQ(FindTerm(Rated::kVerifiability, 2018, "no")->code, "NO");
  EXPECT_EQ(FindTerm(Rated::kVerifiability, 2018, "NA"), nullptr);
  EXPECT_FALSE(IsFinding(kPendingReview));
  EXPECT_TRUE(IsFinding("NO"));
}

TEST(ReviewTest, NotRelevantWhileAllElseIsPending) {
  Review review = {.report = "Rapport de conception", .observed = Day("2019-06-30"), .ratings = {}};
  for (const Rated field : {Rated::kCompletion, Rated::kSpecificity, Rated::kVerifiability, Rated::kPotentialImpact,
                            Rated::kEarlyResults}) {
    review.ratings[field] = kPendingReview;
  }
  review.ratings[Rated::kRelevance] = "NOT_RELEVANT";
  EXPECT_THAT(ProblemsOf(review, 2018), IsEmpty());
  EXPECT_EQ(RatingOf(review, Rated::kRelevance), "NOT_RELEVANT");
  EXPECT_FALSE(IsFinding(RatingOf(review, Rated::kCompletion)));
}

TEST(ReviewTest, WhatACycleDoesNotRateIsToldByItsField) {
  const Review review = {.report = "Rapport",
                         .observed = Day("2022-06-30"),
                         .ratings = {{Rated::kPotentialImpact, "MINOR"}, {Rated::kEarlyResults, "MAJOR"}}};
  std::vector<std::string> fields;
  for (const auto& problem : ProblemsOf(review, 2021)) fields.push_back(problem.field + ' ' + problem.problem);
  EXPECT_THAT(fields, ElementsAre("ratings[\"POTENTIAL_IMPACT\"] is not rated in the cycle of 2021",
                                  "ratings[\"EARLY_RESULTS\"] has no such term in the cycle of 2021"));
  EXPECT_EQ(ProblemsOf(Claim{.completion = std::string(kPendingReview), .on = Day("2022-01-01")}, 2021).size(), 1U);
}

TEST(SideBySideTest, NeitherOverwritesTheOther) {
  const std::array claims = {Claim{.completion = "SUBSTANTIAL", .on = Day("2019-03-01")},
                             Claim{.completion = "COMPLETE", .on = Day("2020-01-15")}};
  const std::array reviews = {
      Review{.report = "Fin de plan", .observed = Day("2020-08-31"), .ratings = {{Rated::kCompletion, "LIMITED"}}}};
  const SideBySide early = SaidOn(Day("2019-12-31"), claims, reviews);
  EXPECT_EQ(early.claim->completion, "SUBSTANTIAL");
  EXPECT_EQ(early.review, nullptr);
  EXPECT_FALSE(Differ(early));
  const SideBySide now = SaidOn(Day("2021-01-01"), claims, reviews);
  EXPECT_EQ(now.claim->completion, "COMPLETE");
  EXPECT_EQ(RatingOf(*now.review, Rated::kCompletion), "LIMITED");
  EXPECT_TRUE(Differ(now));
  EXPECT_EQ(SaidOn(Day("2018-01-01"), claims, reviews).claim, nullptr);
}

TEST(MilestoneTest, AYearIsOverWhenItIs) {
  EXPECT_EQ(LatenessOn(Day("2019-12-31"), {.year = 2019}, std::nullopt), Lateness::kInTime);
  EXPECT_EQ(LatenessOn(Day("2020-01-01"), {.year = 2019}, std::nullopt), Lateness::kLate);
  EXPECT_EQ(LatenessOn(Day("2020-06-01"), {.year = 2019}, Day("2019-12-31")), Lateness::kInTime);
  EXPECT_EQ(LatenessOn(Day("2020-06-01"), {.year = 2019}, Day("2020-01-01")), Lateness::kDoneLate);
  EXPECT_EQ(LatenessOn(Day("2020-06-01"), {.year = 2019}, Day("2020-06-02")), Lateness::kLate);
  EXPECT_EQ(LastDayOf({.year = 2024, .month = 2}), Day("2024-02-29"));
  EXPECT_EQ(LastDayOf({.year = 2024, .month = 2, .day = 15}), Day("2024-02-15"));
  EXPECT_THAT(ProblemsOf(Due{.year = 2019}), IsEmpty());
  EXPECT_EQ(ProblemsOf(Due{.year = 2019, .month = 2, .day = 29}).size(), 1U);
  EXPECT_EQ(ProblemsOf(Due{.year = 19, .day = 29}).size(), 2U);
}

TEST(PlanTest, BothCountsAreKept) {
  const Plan plan = {.country = "FR", .cycle = 2015, .declared_count = 26, .declared_in = "Le plan, page 4"};
  const PlanCounts counts = CountsOf(plan, 29);
  EXPECT_EQ(counts, (PlanCounts{26, 29}));
  EXPECT_TRUE(counts.differ());
  EXPECT_FALSE(CountsOf({.country = "FR", .cycle = 2018}, 21).differ());
}

}  // namespace
}  // namespace pepiniere::policy
