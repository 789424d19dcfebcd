#include "services/feedback/domain/texts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pepiniere::feedback {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAreArray;

const std::vector<std::string> kTexts = {"des outils", "du temps", "un bureau", "des outils", "rien", "un mentor"};

TEST(Texts, AreShuffledTheSameWayHoweverTheyCame) {
  const auto shuffled = Shuffled(kTexts, "seed");
  EXPECT_THAT(shuffled, UnorderedElementsAreArray(kTexts));
  EXPECT_NE(shuffled, kTexts);
  EXPECT_EQ(Shuffled({kTexts.rbegin(), kTexts.rend()}, "seed"), shuffled);
  EXPECT_NE(Shuffled(kTexts, "another"), shuffled);
}

TEST(Texts, FewerThanFiveAreNotPublished) {
  std::vector<std::optional<std::string>> redacted(kTexts.begin(), kTexts.end());
  EXPECT_THAT(TextsToPublish(redacted), SizeIs(6));
  redacted[0].reset();
  EXPECT_THAT(TextsToPublish(redacted), ElementsAre("du temps", "un bureau", "des outils", "rien", "un mentor"));
  redacted[1].reset();
  EXPECT_THAT(TextsToPublish(redacted), IsEmpty());
}

}  // namespace
}  // namespace pepiniere::feedback
