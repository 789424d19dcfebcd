#include "services/access/domain/consent.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

namespace pepiniere::access {
namespace {

using testing::EndsWith;
using testing::IsEmpty;
using testing::Not;

const absl::Time kNow = absl::FromUnixSeconds(1'780'000'000);

TEST(ConsentPurpose, SaysInBothLanguagesWhatIsAgreedToAndHowItEnds) {
  std::set<std::string_view> ids;
  for (const ConsentPurpose& purpose : ConsentPurposes()) {
    EXPECT_TRUE(ids.insert(purpose.id).second) << purpose.id;
    EXPECT_EQ(FindPurpose(purpose.id), &purpose);
    for (const Translated& text : {purpose.title, purpose.wording}) {
      EXPECT_THAT(text.In(Language::kFrench), Not(IsEmpty())) << purpose.id;
      EXPECT_THAT(text.In(Language::kEnglish), Not(IsEmpty())) << purpose.id;
      EXPECT_NE(text.french, text.english) << purpose.id;
    }
    EXPECT_THAT(std::string(purpose.wording.french), EndsWith("à tout moment, avec effet immédiat, sur la page de mon "
                                                              "compte."));
    EXPECT_THAT(std::string(purpose.wording.english), EndsWith("at any time, with immediate effect, on my account "
                                                               "page."));
  }
  EXPECT_EQ(ids, (std::set<std::string_view>{"alumni", "talent_pool", "contact"}));
  EXPECT_EQ(FindPurpose(""), nullptr);
  EXPECT_EQ(FindPurpose("Alumni"), nullptr);
}

TEST(Language, IsFrenchWhereNobodySays) {
  EXPECT_EQ(LanguageOf(""), Language::kFrench);
  EXPECT_EQ(LanguageOf("fr"), Language::kFrench);
  EXPECT_EQ(LanguageOf("en"), Language::kEnglish);
  for (const char* other : {"de", "FR", "fr-FR", " "}) EXPECT_EQ(LanguageOf(other), std::nullopt) << other;
}

TEST(Consent, IsUpToDateUntilItIsWithdrawnOrTheWordsChange) {
  const ConsentPurpose& alumni = *FindPurpose("alumni");
  for (const std::string_view read : {alumni.wording.french, alumni.wording.english}) {
    Consent consent = {.wording = std::string(read), .given_at = kNow};
    EXPECT_TRUE(IsUpToDate(consent, alumni));
    EXPECT_FALSE(IsUpToDate(consent, *FindPurpose("contact")));
    consent.withdrawn_at = kNow + absl::Seconds(1);
    EXPECT_FALSE(IsUpToDate(consent, alumni));
  }
  const Consent former = {.wording = "J’accepte de figurer parmi les anciens.", .given_at = kNow};
  EXPECT_FALSE(IsUpToDate(former, alumni));
}

}  // namespace
}  // namespace pepiniere::access
