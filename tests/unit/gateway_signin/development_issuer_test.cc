#include "services/gateway/signin/development_issuer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <regex>

#include "services/gateway/signin/sign_in.h"
#include "services/identity/roles.h"
#include "tests/unit/gateway_signin/fake_provider.h"

namespace pepiniere::gateway {
namespace {

using test::Browser;
using test::json;
using test::ManualClock;
using testing::HasSubstr;
using testing::Not;

constexpr char kOrigin[] = "http://127.0.0.1:50053";

// A folder such as ./run makes: key.pem and jwks.json.
std::filesystem::path MakeKey(const pepiniere::test::Issuer& issuer) {
  const auto folder = std::filesystem::path(testing::TempDir()) / absl::StrCat("issuer-", getpid());
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "key.pem") << issuer.Pem();
  std::ofstream(folder / "jwks.json") << pepiniere::test::Issuer::Jwks({issuer.Jwk()});
  return folder / "key.pem";
}

class DevelopmentIssuerTest : public testing::Test {
 protected:
  void SetUp() override {
    options_ = test::Options();
    options_.issuer = "https://pepiniere.localhost";
    options_.origin = kOrigin;
    options_.resource = "";
    options_.discovery_url = DevelopmentIssuer::DiscoveryUrl(kOrigin);
    auto issuer = DevelopmentIssuer::Create(
        options_, MakeKey(key_), [this] { return targets_; }, clock_);
    ASSERT_TRUE(issuer.ok()) << issuer.status();
    issuer_ = *std::move(issuer);
    auto sign_in = SignIn::Create(options_, clock_, nullptr, issuer_->fetch());
    ASSERT_TRUE(sign_in.ok()) << sign_in.status();
    sign_in_ = *std::move(sign_in);
    Routes routes = sign_in_->routes();
    for (Route& route : issuer_->routes()) routes.push_back(std::move(route));
    browser_ = std::make_unique<Browser>(std::move(routes));
  }

  static std::string Path(const Response& redirect) {
    std::string location(redirect.headers.Get("location"));
    if (location.starts_with(kOrigin)) location.erase(0, sizeof kOrigin - 1);
    return location;
  }
  Response Chooser() { return browser_->Get(Path(browser_->Get("/auth/login?return_to=/me"))); }
  static std::string Question(const Response& chooser) {
    std::smatch found;
    EXPECT_TRUE(std::regex_search(*chooser.body, found, std::regex("name=\"question\" value=\"([^\"]+)\"")))
        << *chooser.body;
    return found[1];
  }
  Response Choose(const std::string& role) {
    return browser_->Post("/dev/authorize",
                          absl::StrCat("question=", Question(Chooser()), "&role=", PercentEncode(role)), kOrigin);
  }
  json Claims(const std::string& token) {
    std::string text;
    const std::size_t begin = token.find('.') + 1;
    EXPECT_TRUE(absl::WebSafeBase64Unescape(token.substr(begin, token.rfind('.') - begin), &text));
    return json::parse(text);
  }

