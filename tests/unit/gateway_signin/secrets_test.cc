#include "services/gateway/signin/secrets.h"

#include <gtest/gtest.h>

namespace pepiniere::gateway {
namespace {

TEST(SecretsTest, TheChallengeIsThatOfRfc7636) {
  EXPECT_EQ(ChallengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST(SecretsTest, ASecretIsFitForAVerifierAndNeverTheSame) {
  const std::string secret = NewSecret();
  EXPECT_EQ(secret.size(), 43u);  // the least that RFC 7636 takes
  EXPECT_EQ(secret.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
  EXPECT_NE(secret, NewSecret());
}

TEST(SecretsTest, SecretsAreTheSameOnlyWhole) {
  EXPECT_TRUE(SameSecret("abc", "abc"));
  EXPECT_FALSE(SameSecret("abc", "abd"));
  EXPECT_FALSE(SameSecret("abc", "ab"));
  EXPECT_FALSE(SameSecret("", "abc"));
}

}  // namespace
}  // namespace pepiniere::gateway
