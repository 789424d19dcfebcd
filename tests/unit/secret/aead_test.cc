#include "services/secret/aead.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace pepiniere::secret {
namespace {

TEST(AeadTest, OpensWithItsKeyAndForItsPurposeAlone) {
  const std::string key = RandomBytes(kKeyBytes), other = RandomBytes(kKeyBytes);
  const std::string sealed = Seal(key, "audit", "Camille Ravel");
  EXPECT_EQ(Open(key, "audit", sealed), "Camille Ravel");
  EXPECT_EQ(Open(other, "audit", sealed), std::nullopt);
  EXPECT_EQ(Open(key, "cookie", sealed), std::nullopt);
  EXPECT_EQ(Open("short", "audit", sealed), std::nullopt);
  EXPECT_NE(Seal(key, "audit", "Camille Ravel"), sealed) << "different each time";
}

TEST(AeadTest, WhatWasTouchedDoesNotOpen) {
  const std::string key = RandomBytes(kKeyBytes);
  const std::string sealed = Seal(key, "", "x");
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string touched = sealed;
    touched[i] ^= 1;
    EXPECT_EQ(Open(key, "", touched), std::nullopt) << i;
    EXPECT_EQ(Open(key, "", sealed.substr(0, i)), std::nullopt) << i;
  }
}

TEST(AeadTest, HmacOfTheStandard) {  // RFC 4231, test case 2
  std::string hex;
  for (const unsigned char byte : Hmac("Jefe", "what do ya want for nothing?")) {
    constexpr char kDigits[] = "0123456789abcdef";
    hex += {kDigits[byte >> 4], kDigits[byte & 15]};
  }
  EXPECT_EQ(hex, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(AeadTest, SameToTheLastByte) {
  EXPECT_TRUE(IsSame("", ""));
  EXPECT_TRUE(IsSame("token", "token"));
  EXPECT_FALSE(IsSame("token", "tokeN"));
  EXPECT_FALSE(IsSame("token", "toke"));
  EXPECT_FALSE(IsSame("token", "token "));
}

}  // namespace
}  // namespace pepiniere::secret
