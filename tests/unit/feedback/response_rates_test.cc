#include "services/feedback/domain/response_rates.h"

#include <gtest/gtest.h>

namespace pepiniere::feedback {
namespace {

TEST(ResponseRates, AsAaporDefinesThem) {
  const ResponseRates rates = RatesOf({.interviews = 200,
                                       .partials = 20,
                                       .refusals = 60,
                                       .noncontacts = 250,
                                       .others = 10,
                                       .unknown = 60,
                                       .not_eligible = 40});
  EXPECT_EQ(rates.rr1->Permille(), 333);
  EXPECT_EQ(rates.rr2->Permille(), 367);
  EXPECT_EQ(rates.rr3->Permille(), 336);
  EXPECT_EQ(rates.rr5->Permille(), 370);
  EXPECT_EQ(rates.rr1->ToString(), "1/3");
  EXPECT_EQ(rates.eligible->ToString(), "27/29");
}

TEST(ResponseRates, NothingToDivideByIsNoData) {
  const ResponseRates none = RatesOf({});
  EXPECT_FALSE(none.rr1 || none.rr2 || none.rr3 || none.rr5 || none.eligible);
  // Of the unknown alone there is a least rate, and no share of the eligible.
  const ResponseRates unknown = RatesOf({0, 0, 0, 0, 0, 7, 0});
  EXPECT_EQ(unknown.rr1->ToString(), "0");
  EXPECT_FALSE(unknown.rr3 || unknown.rr5 || unknown.eligible);
}

TEST(ResponseRates, TheLargestCountsAreExact) {
  const ResponseRates rates =
      RatesOf({kMostCases, kMostCases, kMostCases, kMostCases, kMostCases, kMostCases, kMostCases});
  EXPECT_EQ(rates.rr3->ToString(), "6/35");
  EXPECT_EQ(rates.rr5->ToString(), "1/5");
}

}  // namespace
}  // namespace pepiniere::feedback
