// What a letter says of its own: kept and read again as it was, and written out in two languages.
#include "services/mail/letter/letter.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace pepiniere::mail {
namespace {

absl::Time At(const char* text) {
  absl::Time at;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &at, nullptr));
  return at;
}

TEST(LetterTest, FieldsAreReadAsTheyWereWritten) {
  const Fields fields = {{"call", "Été “8” {x} \"\\\n"},
                         {"day", *base::Date::FromCivil(2027, 3, 1)},
                         {"until", Moment{At("2027-03-01T21:30:00Z"), absl::FixedTimeZone(3600)}},
                         {"west", Moment{At("2027-03-01T21:30:00.25Z"), absl::FixedTimeZone(-12600)}}};
  EXPECT_EQ(ReadFields(WriteFields(fields)), fields);
  EXPECT_EQ(ReadFields(WriteFields({})), Fields());
}

TEST(LetterTest, WhatIsNoFieldsIsNone) {
  for (const char* text :
       {"", "[]", "{", R"({"a":"b"})", R"({"a":{"day":"2027-02-29"}})", R"({"a":{"instant":"soon"}})", R"({"a":{}})"}) {
    EXPECT_EQ(ReadFields(text), std::nullopt) << text;
  }
}

TEST(LetterTest, DaysAndInstantsAreWrittenOutInEachLanguage) {
  EXPECT_EQ(Say(*base::Date::FromCivil(2027, 3, 1), Language::kFrench), "lundi 1er mars 2027");
  EXPECT_EQ(Say(*base::Date::FromCivil(2027, 3, 2), Language::kFrench), "mardi 2 mars 2027");
  EXPECT_EQ(Say(*base::Date::FromCivil(2027, 3, 1), Language::kEnglish), "Monday 1 March 2027");
  const Moment night = {At("2027-02-28T23:05:00Z"), absl::FixedTimeZone(3600)};
  EXPECT_EQ(Say(night, Language::kFrench), "lundi 1er mars 2027 à 00:05 (UTC+1)");
  EXPECT_EQ(Say(night, Language::kEnglish), "Monday 1 March 2027 at 00:05 (UTC+1)");
  EXPECT_EQ(Say(Moment{At("2027-02-28T23:05:00Z"), absl::FixedTimeZone(-12600)}, Language::kEnglish),
            "Sunday 28 February 2027 at 19:35 (UTC-3:30)");
  EXPECT_EQ(Say(Moment{At("2027-02-28T23:05:00Z")}, Language::kEnglish), "Sunday 28 February 2027 at 23:05 (UTC)");
}

TEST(LetterTest, LanguagesHaveCodes) {
  EXPECT_EQ(LanguageOf(CodeOf(Language::kFrench)), Language::kFrench);
  EXPECT_EQ(LanguageOf(CodeOf(Language::kEnglish)), Language::kEnglish);
  EXPECT_EQ(LanguageOf("de"), std::nullopt);
  EXPECT_EQ(LanguageOf(""), std::nullopt);
}

}  // namespace
}  // namespace pepiniere::mail
