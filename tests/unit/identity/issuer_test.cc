#include "services/identity/issuer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>

#include "services/identity/http.h"
#include "services/rpc/authenticator.h"
#include "tests/support/http_pages.h"
#include "tests/support/jwt.h"

namespace pepiniere::rpc {
namespace {

using test::HttpPages;
using test::Issuer;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kDescription[] = "/realm/.well-known/openid-configuration";

class IssuerTest : public testing::Test {
 protected:
  IssuerTest() { Describe(name(), pages_.url() + "/keys"); }

  std::string name() const { return pages_.url() + "/realm"; }
  void Describe(const std::string& issuer, const std::string& jwks_uri) {
    pages_.Put(kDescription, nlohmann::json{{"issuer", issuer}, {"jwks_uri", jwks_uri}}.dump());
  }

  HttpPages pages_;
};

TEST_F(IssuerTest, ItsDescriptionSaysWhereItsKeysAre) {
  pages_.Put("/keys", "the keys");
  EXPECT_EQ(identity::KeysFromIssuer(name())().value(), "the keys");
  EXPECT_THAT(pages_.asked(), ElementsAre(kDescription, "/keys"));
  pages_.Put("/moved", "the keys elsewhere");
  Describe(name(), pages_.url() + "/moved");
  EXPECT_EQ(identity::KeysFromIssuer(name())().value(), "the keys elsewhere");
}

TEST_F(IssuerTest, ASlashAtItsEndIsPartOfItsNameAndNotOfThePath) {
  pages_.Put("/keys", "the keys");
  Describe(name() + "/", pages_.url() + "/keys");
  EXPECT_TRUE(identity::KeysFromIssuer(name() + "/")().ok());
  EXPECT_FALSE(identity::KeysFromIssuer(name())().ok());
}

TEST_F(IssuerTest, ADescriptionOfAnotherIssuerIsNotBelieved) {
  Describe("https://elsewhere.example", pages_.url() + "/keys");
  const absl::Status status = identity::KeysFromIssuer(name())().status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("https://elsewhere.example"));
}

TEST_F(IssuerTest, KeysInTheClearOrNowhereAreNotBelieved) {
  for (const char* uri : {"http://keys.example/jwks", "file:///etc/passwd", "", "keys"}) {
    Describe(name(), uri);
    EXPECT_EQ(identity::KeysFromIssuer(name())().status().code(), absl::StatusCode::kFailedPrecondition) << uri;
  }
  for (const char* nonsense : {"<html>", "[]", "{}", R"({"issuer": 7})"}) {
    pages_.Put(kDescription, nonsense);
    EXPECT_EQ(identity::KeysFromIssuer(name())().status().code(), absl::StatusCode::kFailedPrecondition) << nonsense;
  }
}

TEST_F(IssuerTest, SaysWhichPageDoesNotAnswer) {
  EXPECT_THAT(identity::KeysFromIssuer(name())().status().ToString(), HasSubstr("/keys"));
  pages_.Fail(true);
  const absl::Status status = identity::KeysFromIssuer(name())().status();
  EXPECT_TRUE(absl::IsUnavailable(status));
  EXPECT_THAT(status.ToString(), HasSubstr(kDescription));
}

TEST(MayCarryKeys, OverHttpsOrOnThisMachine) {
  for (const char* url :
       {"https://id.example/realm", "http://localhost:8080", "http://127.0.0.1/x", "http://[::1]:80/"})
    EXPECT_TRUE(identity::MayCarryKeys(url)) << url;
  for (const char* url : {"http://id.example", "http://localhost.example", "http://127.0.0.1.example",
                          "ftp://localhost", "http://localhost@id.example/", "id.example", ""})
    EXPECT_FALSE(identity::MayCarryKeys(url)) << url;
}

class HandClock final : public base::Clock {
 public:
  absl::Time Now() const override { return now; }
  void Sleep(absl::Duration) const override {}
  absl::Time now = absl::FromUnixSeconds(1'800'000'000);
};

// The whole way, from the issuer's page to the principal of a token.
class DiscoveryTest : public IssuerTest {
 protected:
  void Publish(const Issuer& key) { pages_.Put("/keys", Issuer::Jwks({key.Jwk()})); }
  absl::Status Start() {
    auto made = Authenticator::Create({.issuers = {{.name = name()}}, .audience = "library"}, clock_, nullptr);
    if (!made.ok()) return made.status();
    authenticator_ = *std::move(made);
    return absl::OkStatus();
  }
  absl::Status Identify(const Issuer& key, const std::string& subject = "ada") {
    return authenticator_
        ->IdentifyToken(key.Token(
            {{"iss", name()}, {"aud", "library"}, {"sub", subject}, {"exp", absl::ToUnixSeconds(clock_.now) + 3600}}))
        .status();
  }

  HandClock clock_;
  const Issuer old_{Issuer::Kind::kP256, "old"};
  const Issuer new_{Issuer::Kind::kRsa, "new"};
  std::shared_ptr<Authenticator> authenticator_;
};

TEST_F(DiscoveryTest, FollowsARotation) {
  Publish(old_);
  ASSERT_TRUE(Start().ok());
  EXPECT_TRUE(Identify(old_).ok());
  Publish(new_);
  clock_.now += absl::Seconds(11);
  EXPECT_TRUE(Identify(new_).ok());
  EXPECT_TRUE(absl::IsUnauthenticated(Identify(old_))) << "a key that was withdrawn";
}

TEST_F(DiscoveryTest, KnownKeysOutliveTheIssuer) {
  Publish(old_);
  ASSERT_TRUE(Start().ok());
  pages_.Fail(true);
  clock_.now += absl::Hours(5);
  EXPECT_TRUE(Identify(old_).ok());
  EXPECT_TRUE(absl::IsUnauthenticated(Identify(new_)));
}

TEST_F(DiscoveryTest, AnIssuerThatStartsLateIsWaitedFor) {
  Publish(old_);
  pages_.Fail(true);
  ASSERT_TRUE(Start().ok());
  EXPECT_TRUE(absl::IsUnavailable(Identify(old_)));
  pages_.Fail(false);
  clock_.now += absl::Seconds(11);
  EXPECT_TRUE(Identify(old_).ok());
}

TEST_F(DiscoveryTest, AnIssuerInTheClearElsewhereIsRefused) {
  for (const char* issuer : {"http://id.example", "id.example"}) {
    EXPECT_TRUE(absl::IsInvalidArgument(
        Authenticator::Create({.issuers = {{.name = issuer}}, .audience = "library"}, clock_, nullptr).status()))
        << issuer;
  }
}

}  // namespace
}  // namespace pepiniere::rpc
