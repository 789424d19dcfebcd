#include "services/cohort/domain/result.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/cohort/season.h"

namespace pepiniere::cohort {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using enum ResultKind;

base::Stored<ApplicationResult> Of(ResultKind kind, std::string_view day, bool told = true) {
  base::Stored<ApplicationResult> result;
  result.value.kind = kind;
  result.created_at = At(base::Concat(day, "T10:00:00Z"));
  if (told) result.value.published_at = result.created_at;
  return result;
}

TEST(ResultTest, OnlyWhatWasToldCanBeAppealedAgainstAndOnceAtATime) {
  EXPECT_THAT(CheckAppeal({}), ElementsAre(Problem("state", "published")));
  EXPECT_THAT(CheckAppeal({Of(kNotSelected, "2021-05-01", false)}), ElementsAre(Problem("state", "published")));
  EXPECT_THAT(CheckAppeal({Of(kSelected, "2021-05-01")}), ElementsAre(Problem("state", "selection")));
  EXPECT_THAT(CheckAppeal({Of(kWaiting, "2021-05-01")}), IsEmpty());
  const Results appealed = {Of(kNotSelected, "2021-05-01"), Of(kAppeal, "2021-05-03")};
  EXPECT_THAT(CheckAppeal(appealed), ElementsAre(Problem("state", "open already")));
}

TEST(ResultTest, TheLastThatWasToldHoldsForItsApplicant) {
  const Results results = {Of(kWaiting, "2021-05-01"), Of(kSelected, "2021-05-09", false)};
  EXPECT_EQ(LastTold(results)->kind, kWaiting);
  EXPECT_EQ(LastTold({}), nullptr);
}

TEST(ResultTest, RetentionIsHeldByAnAppealUntilItsAnswer) {
  Results results = {Of(kNotSelected, "2021-05-01"), Of(kAppeal, "2021-05-03")};
  const ResultDays open = DaysOf(results);
  EXPECT_EQ(EraseFrom(open.decisions, open.appeals, 1), std::nullopt);
  results.push_back(Of(kNotSelected, "2021-06-10"));
  const ResultDays closed = DaysOf(results);
  EXPECT_EQ(EraseFrom(closed.decisions, closed.appeals, 1), Day("2021-07-10"));
}

}  // namespace
}  // namespace pepiniere::cohort
