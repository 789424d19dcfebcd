#include "services/identity/jwt.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/hmac.h>

#include "google/rpc/error_details.pb.h"
#include "services/aip/errors.h"
#include "tests/support/jwt.h"

namespace pepiniere::rpc {
namespace {

using nlohmann::json;
using test::Issuer;

constexpr std::int64_t kNow = 1'800'000'000;

class FixedClock final : public base::Clock {
 public:
  absl::Time Now() const override { return absl::FromUnixSeconds(kNow); }
  void Sleep(absl::Duration) const override {}
};

const Issuer& Rsa() {
  static const Issuer issuer(Issuer::Kind::kRsa, "rsa-1");
  return issuer;
}
const Issuer& P256() {
  static const Issuer issuer(Issuer::Kind::kP256, "ec-1");
  return issuer;
}

json Claims(const json& changes = json::object()) {
  json claims = {{"iss", "https://issuer.example"},
                 {"aud", "pepiniere"},
                 {"sub", "coach-7"},
                 {"exp", kNow + 600},
                 {"pepiniere_roles", {"coach@incubators/jardin"}}};
  claims.merge_patch(changes);
  return claims;
}

class JwtTest : public testing::Test {
 protected:
  std::string Reason(std::string_view token) {
    const auto verified = verifier_.Verify(token, clock_.Now());
    if (verified.ok()) return "accepted";
    EXPECT_EQ(verified.status().code(), absl::StatusCode::kUnauthenticated) << verified.status();
    google::rpc::ErrorInfo info;
    EXPECT_TRUE(aip::GetDetail(verified.status(), info));
    return info.reason();
  }

