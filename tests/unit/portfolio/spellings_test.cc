#include "services/portfolio/domain/spellings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pepiniere::portfolio {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Texts(const std::vector<Spelling>& spellings) {
  std::vector<std::string> texts;
  for (const Spelling& spelling : spellings) texts.push_back(spelling.text);
  return texts;
}

TEST(Spellings, OfOneValueAreOneAndTheMostFrequentIsShown) {
  Spellings spellings;
  const auto value = spellings.Meet("PostgreSQL", 1);
  EXPECT_EQ(spellings.Meet("postgresql", 1), value);
  EXPECT_EQ(spellings.Meet("Postgre-SQL", 1), value);
  EXPECT_NE(spellings.Meet("MySQL", 1), value);
  spellings.Meet("postgresql", 1);
  EXPECT_EQ(spellings.Shown(value), "postgresql");
  EXPECT_THAT(Texts(spellings.Of(value)), ElementsAre("postgresql", "Postgre-SQL", "PostgreSQL"));
  spellings.Meet("postgresql", -2);
  EXPECT_EQ(spellings.Shown(value), "Postgre-SQL");
  EXPECT_EQ(spellings.ValueOf("POSTGRESQL"), value);
  EXPECT_EQ(spellings.ValueOf("Oracle"), std::nullopt);
}

TEST(Spellings, OfEqualOnesTheOneWithAccentsAndCapitals) {
  Spellings spellings;
  for (const char* text : {"education", "Education", "éducation", "Éducation"}) spellings.Meet(text, 1);
  EXPECT_EQ(spellings.Shown(0), "Éducation");
}

TEST(Spellings, OfTextWithoutLettersAreItself) {
  Spellings spellings;
  EXPECT_NE(spellings.Meet("!", 1), spellings.Meet("?", 1));
}

}  // namespace
}  // namespace pepiniere::portfolio
