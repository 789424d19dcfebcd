#include "services/query/filter_match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "absl/strings/ascii.h"

namespace pepiniere::query {
namespace {

using ::testing::HasSubstr;

const FilterSchema& Schema() {
  static const auto* const schema =
      new FilterSchema{.fields = {
                           {.name = "phase",
                            .type = FieldType::kEnum,
                            .symbols = {{"SCALING", std::string("SCALING")}, {"STOPPED", std::string("STOPPED")}},
                            .symbol_prefix = "PHASE_"},
                           {.name = "theme", .type = FieldType::kString},
                           {.name = "word",
                            .type = FieldType::kString,
                            .key = [](std::string_view value) { return absl::AsciiStrToLower(std::string(value)); }},
                           {.name = "paused", .type = FieldType::kBoolean},
                           {.name = "incubator", .type = FieldType::kResource, .collection = "incubators"},
                       }};
  return *schema;
}

// A scaling project of two incubators, with two themes.
std::vector<SqlValue> Facts(const FilterField& field) {
  static const std::map<std::string, std::vector<SqlValue>> kFacts = {
      {"phase", {std::string("SCALING")}},
      {"theme", {std::string("santé"), std::string("école")}},
      {"word", {std::string("SQL")}},
      {"paused", {std::int64_t{0}}},
      {"incubator", {std::string("a"), std::string("b")}},
  };
  const auto found = kFacts.find(field.name);
  return found == kFacts.end() ? std::vector<SqlValue>() : found->second;
}

bool Match(std::string_view text) {
  const Filter filter = ParseFilter(text).value();
  EXPECT_TRUE(CheckMatchable(filter, Schema()).ok()) << text;
  return Matches(filter, Schema(), Facts);
}

TEST(FilterMatch, DecidesAsSqlWould) {
  EXPECT_TRUE(Match(""));
  EXPECT_TRUE(Match("phase = SCALING"));
  EXPECT_TRUE(Match("phase = PHASE_SCALING"));
  EXPECT_FALSE(Match("phase = STOPPED"));
  EXPECT_TRUE(Match("phase != STOPPED"));
  EXPECT_TRUE(Match("theme: 'école'"));
  EXPECT_FALSE(Match("theme = ecole"));
  EXPECT_FALSE(Match("theme != 'santé'"));
  EXPECT_TRUE(Match("word = sql"));  // one value, spelt otherwise
  EXPECT_FALSE(Match("word != Sql"));
  EXPECT_TRUE(Match("incubator = incubators/b"));
  EXPECT_TRUE(Match("incubator = b AND NOT incubator = c"));
  EXPECT_TRUE(Match("phase = STOPPED OR paused = false"));
  EXPECT_FALSE(Match("phase = SCALING paused = true"));
  EXPECT_TRUE(Match("theme:*"));
}

TEST(FilterMatch, RefusesWhatMemoryCannotDecide) {
  const auto refusal = [](std::string_view text) {
    return std::string(CheckMatchable(ParseFilter(text).value(), Schema()).message());
  };
  EXPECT_THAT(refusal("title = a"), HasSubstr("there is phase, theme, word, paused, incubator"));
  EXPECT_THAT(refusal("phase > SCALING"), HasSubstr("'phase' can be compared with"));
  EXPECT_THAT(refusal("paused = true some words"), HasSubstr("no text to search"));
  EXPECT_THAT(refusal("phase = NOWHERE"), HasSubstr("NOWHERE"));
}

}  // namespace
}  // namespace pepiniere::query
