#include "services/gateway/signin/cookie_sealer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "services/base/text.h"

namespace pepiniere::gateway {
namespace {

using testing::HasSubstr;

constexpr char kOld[] = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
constexpr char kNew[] = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

CookieSealer With(const std::string& keys) { return CookieSealer::FromText(keys).value(); }

TEST(CookieSealerTest, OpensWhatItSealedAndNeverSealsAlike) {
  const CookieSealer sealer = With(kOld);
  for (const std::string text : {"", "x", "a session\nwith \xc3\xa9 and \x01"}) {
    const std::string sealed = sealer.Seal("session", text);
    EXPECT_EQ(sealer.Open("session", sealed), text);
    EXPECT_NE(sealed, sealer.Seal("session", text));
    EXPECT_EQ(sealed.find_first_of("=+/; \n,"), std::string::npos) << "fit for a cookie: " << sealed;
  }
}

TEST(CookieSealerTest, OpensNothingThatWasChangedOrSealedForAnotherPurpose) {
  const CookieSealer sealer = With(kOld);
  const std::string sealed = sealer.Seal("session", "coach-42");  // of a length whose base64 has no unused bits
  EXPECT_EQ(sealer.Open("login", sealed), std::nullopt);
  EXPECT_EQ(With(kNew).Open("session", sealed), std::nullopt);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string other = sealed;
    other[i] = other[i] == 'Q' ? 'g' : 'Q';
    EXPECT_EQ(sealer.Open("session", other), std::nullopt) << i;
    EXPECT_EQ(sealer.Open("session", sealed.substr(0, i)), std::nullopt) << i;
  }
  EXPECT_EQ(sealer.Open("session", sealed + "AAAA"), std::nullopt);
  EXPECT_EQ(sealer.Open("session", "no base64 at all!"), std::nullopt);
}

TEST(CookieSealerTest, KeysRotateWithoutEndingWhatTheOldOnesSealed) {
  const std::string before = With(kOld).Seal("session", "coach-7");
  const CookieSealer both = With(std::string("# since July\n") + kNew + "\n\n" + kOld + "\r\n");
  EXPECT_EQ(both.Open("session", before), "coach-7");
  const std::string after = both.Seal("session", "coach-7");
  EXPECT_EQ(With(kNew).Open("session", after), "coach-7") << "the first key seals";
  EXPECT_EQ(With(kNew).Open("session", before), std::nullopt) << "a key that is gone opens nothing";
}

TEST(CookieSealerTest, SaysWhichLineIsNoKey) {
  for (const std::string bad : {"c2hvcnQ=", "not base64!", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gIQ=="}) {
    const absl::Status status = CookieSealer::FromText(base::Concat(kOld, "\n", bad)).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(status.message()), HasSubstr("line 2"));
    EXPECT_THAT(std::string(status.message()), testing::Not(HasSubstr(bad))) << "a key is not to be shown";
  }
  EXPECT_FALSE(CookieSealer::FromText("# nothing\n").ok());
}

TEST(CookieSealerTest, ReadsItsKeysFromAFileThatItNamesWhenItCannot) {
  const std::string path = testing::TempDir() + "cookie_keys";
  std::ofstream(path) << kOld << "\n";
  EXPECT_EQ(CookieSealer::FromFile(path)->Open("session", With(kOld).Seal("session", "x")), "x");
  std::ofstream(path) << "bad\n";
  EXPECT_THAT(std::string(CookieSealer::FromFile(path).status().message()), HasSubstr(path));
  EXPECT_THAT(std::string(CookieSealer::FromFile("/nowhere").status().message()), HasSubstr("/nowhere"));
}

TEST(CookieSealerTest, WithoutAFileEachHasAKeyOfItsOwn) {
  const CookieSealer mine = CookieSealer::FromFile("").value();
  const std::string sealed = mine.Seal("session", "x");
  EXPECT_EQ(mine.Open("session", sealed), "x");
  EXPECT_EQ(CookieSealer::FromFile("")->Open("session", sealed), std::nullopt);
}

}  // namespace
}  // namespace pepiniere::gateway
