#include "services/cohort/domain/grid.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pepiniere::cohort {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr base::Date kToday = base::Date::FromDays(20'000);

std::vector<std::string> Wrong(std::vector<Criterion> criteria) {
  GridVersion version;
  version.criteria = std::move(criteria);
  std::vector<std::string> fields;
  for (const base::FieldProblem& problem : ProblemsOf(version, kToday)) fields.push_back(problem.field);
  return fields;
}

Criterion Marked(std::string code, int minimum, int maximum) {
  Criterion criterion;
  criterion.code = std::move(code);
  criterion.label = "Intérêt";
  criterion.minimum = minimum;
  criterion.maximum = maximum;
  criterion.weight = "1";
  return criterion;
}

TEST(GridTest, AWeightIsAWholeNumberOrAFractionMoreThanNothing) {
  for (const char* weight : {"1", "12", "1/3", "123456789/987654321"}) EXPECT_TRUE(IsWeight(weight)) << weight;
  for (const char* weight : {"", "0", "0/3", "1/0", "01", "1/", "/3", "-1", "1.5", "1/3/2", " 1", "1234567890"}) {
    EXPECT_FALSE(IsWeight(weight)) << weight;
  }
}

TEST(GridTest, ACriterionHasMoreThanOneMarkAndACodeOfItsOwn) {
  EXPECT_THAT(Wrong({Marked("IMPACT", 1, 4), Marked("TEAM", 0, 1)}), IsEmpty());
  EXPECT_THAT(Wrong({Marked("IMPACT", 4, 4), Marked("IMPACT", 1, 4)}),
              ElementsAre("criteria[0].maximum", "criteria[1].code"));
  Criterion weightless = Marked("IMPACT", 1, 4);
  weightless.weight = "0";
  EXPECT_THAT(Wrong({weightless}), ElementsAre("criteria[0].weight"));
}

TEST(GridTest, MeaningsAreOfItsMarksEachOnce) {
  Criterion criterion = Marked("IMPACT", 1, 4);
  criterion.meanings = {{1, "faible"}, {4, "fort"}};
  EXPECT_THAT(Wrong({criterion}), IsEmpty());
  criterion.meanings = {{0, "rien"}, {4, "fort"}, {5, "plus"}, {4, "très fort"}};
  EXPECT_THAT(Wrong({criterion}), ElementsAre("criteria[0].meanings[0].mark", "criteria[0].meanings[2].mark",
                                              "criteria[0].meanings[3].mark"));
}

}  // namespace
}  // namespace pepiniere::cohort
