// What is wrong with what others published, beyond what each of its fields may hold.
#include "services/cohort/domain/claim.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/cohort/domain/programme.h"

namespace pepiniere::cohort {
namespace {

using base::FieldProblem;
using testing::ElementsAre;
using testing::IsEmpty;

const base::Date kToday = *base::Date::Parse("2018-01-15");

Claim Of(ClaimFigure figure) {
  return {
      .quote = "11 EIG en 2017", .figure = figure, .value = 11, .source = "Bilan", .source_uri = "", .date = kToday};
}

TEST(ClaimTest, NoneIsSaidTwice) {
  Cohort cohort;
  cohort.title = "Une";
  cohort.claims = {Of(ClaimFigure::kPeople), Of(ClaimFigure::kOther)};
  EXPECT_THAT(ProblemsOf(cohort, kToday), IsEmpty());
  cohort.claims.push_back(Of(ClaimFigure::kOther));
  EXPECT_THAT(ProblemsOf(cohort, kToday), ElementsAre(FieldProblem{"claims[2]", "says what claims[1] says"}));
}

TEST(ClaimTest, WhatIsToComeWasNotSaid) {
  Programme programme;
  programme.title = "Un";
  programme.claims = {Of(ClaimFigure::kPeople)};
  EXPECT_THAT(ProblemsOf(programme, kToday), IsEmpty());
  programme.claims[0].date = base::Date::FromDays(kToday.days() + 1);
  EXPECT_THAT(ProblemsOf(programme, kToday),
              ElementsAre(FieldProblem{"claims[0].date", "lies ahead: say what is so already"}));
}

TEST(ClaimTest, AFigureIsReadBackAsItWasWritten) {
  for (int number = 1; number <= static_cast<int>(ClaimFigure::kOther); ++number) {
    const auto figure = static_cast<ClaimFigure>(number);
    ClaimFigure read = ClaimFigure::kPeople;
    EXPECT_TRUE(ReadSymbol(Symbol(figure), read)) << number;
    EXPECT_EQ(read, figure);
  }
  ClaimFigure read = ClaimFigure::kPeople;
  EXPECT_FALSE(ReadSymbol("", read));
  EXPECT_FALSE(ReadSymbol("GUESSES", read));
}

}  // namespace
}  // namespace pepiniere::cohort
