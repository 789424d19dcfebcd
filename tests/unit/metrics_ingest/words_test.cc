#include <optional>

#include "services/metrics/ingest/state_words.h"
#include "services/metrics/ingest/tier.h"
#include "tests/unit/metrics_ingest/readings.h"

namespace pepiniere::metrics {
namespace {

TEST(StateWordsTest, UsualOnesInBothLanguages) {
  const StateWords words;
  EXPECT_EQ(words.Of("À faire"), State::kTodo);
  EXPECT_EQ(words.Of("In-Progress"), State::kInProgress);
  EXPECT_EQ(words.Of("EN COURS"), State::kInProgress);
  EXPECT_EQ(words.Of("Terminé"), State::kDone);
  EXPECT_EQ(words.Of("Won't do"), State::kCancelled);
  EXPECT_EQ(words.Of("workflow::doing"), State::kInProgress);
  EXPECT_EQ(words.Of("Statut : livré"), State::kDone);
  EXPECT_EQ(words.Of("bug"), std::nullopt);
  EXPECT_EQ(words.Of(""), std::nullopt);
}

TEST(StateWordsTest, ATeamsOwnGoBefore) {
  StateWords words;
  words.Set("Sur l'établi", State::kInProgress);
  words.Set("recette", State::kDone);
  EXPECT_EQ(words.Of("sur l’etabli"), State::kInProgress);
  EXPECT_EQ(words.Of("Recette"), State::kDone);
}

TEST(TierTest, ByName) {
  for (const char* name : {"production", "Production", "prod", "prod-eu", "prod1", "app / Production", "live"}) {
    EXPECT_TRUE(IsProductionName(name)) << name;
  }
  for (const char* name :
       {"staging", "pre-production", "preprod", "prod-like", "non-prod", "review/prod-42", "product", ""}) {
    EXPECT_FALSE(IsProductionName(name)) << name;
  }
}

TEST(TierTest, SettingsBeforeTheEventBeforeTheName) {
  Reading reading = InParis();
  EXPECT_TRUE(IsProduction(reading, "production", std::nullopt));
  EXPECT_FALSE(IsProduction(reading, "production", false));
  EXPECT_TRUE(IsProduction(reading, "eu-west-3", true));
  reading.production = {"Scalingo"};
  EXPECT_TRUE(IsProduction(reading, "scalingo", false));
  EXPECT_FALSE(IsProduction(reading, "production", true));
}

}  // namespace
}  // namespace pepiniere::metrics
