#include "services/feedback/domain/raking.h"

#include <gtest/gtest.h>

namespace pepiniere::feedback {
namespace {

std::vector<SampleGroup> Sample() {
  return {{{{"sex", "F"}, {"age", "young"}}, 20, 1},
          {{{"sex", "F"}, {"age", "old"}}, 40, 1},
          {{{"sex", "M"}, {"age", "young"}}, 10, 1},
          {{{"sex", "M"}, {"age", "old"}}, 30, 1}};
}
Targets Population() { return {{"sex", {{"F", 52}, {"M", 48}}}, {"age", {{"young", 40}, {"old", 60}}}}; }
constexpr double kRounded = 0.00005;

TEST(Raking, GivesTheMarginsOfThePopulation) {
  const Raking raking = Rake(Sample(), Population());
  ASSERT_FALSE(raking.refusal);
  EXPECT_NEAR(raking.weights[0], 1.1608, kRounded);
  EXPECT_NEAR(raking.weights[1], 0.7196, kRounded);
  EXPECT_NEAR(raking.weights[2], 1.6784, kRounded);
  EXPECT_NEAR(raking.weights[3], 1.0405, kRounded);
  EXPECT_NEAR(raking.design_effect, 1.0831, kRounded);
  const WeightedShare yes = ShareOf(Sample(), raking.weights, {15, 10, 4, 9});
  EXPECT_DOUBLE_EQ(yes.unweighted, 0.38);
  EXPECT_NEAR(yes.weighted, 0.407, 0.0005);
  EXPECT_NEAR(20 * raking.weights[0] + 40 * raking.weights[1], 52, 1e-6);
  EXPECT_NEAR(20 * raking.weights[0] + 10 * raking.weights[2], 40, 1e-6);
}

TEST(Raking, BeginsWithDesignWeights) {
  std::vector<SampleGroup> sample = Sample();
  for (SampleGroup& group : sample) group.n /= 10;
  sample[0].n = 1, sample[0].design_weight = 2;
  const Raking raking = Rake(sample, Population());
  ASSERT_FALSE(raking.refusal);
  // One who stands for two weighs what two do.
  const Raking same = Rake(Sample(), Population());
  EXPECT_NEAR(raking.weights[0], 20 * same.weights[0], 1e-6);
  EXPECT_NEAR(raking.weights[1], 10 * same.weights[1], 1e-6);
}

TEST(Raking, AgreementIsNoWork) {
  const Raking raking = Rake(Sample(), {{"sex", {{"F", 60}, {"M", 40}}}});
  EXPECT_EQ(raking.rounds, 0);
  EXPECT_DOUBLE_EQ(raking.design_effect, 1);
}

void ExpectRefusal(const Targets& targets, RakingRefusal why, const std::string& dimension, const std::string& value) {
  const Raking raking = Rake(Sample(), targets);
  ASSERT_TRUE(raking.refusal);
  EXPECT_EQ(*raking.refusal, why);
  EXPECT_EQ(raking.dimension, dimension);
  EXPECT_EQ(raking.value, value);
}

TEST(Raking, RefusesWhatCannotAgree) {
  Targets targets = Population();
  targets["age"]["old"] = 61;
  ExpectRefusal(targets, RakingRefusal::kDifferentTotals, "sex", "");
  targets = Population();
  targets["sex"] = {{"F", 50}, {"M", 48}, {"X", 2}};
  ExpectRefusal(targets, RakingRefusal::kEmptyGroup, "sex", "X");
  targets["sex"] = {{"F", 52}, {"M", 48}, {"X", 0}};
  EXPECT_FALSE(Rake(Sample(), targets).refusal);
  targets["sex"] = {{"F", 100}};
  ExpectRefusal(targets, RakingRefusal::kNoTarget, "sex", "M");
  ExpectRefusal({}, RakingRefusal::kNothingToWeight, "", "");
  EXPECT_EQ(Rake({}, Population()).refusal, RakingRefusal::kNothingToWeight);
  // All women are young and all men old, and there should be more young people than women.
  const std::vector<SampleGroup> tied = {{{{"sex", "F"}, {"age", "young"}}, 20, 1},
                                         {{{"sex", "M"}, {"age", "old"}}, 30, 1}};
  EXPECT_EQ(Rake(tied, {{"sex", {{"F", 50}, {"M", 50}}}, {"age", {{"young", 60}, {"old", 40}}}}).refusal,
            RakingRefusal::kNoAgreement);
}

}  // namespace
}  // namespace pepiniere::feedback