  FixedClock clock_;
  identity::KeyRing keys_{[] { return Issuer::Jwks({Rsa().Jwk(), P256().Jwk()}); }, {}, clock_};
  identity::JwtVerifier verifier_{{"https://issuer.example", "pepiniere", "pepiniere_roles", absl::Seconds(30)}, keys_};
};

TEST_F(JwtTest, AcceptsBothAlgorithmsAndReadsWhoCalls) {
  for (const Issuer* issuer : {&Rsa(), &P256()}) {
    const auto verified = verifier_.Verify(issuer->Token(Claims()), clock_.Now());
    ASSERT_TRUE(verified.ok()) << verified.status();
    EXPECT_EQ(verified->principal.subject, "coach-7");
    EXPECT_EQ(verified->principal.issuer, "https://issuer.example");
    EXPECT_EQ(verified->principal.person, "") << "no token says it";
    EXPECT_THAT(verified->principal.bindings,
                testing::ElementsAre(identity::Binding{v1::ROLE_COACH, "incubators/jardin"}));
    EXPECT_EQ(verified->expires, absl::FromUnixSeconds(kNow + 630));
  }
}

TEST_F(JwtTest, ReadsAudienceListsAndIgnoresRolesThatATokenCannotGive) {
  const auto verified =
      verifier_.Verify(Rsa().Token(Claims({{"aud", {"other", "pepiniere"}},
                                           {"pepiniere_roles",
                                            {"gardener@incubators/x", "coach@", "system", 7, "ROLE_COACH", "service",
                                             "juror@calls/x", "source@incubators/x"}}})),
                       clock_.Now());
  ASSERT_TRUE(verified.ok()) << verified.status();
  EXPECT_THAT(verified->principal.bindings, testing::ElementsAre(identity::Binding{v1::ROLE_SYSTEM, ""}));
}

TEST_F(JwtTest, ReadsWhatTheTokenCallsThem) {
  const auto claims = [&](const json& changes) {
    return verifier_.Verify(Rsa().Token(Claims(changes)), clock_.Now()).value().principal.claims;
  };
  const auto both = claims({{"name", "Zoé Durand"}, {"email", "zoe@example.org"}});
  EXPECT_EQ(both.name, "Zoé Durand");
  EXPECT_EQ(both.email, "zoe@example.org");
  EXPECT_EQ(claims({{"name", 7}}).name, "");
  EXPECT_EQ(claims(json::object()).email, "");
}

TEST_F(JwtTest, ReadsWhenTheTokenWasIssuedIfItSays) {
  const auto issued = [&](const json& changes) {
    return verifier_.Verify(Rsa().Token(Claims(changes)), clock_.Now()).value().principal.issued_at;
  };
  EXPECT_EQ(issued({{"iat", 1'000'000}}), absl::FromUnixSeconds(1'000'000));
  EXPECT_EQ(issued({{"iat", "yesterday"}}), std::nullopt);
}

TEST_F(JwtTest, ATokenThatIsNotVerifiedSaysWhoseItIs) {
  EXPECT_EQ(identity::IssuerOf(Issuer(Issuer::Kind::kP256, "nobody's").Token(Claims())).value(),
            "https://issuer.example");
  EXPECT_EQ(identity::IssuerOf(Rsa().Token(Claims({{"iss", nullptr}}))).value(), "");
  EXPECT_EQ(identity::IssuerOf(Rsa().Token(Claims({{"iss", {"https://issuer.example"}}}))).value(), "");
  for (const char* nonsense : {"", "abc", "YWJj.YWJj", "YWJj.YWJj.YWJj"}) {
    EXPECT_TRUE(absl::IsUnauthenticated(identity::IssuerOf(nonsense).status())) << nonsense;
  }
}

TEST_F(JwtTest, RefusesWhatIsWrongAndSaysWhich) {
  const Issuer stranger(Issuer::Kind::kRsa, "rsa-1");  // the right id, another key
  const struct {
    const char* what;
    std::string token;
    const char* reason;
  } kBad[] = {
      {"empty", "", "TOKEN_MALFORMED"},
      {"one part", "abc", "TOKEN_MALFORMED"},
      {"two parts", "YWJj.YWJj", "TOKEN_MALFORMED"},
      {"not JSON", "YWJj.YWJj.YWJj", "TOKEN_MALFORMED"},
      {"five parts (JWE)", Rsa().Token(Claims()) + ".a.b", "TOKEN_MALFORMED"},
      {"huge", std::string(100'000, 'a') + ".b.c", "TOKEN_MALFORMED"},
      {"alg none", Rsa().Token(Claims(), {{"alg", "none"}, {"kid", "rsa-1"}}), "TOKEN_ALGORITHM"},
      {"alg HS256", Rsa().Token(Claims(), {{"alg", "HS256"}, {"kid", "rsa-1"}}), "TOKEN_ALGORITHM"},
      {"alg RS512", Rsa().Token(Claims(), {{"alg", "RS512"}, {"kid", "rsa-1"}}), "TOKEN_ALGORITHM"},
      {"no alg", Rsa().Token(Claims(), {{"kid", "rsa-1"}}), "TOKEN_ALGORITHM"},
      {"crit", Rsa().Token(Claims(), {{"alg", "RS256"}, {"kid", "rsa-1"}, {"crit", {"exp"}}}), "TOKEN_ALGORITHM"},
      {"EC key used as RSA", P256().Token(Claims(), {{"alg", "RS256"}, {"kid", "ec-1"}}), "TOKEN_SIGNATURE"},
      {"RSA key used as EC", Rsa().Token(Claims(), {{"alg", "ES256"}, {"kid", "rsa-1"}}), "TOKEN_SIGNATURE"},
      {"another's key", stranger.Token(Claims()), "TOKEN_SIGNATURE"},
      {"unknown kid", Rsa().Token(Claims(), {{"alg", "RS256"}, {"kid", "rsa-9"}}), "TOKEN_SIGNATURE"},
      {"no kid among several keys", Rsa().Token(Claims(), {{"alg", "RS256"}}), "TOKEN_SIGNATURE"},
      {"no issuer", Rsa().Token(Claims({{"iss", nullptr}})), "TOKEN_ISSUER"},
      {"another issuer", Rsa().Token(Claims({{"iss", "https://issuer.example/"}})), "TOKEN_ISSUER"},
      {"no audience", Rsa().Token(Claims({{"aud", nullptr}})), "TOKEN_AUDIENCE"},
      {"another audience", Rsa().Token(Claims({{"aud", {"other"}}})), "TOKEN_AUDIENCE"},
      {"no subject", Rsa().Token(Claims({{"sub", ""}})), "TOKEN_SUBJECT"},
      {"a service's name", Rsa().Token(Claims({{"sub", "service:cohort"}})), "TOKEN_SUBJECT"},
      {"what roles are given to for a certificate", Rsa().Token(Claims({{"sub", "certificate:sirene.example"}})),
       "TOKEN_SUBJECT"},
      {"a person's name", Rsa().Token(Claims({{"sub", "persons/01HZ"}})), "TOKEN_SUBJECT"},
      {"no expiry", Rsa().Token(Claims({{"exp", nullptr}})), "TOKEN_EXPIRED"},
      {"expired", Rsa().Token(Claims({{"exp", kNow - 31}})), "TOKEN_EXPIRED"},
      {"expiry as text", Rsa().Token(Claims({{"exp", "tomorrow"}})), "TOKEN_EXPIRED"},
      {"expiry beyond time", Rsa().Token(Claims({{"exp", 1e300}})), "TOKEN_EXPIRED"},
      {"not yet valid", Rsa().Token(Claims({{"nbf", kNow + 31}})), "TOKEN_NOT_YET_VALID"},
      {"nbf as text", Rsa().Token(Claims({{"nbf", "now"}})), "TOKEN_NOT_YET_VALID"},
  };
  for (const auto& bad : kBad) EXPECT_EQ(Reason(bad.token), bad.reason) << bad.what;
}

TEST_F(JwtTest, RefusesAnAlteredPayload) {
  const std::string good = Rsa().Token(Claims());
  const std::string other = Rsa().Token(Claims({{"sub", "somebody-else"}}));
  const std::string spliced = good.substr(0, good.find('.')) +
                              other.substr(other.find('.'), other.rfind('.') - other.find('.')) +
                              good.substr(good.rfind('.'));
  EXPECT_EQ(Reason(spliced), "TOKEN_SIGNATURE");
}

TEST_F(JwtTest, RefusesAPublicKeyUsedAsASharedSecret) {
  const std::string text = absl::StrCat(absl::WebSafeBase64Escape(R"({"alg":"HS256","kid":"rsa-1"})"), ".",
                                        absl::WebSafeBase64Escape(Claims().dump()));
  const std::string secret = Rsa().Jwk()["n"];
  unsigned char mac[32];
  unsigned size = sizeof mac;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), mac, &size);
  EXPECT_EQ(Reason(absl::StrCat(text, ".", absl::WebSafeBase64Escape(std::string(reinterpret_cast<char*>(mac), size)))),
            "TOKEN_ALGORITHM");
}

TEST_F(JwtTest, AllowsForClocksThatAreALittleApart) {
  EXPECT_EQ(Reason(Rsa().Token(Claims({{"exp", kNow - 29}}))), "accepted");
  EXPECT_EQ(Reason(Rsa().Token(Claims({{"nbf", kNow + 29}}))), "accepted");
}

TEST(ParseKeySet, LeavesOutKeysThatAreNotForUs) {
  const std::string set = Issuer::Jwks({{{"kty", "oct"}, {"kid", "secret"}, {"k", "c2VjcmV0"}},
                                        {{"kty", "RSA"}, {"kid", "tiny"}, {"n", "AQAB"}, {"e", "AQAB"}},
                                        {{"kty", "EC"},
                                         {"kid", "off-curve"},
                                         {"crv", "P-256"},
                                         {"x", absl::WebSafeBase64Escape(std::string(32, 1))},
                                         {"y", absl::WebSafeBase64Escape(std::string(32, 1))}},
                                        json("not an object"),
                                        P256().Jwk()});
  const auto keys = identity::ParseKeySet(set);
  ASSERT_TRUE(keys.ok()) << keys.status();
  ASSERT_EQ(keys->size(), 1u);
  EXPECT_EQ(keys->begin()->first, "ec-1");
  for (const char* bad : {"", "[]", "{}", R"({"keys":{}})", R"({"keys":[]})"})
    EXPECT_FALSE(identity::ParseKeySet(bad).ok()) << bad;
}

}  // namespace
}  // namespace pepiniere::rpc
