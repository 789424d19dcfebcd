#include "services/portfolio/domain/vocabulary.h"

#include <gtest/gtest.h>

namespace pepiniere::portfolio {
namespace {

using enum Phase;

TEST(VocabularyTest, ReadsWhatIsBuiltInAndWhatWasExplained) {
  const Vocabulary vocabulary({{"success", kOperated}, {"abandon", kScaling}});
  EXPECT_EQ(vocabulary.Read("acceleration"), kScaling);
  EXPECT_EQ(vocabulary.Read(" Success "), kOperated);
  EXPECT_EQ(vocabulary.Read("abandon"), kStopped) << "what is built in stays";
  EXPECT_EQ(vocabulary.Read("fini"), std::nullopt);
  EXPECT_EQ(vocabulary.Read(""), std::nullopt);
}

TEST(VocabularyTest, ALineMeansWhatItsWordMeansToday) {
  PhaseEntry entry;
  entry.source_phase = "success";
  Vocabulary({{"success", kOperated}}).Read(entry);
  EXPECT_EQ(entry.phase, kOperated);
  Vocabulary().Read(entry);
  EXPECT_EQ(entry.phase, std::nullopt);
  entry = {};
  entry.phase = kScaling;  // said without a word
  Vocabulary().Read(entry);
  EXPECT_EQ(entry.phase, kScaling);
}

}  // namespace
}  // namespace pepiniere::portfolio