  const pepiniere::test::Issuer key_{pepiniere::test::Issuer::Kind::kP256, "dev-1"};
  absl::StatusOr<RoleTargets> targets_ = RoleTargets{{"incubators/jardin", "Jardin & \"Cie\""},
                                                     {"organisations/eaux", "Ministère des Eaux"},
                                                     {"projects/crue", "Alerte Crue"},
                                                     {"programmes/eig", "EIG"}};
  ManualClock clock_;
  SignInOptions options_;
  std::unique_ptr<DevelopmentIssuer> issuer_;
  std::unique_ptr<SignIn> sign_in_;
  std::unique_ptr<Browser> browser_;
};

TEST_F(DevelopmentIssuerTest, OnePicksWhoToBeAndIsThat) {
  const Response back = Choose("coach@incubators/jardin");
  ASSERT_EQ(back.status, 303) << *back.body;
  const Response in = browser_->Get(Path(back));
  EXPECT_EQ(in.status, 303) << *in.body;
  EXPECT_EQ(in.headers.Get("location"), "/me");
  const json told = json::parse(*browser_->Get("/auth/session").body);
  EXPECT_EQ(told["subject"], "dev:coach");
  EXPECT_EQ(told["name"], "Coach, Jardin & \"Cie\"");
  const json claims = Claims(sign_in_->Find(browser_->Ask("GET", "/"))->access_token);
  EXPECT_EQ(claims["iss"], "https://pepiniere.localhost");
  EXPECT_EQ(claims["aud"], "pepiniere");
  EXPECT_EQ(claims["pepiniere_roles"], json({"coach@incubators/jardin"}));
}

TEST_F(DevelopmentIssuerTest, ThePageListsAllThereIsAndIsReadByMachines) {
  const Response page = Chooser();
  EXPECT_EQ(page.status, 200);
  for (const char* wanted :
       {"<html lang=\"fr\">", "<main>", "<h1>", "<label for=\"role\">", "lang=\"en\"", "value=\"programme_admin\"",
        "value=\"system\"", "value=\"ministry@organisations/eaux\"", "value=\"team@projects/crue\"", ">Alerte Crue<",
        ">Jardin &amp; &quot;Cie&quot;<", "<optgroup label=\"Coach / Coach\">"})
    EXPECT_THAT(*page.body, HasSubstr(wanted));
  for (const char* inlined : {"<script", "<style", "style=", "onclick"})
    EXPECT_THAT(*page.body, Not(HasSubstr(inlined)));
  EXPECT_EQ(browser_->Get("/auth/style.css").headers.Get("content-type"), "text/css; charset=utf-8");
}

TEST_F(DevelopmentIssuerTest, ThePageOffersWhatATokenMaySayOfWhatThereIs) {
  EXPECT_THAT(*Chooser().body, HasSubstr("value=\"coach@programmes/eig\""));
  EXPECT_THAT(*Chooser().body, Not(HasSubstr("value=\"coach\"")));
  targets_->clear();
  for (const identity::Role role : identity::Roles()) {
    for (const std::string& pattern : identity::PatternsOf(role)) {
      targets_->push_back({absl::StrCat(pattern.substr(0, pattern.find('{')), "x"), "Un nom"});
    }
  }
  const std::string page = *Chooser().body;
  const auto offers = [&](std::string_view role, std::string_view on) {
    return page.find(absl::StrCat("value=\"", std::string(role), std::string(on), "\"")) != std::string::npos;
  };
  for (const identity::Role role : identity::Roles()) {
    const std::string name(identity::NameOf(role));
    EXPECT_EQ(offers(name, ""), !identity::MisfitOf(role, "", identity::Giver::kBinding)) << name;
    for (const RoleTarget& target : *targets_) {
      EXPECT_EQ(offers(name, absl::StrCat("@", target.resource)),
                !identity::MisfitOf(role, target.resource, identity::Giver::kToken))
          << name << " of " << target.resource;
    }
  }
}

TEST_F(DevelopmentIssuerTest, WhereNothingCanBeReadAnAdministratorStillComesIn) {
  targets_ = absl::UnavailableError("the service starts");
  EXPECT_THAT(*Chooser().body, HasSubstr("n’ont pas pu être lus"));
  EXPECT_EQ(browser_->Get(Path(Choose("programme_admin"))).status, 303);
  EXPECT_EQ(json::parse(*browser_->Get("/auth/session").body)["subject"], "dev:programme_admin");
}

TEST_F(DevelopmentIssuerTest, ItsTokensAreRenewed) {
  browser_->Get(Path(Choose("system")));
  const std::string first = sign_in_->Find(browser_->Ask("GET", "/"))->access_token;
  clock_.Pass(absl::Minutes(9));
  const auto visitor = sign_in_->Find(browser_->Ask("GET", "/"));
  ASSERT_TRUE(visitor.ok()) << visitor.status();
  EXPECT_NE(visitor->access_token, first);
  EXPECT_EQ(Claims(visitor->access_token)["pepiniere_roles"], json({"system"}));
}

TEST_F(DevelopmentIssuerTest, RefusesWhatAProviderRefuses) {
  EXPECT_EQ(Choose("gardener").status, 400);
  EXPECT_EQ(Choose("coach@").status, 400);
  EXPECT_EQ(Choose("team").status, 400);
  EXPECT_EQ(browser_->Post("/dev/authorize", "question=forged&role=system", kOrigin).status, 400);
  const std::string asked = Path(browser_->Get("/auth/login"));
  EXPECT_EQ(browser_->Get(asked).status, 200);
  for (const auto& [wrong, right] : std::initializer_list<std::pair<const char*, const char*>>{
           {"client_id=other", "client_id=gateway"},
           {"redirect_uri=https%3A%2F%2Fevil.example", "redirect_uri=http%3A%2F%2F127.0.0.1%3A50053%2Fauth%2Fcallback"},
           {"code_challenge_method=plain", "code_challenge_method=S256"},
           {"response_type=token", "response_type=code"}}) {
    std::string changed = asked;
    ASSERT_NE(changed.find(right), std::string::npos) << right;
    changed.replace(changed.find(right), std::string(right).size(), wrong);
    EXPECT_EQ(browser_->Get(changed).status, 400) << wrong;
  }
}

TEST_F(DevelopmentIssuerTest, PagesOfOtherSitesAreNobody) {
  const std::string choice = absl::StrCat("question=", Question(Chooser()), "&role=programme_admin");
  EXPECT_EQ(browser_->Post("/dev/authorize", choice, "https://evil.example").status, 403);
  EXPECT_EQ(browser_->Post("/dev/token", "grant_type=refresh_token", "https://evil.example").status, 403);
  EXPECT_EQ(browser_->Post("/dev/authorize", choice, kOrigin).status, 303);
}

TEST_F(DevelopmentIssuerTest, ACodeIsWorthNothingWithoutItsVerifierOrLate) {
  const auto ask = [&](const std::string& code, const std::string& verifier) {
    return browser_->Post("/dev/token",
                          absl::StrCat("grant_type=authorization_code&client_id=gateway&code=", code, "&code_verifier=",
                                       verifier, "&redirect_uri=", PercentEncode(options_.origin + "/auth/callback")),
                          kOrigin);
  };
  const std::string verifier = NewSecret();
  const Response chooser = browser_->Get(absl::StrCat(
      "/dev/authorize?response_type=code&client_id=gateway&code_challenge_method=S256&state=s&nonce=n&redirect_uri=",
      PercentEncode(options_.origin + "/auth/callback"), "&code_challenge=", ChallengeOf(verifier)));
  const Response back = browser_->Post("/dev/authorize", "role=system&question=" + Question(chooser), kOrigin);
  const std::string target = Path(back);
  const std::string code = QueryParameter(target.substr(target.find('?') + 1), "code");
  EXPECT_EQ(ask(code, NewSecret()).status, 400);
  EXPECT_EQ(ask("forged", verifier).status, 400);
  const Response good = ask(code, verifier);
  EXPECT_EQ(good.status, 200) << *good.body;
  EXPECT_EQ(Claims(json::parse(*good.body)["id_token"])["nonce"], "n");
  clock_.Pass(absl::Minutes(1));
  EXPECT_EQ(json::parse(*ask(code, verifier).body)["error"], "invalid_grant");
}

TEST_F(DevelopmentIssuerTest, AKeyThatIsNotPublishedIsNoKey) {
  const pepiniere::test::Issuer rsa(pepiniere::test::Issuer::Kind::kRsa, "rsa-1");
  const auto key = MakeKey(key_);
  std::ofstream(key.parent_path() / "jwks.json") << pepiniere::test::Issuer::Jwks({rsa.Jwk()});
  const auto made = DevelopmentIssuer::Create(
      options_, key, [this] { return targets_; }, clock_);
  EXPECT_THAT(std::string(made.status().message()), HasSubstr("jwks.json"));
}

}  // namespace
}  // namespace pepiniere::gateway
