// A letter as it is read.
#include "services/mail/letter/render.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace pepiniere::mail {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const Template& Inadmissible() { return *FindTemplate("application.inadmissible"); }
const Fields kFields = {{"call", "Saison 8"}, {"reason", "Diplôme non joint"}, {"path", "/candidatures/7"}};
const Reader kReader = {.display_name = "Lise Marchetti", .site = "https://pepiniere.example"};

Reader In(Language language) {
  Reader reader = kReader;
  reader.language = language;
  return reader;
}

TEST(RenderTest, AnEnglishReaderReadsEnglishAlone) {
  const Rendered letter = Render(Inadmissible(), kFields, In(Language::kEnglish));
  EXPECT_EQ(letter.subject, "Application not admissible: Saison 8");
  EXPECT_THAT(letter.text, StartsWith("Hello Lise Marchetti,\r\n\r\nYour application to “Saison 8” is not admissible"));
  EXPECT_THAT(letter.text, AllOf(HasSubstr("Why: Diplôme non joint\r\n"),
                                 HasSubstr("See my application :\r\nhttps://pepiniere.example/candidatures/7\r\n"),
                                 Not(HasSubstr("Bonjour")), Not(HasSubstr("English below"))));
  EXPECT_THAT(letter.html, AllOf(HasSubstr("<html lang=\"en\">"), Not(HasSubstr("Bonjour"))));
}

TEST(RenderTest, WhoseLanguageIsNotKnownReadsFrenchFirst) {
  const Rendered letter = Render(Inadmissible(), kFields, kReader);
  EXPECT_EQ(letter.subject, "Candidature non recevable : Saison 8 / Application not admissible: Saison 8");
  EXPECT_THAT(letter.text, StartsWith("English below.\r\n\r\nBonjour Lise Marchetti,"));
  EXPECT_LT(letter.text.find("Motif : Diplôme"), letter.text.find("Why: Diplôme"));
  EXPECT_LT(letter.html.find("<div lang=\"fr\">"), letter.html.find("<div lang=\"en\">"));
}

TEST(RenderTest, AParagraphWhoseFieldSaysNothingIsLeftOut) {
  EXPECT_THAT(Render(Inadmissible(), kFields, kReader).text, Not(HasSubstr("contester")));
  Fields fields = kFields;
  fields["appeal_until"] = Moment{absl::FromUnixSeconds(0)};
  EXPECT_THAT(Render(Inadmissible(), fields, kReader).text,
              HasSubstr("contester cette décision jusqu’au jeudi 1er janvier 1970"));
}

TEST(RenderTest, HtmlSaysWhatFieldsSayAndDoesNothingElse) {
  Fields fields = kFields;
  fields["reason"] = std::string("<img src=x onerror=\"a('b')\">\n& {call} {path}");
  Reader reader = In(Language::kFrench);
  reader.display_name = "<b>Lise</b>\r\nBcc: tous@verger.example";
  const Rendered letter = Render(Inadmissible(), fields, reader);
  EXPECT_THAT(letter.html,
              AllOf(HasSubstr("&lt;img src=x onerror=&quot;a(&#39;b&#39;)&quot;&gt;<br>\r\n&amp; {call} {path}"),
                    HasSubstr("&lt;b&gt;Lise&lt;/b&gt; Bcc"), Not(HasSubstr("<img")), Not(HasSubstr("<b>"))));
  EXPECT_THAT(letter.text, HasSubstr("<img src=x onerror=\"a('b')\">\r\n& {call} {path}"))
      << "a field is filled in once";
}

TEST(RenderTest, ASubjectIsOneLine) {
  Fields fields = kFields;
  fields["call"] = std::string("Saison 8\r\nBcc: tous@verger.example\r\n\r\nNon");
  const Rendered letter = Render(Inadmissible(), fields, In(Language::kFrench));
  EXPECT_EQ(letter.subject.find_first_of("\r\n"), letter.subject.npos) << letter.subject;
}

TEST(RenderTest, WhatIsOwedSaysWhyItIsAlwaysSentAndWhatIsNotHowToStopIt) {
  const std::string owed = Render(Inadmissible(), kFields, In(Language::kFrench)).text;
  EXPECT_THAT(owed,
              AllOf(HasSubstr("parce que vous avez candidaté à « Saison 8 »"), HasSubstr("ne peut pas être arrêté")));
  Reader reader = In(Language::kFrench);
  reader.stop_link = "https://pepiniere.example/mail/stop?token=a&b";
  const Rendered stoppable = Render(Inadmissible(), kFields, reader);
  EXPECT_THAT(stoppable.text, AllOf(HasSubstr("https://pepiniere.example/mail/stop?token=a&b\r\n"),
                                    Not(HasSubstr("ne peut pas être arrêté"))));
  EXPECT_THAT(stoppable.html, HasSubstr("href=\"https://pepiniere.example/mail/stop?token=a&amp;b\""));
}

TEST(RenderTest, WhoHasNoNameIsGreetedWithoutOne) {
  Reader reader = In(Language::kFrench);
  reader.display_name = " ";
  EXPECT_THAT(Render(Inadmissible(), kFields, reader).text, StartsWith("Bonjour,\r\n"));
}

TEST(RenderTest, EveryLineOfTheTextEndsAsMailDoes) {
  const Rendered letter = Render(Inadmissible(), kFields, kReader);
  for (const std::string& text : {letter.text, letter.html}) {
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) EXPECT_EQ(text[at - 1], '\r');
  }
}

}  // namespace
}  // namespace pepiniere::mail
