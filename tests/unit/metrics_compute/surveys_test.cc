#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/metrics_compute/histories.h"

namespace pepiniere::metrics {
namespace {

using testing::ElementsAre;

Figure Jdma(std::int64_t good, std::int64_t medium, std::int64_t bad) {
  History history;
  history.surveys.jdma = metrics::Jdma{good, medium, bad};
  return ComputeOne("jdma", history, Until(Hour(1)));
}

TEST(JdmaTest, TheBandIsThatOfTheExactSumNotOfWhatIsShown) {
  const Figure figure = Jdma(60, 39, 1);
  EXPECT_DOUBLE_EQ(*figure.value, 7.95);
  EXPECT_EQ(Part(figure, "shown"), 8.0);
  EXPECT_EQ(figure.band, "medium");
  EXPECT_EQ(figure.numerator, 795);
  EXPECT_EQ(figure.denominator, 100);
  EXPECT_EQ(Part(figure, "flagged"), 0);
}

TEST(JdmaTest, BandsBeginAtTheirLimits) {
  EXPECT_EQ(Jdma(80, 0, 20).band, "good");
  EXPECT_EQ(Jdma(50, 0, 50).band, "medium");
  EXPECT_EQ(Jdma(49, 1, 50).band, "bad");
}

TEST(JdmaTest, FewAnswersAreFlaggedAndNoneIsNoData) {
  EXPECT_EQ(Part(Jdma(99, 0, 0), "flagged"), 1);
  EXPECT_EQ(Jdma(0, 0, 0).no_data, NoData::kEmptyDenominator);
  EXPECT_EQ(ComputeOne("jdma", {}, Until(Hour(1))).no_data, NoData::kNoRows);
  EXPECT_EQ(Jdma(0, 0, 5).value, 0) << "an answer, and the worst";
  EXPECT_EQ(Jdma(-1, 0, 5).no_data, NoData::kNoRows);
}

TEST(NpsTest, PooledCountsAndZeroIsAnAnswer) {
  History history;
  history.surveys.nps = Answers{{0, 1}, {6, 1}, {7, 4}, {8, 1}, {9, 2}, {10, 1}, {11, 50}};
  const Figure figure = ComputeOne("nps", history, Until(Hour(1)));
  EXPECT_EQ(figure.n, 10);
  EXPECT_EQ(figure.value, 10);
  EXPECT_THAT(Reasons(figure), ElementsAre("11 OFF_SCALE"));
  history.surveys.nps = Answers{{0, 3}};
  EXPECT_EQ(ComputeOne("nps", history, Until(Hour(1))).value, -100);
  history.surveys.nps = Answers{{9, 3}, {0, 3}};
  const Figure balanced = ComputeOne("nps", history, Until(Hour(1)));
  EXPECT_EQ(balanced.value, 0);
  EXPECT_EQ(balanced.no_data, std::nullopt);
  history.surveys.nps = Answers{};
  EXPECT_EQ(ComputeOne("nps", history, Until(Hour(1))).no_data, NoData::kEmptyDenominator);
}

TEST(CsatTest, TheShareOfFoursAndFives) {
  History history;
  history.surveys.csat = Answers{{1, 1}, {3, 1}, {4, 1}, {5, 1}, {0, 9}};
  const Figure figure = ComputeOne("csat", history, Until(Hour(1)));
  EXPECT_EQ(figure.value, 50);
  EXPECT_EQ(figure.numerator, 2);
  EXPECT_EQ(figure.denominator, 4) << "0 is not on the scale of 1 to 5";
}

}  // namespace
}  // namespace pepiniere::metrics
