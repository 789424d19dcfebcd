#include "clients/pep/kit/messages.h"

#include <gtest/gtest.h>

#include <map>

#include "clients/pep/kit/text.h"
#include "clients/pep/portfolio/vocabulary.h"

namespace pepiniere::pep {
namespace {

const Messages kFrench(Language::kFrench);
const Messages kEnglish(Language::kEnglish);

Language In(const std::map<std::string, std::string, std::less<>>& variables) {
  return LanguageOf([&](std::string_view name) {
    const auto found = variables.find(name);
    return found == variables.end() ? std::string() : found->second;
  });
}

TEST(MessagesTest, FrenchForFrenchPeopleEnglishOtherwise) {
  EXPECT_EQ(In({{"LANG", "fr_FR.UTF-8"}}), Language::kFrench);
  EXPECT_EQ(In({{"LANG", "fr_FR.UTF-8"}, {"LC_ALL", "C.UTF-8"}}), Language::kEnglish) << "LC_ALL goes first";
  EXPECT_EQ(In({{"LANG", "en_US.UTF-8"}, {"LC_MESSAGES", "fr_CA"}}), Language::kFrench);
  EXPECT_EQ(In({}), Language::kEnglish);
}

TEST(MessagesTest, DatesFollowTheLanguage) {
  const auto day = *base::Date::Parse("2026-08-20");
  EXPECT_EQ(kFrench.Date(day), "20 août 2026");
  EXPECT_EQ(kEnglish.Date(day), "20 Aug 2026");
  EXPECT_EQ(kFrench.Date(*base::Date::Parse("2026-05-01")), "1er mai 2026");
}

TEST(MessagesTest, ADeadlineSaysItsHourInParisAndItsZone) {
  const absl::Time winter = absl::FromCivil(absl::CivilSecond(2027, 1, 26, 22), absl::UTCTimeZone());
  const absl::Time summer = absl::FromCivil(absl::CivilSecond(2027, 7, 26, 22), absl::UTCTimeZone());
  EXPECT_EQ(kEnglish.Deadline(winter), "26 Jan 2027 23:00 CET");
  EXPECT_EQ(kFrench.Deadline(summer), "27 juil. 2027 00:00 CEST");
  EXPECT_EQ(kEnglish.Time(winter, absl::UTCTimeZone()), "26 Jan 2027 22:00");
}

TEST(MessagesTest, NumbersFollowTheLanguage) {
  EXPECT_EQ(kFrench.Number(1234567), "1\u202f234\u202f567");
  EXPECT_EQ(kEnglish.Number(-1234), "-1,234");
  EXPECT_EQ(kFrench.Decimal(12.34), "12,3");
  EXPECT_EQ(kFrench.Figure("-19.99"), "-19,99");
  EXPECT_EQ(kEnglish.Figure("19.99"), "19.99");
  EXPECT_EQ(kFrench.Euros(12000), "12\u202f000\u00a0€");
  EXPECT_EQ(kEnglish.Euros(12000), "€12,000");
}

TEST(MessagesTest, ZeroIsSingularInFrenchOnly) {
  const Text one = {"$0 project", "$0 projet"}, many = {"$0 projects", "$0 projets"};
  EXPECT_EQ(kFrench.Count(0, one, many), "0 projet");
  EXPECT_EQ(kEnglish.Count(0, one, many), "0 projects");
  EXPECT_EQ(kFrench.Count(2, one, many), "2 projets");
}

TEST(VocabularyTest, PhasesAreUnderstoodAsPeopleAndFilesWriteThem) {
  using namespace portfolio::v1;  // NOLINT
  for (const char* typed : {"SCALING", "scaling", "acceleration", "Accélération", " ACCÉLÉRATION "}) {
    EXPECT_EQ(ParsePhase(typed), PHASE_SCALING) << typed;
  }
  EXPECT_EQ(ParsePhase("abandon"), PHASE_STOPPED);
  EXPECT_EQ(ParsePhase("abandon-investigation"), PHASE_INCONCLUSIVE);
  EXPECT_EQ(ParsePhase("investigation non concluante"), PHASE_INCONCLUSIVE);
  EXPECT_EQ(ParsePhase("phase"), std::nullopt);
}

TEST(VocabularyTest, EveryPhaseAndKindOfTheContractHasItsWords) {
  for (int i = 1; i < portfolio::v1::Phase_descriptor()->value_count(); ++i) {
    const auto phase = static_cast<portfolio::v1::Phase>(portfolio::v1::Phase_descriptor()->value(i)->number());
    EXPECT_EQ("PHASE_" + std::string(Code(phase)), portfolio::v1::Phase_Name(phase));
    EXPECT_EQ(ParsePhase(Said(phase, kFrench)), phase);
    EXPECT_EQ(ParsePhase(Brief(phase, kFrench)), phase);
    EXPECT_LE(DisplayWidth(Brief(phase, kFrench)), 14);
  }
  for (int i = 1; i < portfolio::v1::ProjectKind_descriptor()->value_count(); ++i) {
    const auto kind =
        static_cast<portfolio::v1::ProjectKind>(portfolio::v1::ProjectKind_descriptor()->value(i)->number());
    EXPECT_EQ("PROJECT_KIND_" + std::string(Code(kind)), portfolio::v1::ProjectKind_Name(kind));
  }
}

TEST(VocabularyTest, SummaryKeysAreSaidAndOthersLeft) {
  EXPECT_EQ(SaidKey("phase", "SCALING", kFrench), "Accélération");
  EXPECT_EQ(SaidKey("theme", "SCALING", kFrench), "SCALING");
  EXPECT_EQ(SaidKey("theme", "", kFrench), "–");
  EXPECT_EQ(SaidKey("ministry", "organisations/forets", kFrench), "forets");
}

}  // namespace
}  // namespace pepiniere::pep
