// The words of letters: whole in both languages, and a letter that fits none of them is not queued.
#include "services/mail/letter/template.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace pepiniere::mail {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Letter Offer() {
  return {.fact = "calls/c1/offers/3",
          .person = "persons/01M8B4VADHHMGRE72FR38S3KM6",
          .template_id = "offer.made",
          .fields = {{"call", "Saison 8"},
                     {"seat", "Carte des sols"},
                     {"until", Moment{absl::FromUnixSeconds(0)}},
                     {"path", "/offres/3"}}};
}

TEST(TemplatesTest, BothLanguagesNameTheSameFieldsAndSayAllThatIsRequired) {
  for (const Template& words : Templates()) {
    SCOPED_TRACE(std::string(words.id));
    const auto known = FieldsOf(words);
    const auto same = [&](const Words& pair) {
      EXPECT_EQ(FieldsIn(pair.french), FieldsIn(pair.english)) << pair.french;
      EXPECT_NE(pair.french, "");
      for (const std::string& name : FieldsIn(pair.french)) EXPECT_TRUE(known.contains(name)) << name;
    };
    same(words.subject);
    same(words.because);
    same(words.action);
    for (const Words& paragraph : words.paragraphs) same(paragraph);
    for (const std::string_view name : words.required) EXPECT_TRUE(known.contains(name)) << name;
    // What the subject and the first paragraph need is there, or a letter would say nothing.
    for (const Words& first : {words.subject, words.paragraphs.front()}) {
      for (const std::string& name : FieldsIn(first.french)) EXPECT_THAT(words.required, Contains(name));
    }
    EXPECT_EQ(FindTemplate(words.id), &words) << "two have that id";
  }
}

TEST(TemplatesTest, ALetterThatFitsHasNothingWrong) { EXPECT_THAT(ProblemsOf(Offer()), IsEmpty()); }

TEST(TemplatesTest, WhatIsMissingUnknownOrLeadsElsewhereIsSaid) {
  Letter letter = Offer();
  letter.fields["seat"] = std::string(" \u00a0");
  letter.fields["salary"] = std::string("1");
  letter.fields["path"] = std::string("//ailleurs.example/");
  EXPECT_THAT(ProblemsOf(letter), ElementsAre("offer.made must say seat", HasSubstr("path is no path"),
                                              "offer.made has no place for salary"));
  letter = Offer();
  letter.template_id = "offer.unmade";
  letter.fact = "";
  letter.person = "lise@verger.example";
  EXPECT_THAT(ProblemsOf(letter),
              ElementsAre(HasSubstr("a fact has"), HasSubstr("persons/"), HasSubstr("offer.unmade")));
}

TEST(TemplatesTest, APathStaysBelowTheSite) {
  for (const char* path :
       {"offres", "https://ailleurs.example", "/\\ailleurs.example", "/a b", "/a\r\nX: y", "/\"", "//x"}) {
    Letter letter = Offer();
    letter.fields["path"] = std::string(path);
    EXPECT_THAT(ProblemsOf(letter), ElementsAre(HasSubstr("path"))) << path;
  }
}

}  // namespace
}  // namespace pepiniere::mail
