#include "clients/pep/kit/token.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <fstream>
#include <memory>

#include "absl/strings/escaping.h"
#include "absl/strings/str_split.h"
#include "clients/pep/kit/config.h"

namespace pepiniere::pep {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

class TokenTest : public testing::Test {
 protected:
  TokenTest() : folder_(mkdtemp(template_)) {}
  ~TokenTest() override { std::filesystem::remove_all(folder_); }

  // Where ./run puts it.
  std::filesystem::path Save(const Key& key, const std::string& type) {
    const auto file = folder_ / "issuer" / "key.pem";
    std::filesystem::create_directories(file.parent_path());
    std::FILE* out = std::fopen(file.c_str(), "w");
    PEM_write_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(out);
    std::ofstream(file.parent_path() / "jwks.json") << R"({"keys":[{"kty":")" << type << R"(","kid":"key-1"}]})";
    return file;
  }

  Environment Variables() const {
    return [config = (folder_ / "pep").string()](std::string_view name) {
      return name == "PEP_CONFIG_DIR" ? config : std::string();
    };
  }

  char template_[32] = "/tmp/pep-token-XXXXXX";
  const std::filesystem::path folder_;
  const Claims claims_{.subject = "dev:coach",
                       .issuer = "https://pepiniere.localhost",
                       .audience = "pepiniere",
                       .roles = {"coach@incubators/sud", "ministry@organisations/forêts"},
                       .issued_at = absl::FromUnixSeconds(1'790'000'000),
                       .expires_at = absl::FromUnixSeconds(1'790'043'200)};
};

bool Verifies(EVP_PKEY* key, const std::string& text, const std::string& signature) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  return EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
         EVP_DigestVerify(digest.get(), reinterpret_cast<const unsigned char*>(signature.data()), signature.size(),
                          reinterpret_cast<const unsigned char*>(text.data()), text.size()) == 1;
}

std::string ToDer(const std::string& raw) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(raw.data());
  const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> signature(ECDSA_SIG_new(), ECDSA_SIG_free);
  ECDSA_SIG_set0(signature.get(), BN_bin2bn(bytes, 32, nullptr), BN_bin2bn(bytes + 32, 32, nullptr));
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(signature.get(), &der);
  std::string text(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return text;
}

std::vector<std::string> Decoded(const std::string& token) {
  std::vector<std::string> parts = absl::StrSplit(token, '.');
  for (std::string& part : parts) {
    const std::string encoded = part;
    EXPECT_TRUE(absl::WebSafeBase64Unescape(encoded, &part));
  }
  return parts;
}

TEST_F(TokenTest, AnEllipticKeySignsEs256AsTheJwksNamesIt) {
  const Key key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  Save(key, "EC");
  const auto issuer = DevelopmentIssuer::Find(Variables());
  ASSERT_TRUE(issuer) << "the key beside the configuration folder is found";
  const auto token = SignToken(*issuer, claims_);
  ASSERT_TRUE(token.ok()) << token.status();
  const auto parts = Decoded(*token);
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_THAT(parts[0], HasSubstr("\"alg\":\"ES256\""));
  EXPECT_THAT(parts[0], HasSubstr("\"kid\":\"key-1\""));
  EXPECT_THAT(parts[1], HasSubstr("\"exp\":1790043200"));
  ASSERT_EQ(parts[2].size(), 64u);
  EXPECT_TRUE(Verifies(key.get(), token->substr(0, token->rfind('.')), ToDer(parts[2])));
}

TEST_F(TokenTest, AnRsaKeySignsRs256) {
  const Key key(EVP_RSA_gen(2048), EVP_PKEY_free);
  Save(key, "RSA");
  const auto token = SignToken(*DevelopmentIssuer::Find(Variables()), claims_);
  ASSERT_TRUE(token.ok()) << token.status();
  const auto parts = Decoded(*token);
  EXPECT_THAT(parts[0], HasSubstr("\"alg\":\"RS256\""));
  EXPECT_TRUE(Verifies(key.get(), token->substr(0, token->rfind('.')), parts[2]));
}

TEST_F(TokenTest, WhatWasSignedIsReadBack) {
  Save(Key(EVP_EC_gen("P-256"), EVP_PKEY_free), "EC");
  const auto read = ReadToken(*SignToken(*DevelopmentIssuer::Find(Variables()), claims_));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->subject, "dev:coach");
  EXPECT_THAT(read->roles, ElementsAre("coach@incubators/sud", "ministry@organisations/forêts"));
  EXPECT_EQ(read->expires_at, claims_.expires_at);
  EXPECT_EQ(read->name, "");
  Claims called = claims_;
  called.name = "Une coach";
  called.email = "coach@sud.example";
  const auto named = ReadToken(*SignToken(*DevelopmentIssuer::Find(Variables()), called));
  ASSERT_TRUE(named);
  EXPECT_EQ(named->name, "Une coach");
  EXPECT_EQ(named->email, "coach@sud.example");
  EXPECT_FALSE(ReadToken("not a token"));
}

TEST_F(TokenTest, NoKeyNoIssuer) {
  EXPECT_FALSE(DevelopmentIssuer::Find(
      [](std::string_view name) { return std::string(name == "PEP_DEV_ISSUER_KEY" ? "/nonexistent/key.pem" : ""); }));
}

TEST_F(TokenTest, TokensAreKeptApartByServerAndReadableByTheirOwnerOnly) {
  const auto environment = Variables();
  const auto here = TokenFile(environment, "127.0.0.1:50051"), there = TokenFile(environment, "../../etc/passwd");
  EXPECT_NE(here, there);
  EXPECT_EQ(here.parent_path(), there.parent_path()) << "no server's name leads out of the folder";
  ASSERT_TRUE(WritePrivately(here, "first").ok());
  ASSERT_TRUE(WritePrivately(here, "second").ok());
  struct stat info {};
  ASSERT_EQ(stat(here.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
  std::string text;
  std::ifstream(here) >> text;
  EXPECT_EQ(text, "second");
}

}  // namespace
}  // namespace pepiniere::pep
