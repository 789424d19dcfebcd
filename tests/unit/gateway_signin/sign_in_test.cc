#include "services/gateway/signin/sign_in.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/unit/gateway_signin/fake_provider.h"

namespace pepiniere::gateway {
namespace {

using test::Browser;
using test::FakeProvider;
using test::json;
using test::ManualClock;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

constexpr char kOrigin[] = "https://portfolio.example";

class SignInTest : public testing::Test {
 protected:
  void Start(SignInOptions options) {
    auto made = SignIn::Create(options, clock_, nullptr, provider_.fetch());
    ASSERT_TRUE(made.ok()) << made.status();
    sign_in_ = *std::move(made);
    browser_ = std::make_unique<Browser>(sign_in_->routes());
  }
  void SetUp() override { Start(test::Options()); }

  // Goes to the provider and back.
  Response LogIn(const std::string& target = "/auth/login?return_to=%2Fprojects%3Fq%3Da") {
    const Response there = browser_->Get(target);
    EXPECT_EQ(there.status, 303) << *there.body;
    return browser_->Get(provider_.SignIn(std::string(there.headers.Get("location"))));
  }
  json Told() {
    const Response response = browser_->Get("/auth/session");
    EXPECT_EQ(response.status, 200);
    return json::parse(*response.body);
  }
  absl::StatusOr<Visitor> Find(const char* method, Headers headers) {
    return sign_in_->Find(browser_->Ask(method, "/pepiniere.portfolio.v1.PortfolioService/X", std::move(headers)));
  }

  ManualClock clock_;
  FakeProvider provider_{clock_};
  std::unique_ptr<SignIn> sign_in_;
  std::unique_ptr<Browser> browser_;
};

TEST_F(SignInTest, AsksTheProviderAsOidcWants) {
  const std::string url(browser_->Get("/auth/login").headers.Get("location"));
  EXPECT_THAT(url, StartsWith("https://id.example/authorize?"));
  const std::string query = url.substr(url.find('?') + 1);
  const auto said = [&](const char* name) { return QueryParameter(query, name); };
  EXPECT_EQ(said("response_type"), "code");
  EXPECT_EQ(said("client_id"), "gateway");
  EXPECT_EQ(said("redirect_uri"), "https://portfolio.example/auth/callback");
  EXPECT_EQ(said("scope"), "openid profile");
  EXPECT_EQ(said("resource"), "urn:pepiniere");
  EXPECT_EQ(said("code_challenge_method"), "S256");
  EXPECT_EQ(said("prompt"), "");
  for (const char* secret : {"state", "nonce", "code_challenge"}) EXPECT_EQ(said(secret).size(), 43u) << secret;
  const std::string again(browser_->Get("/auth/login").headers.Get("location"));
  for (const char* secret : {"state", "nonce", "code_challenge"}) {
    EXPECT_NE(said(secret), QueryParameter(again.substr(again.find('?') + 1), secret));
  }
}

TEST_F(SignInTest, WhoSignsInIsKnownAndComesBackWhereTheyWere) {
  EXPECT_EQ(Told(), json({{"signIn", true}, {"signedIn", false}, {"name", ""}, {"subject", ""}, {"expireTime", ""}}));
  const Response back = LogIn();
  EXPECT_EQ(back.status, 303);
  EXPECT_EQ(back.headers.Get("location"), "/projects?q=a");
  EXPECT_THAT(browser_->cookies, testing::ElementsAre(testing::Key("__Host-pepiniere"))) << "the login's is taken back";
  EXPECT_EQ(Told(), json({{"signIn", true},
                          {"signedIn", true},
                          {"name", "Camille Exemple"},
                          {"subject", "coach-7"},
                          {"expireTime", "2027-01-15T20:00:00Z"}}));
  const auto visitor = Find("POST", {{"origin", kOrigin}});
  ASSERT_TRUE(visitor.ok()) << visitor.status();
  EXPECT_THAT(visitor->access_token, StartsWith("ey"));
  EXPECT_THAT(visitor->set_cookies, IsEmpty());
  EXPECT_THAT(browser_->cookies.begin()->second, Not(HasSubstr(visitor->access_token.substr(0, 30)))) << "sealed";
}

TEST_F(SignInTest, ACookieOfAnotherGatewayWithTheSameKeysIsKnown) {
  SignInOptions options = test::Options();
  options.cookie_keys_file = testing::TempDir() + "sign_in_keys";
  std::ofstream(options.cookie_keys_file) << "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n";
  Start(options);
  LogIn();
  const auto cookies = browser_->cookies;
  Start(options);
  browser_->cookies = cookies;
  EXPECT_EQ(Told()["signedIn"], true);
  Start(test::Options());
  browser_->cookies = cookies;
  EXPECT_EQ(Told()["signedIn"], false);
  EXPECT_THAT(browser_->cookies, IsEmpty()) << "a session that is none is taken back";
}

TEST_F(SignInTest, ATamperedCookieStandsForNobodyAndIsTakenBack) {
  LogIn();
  std::string& value = browser_->cookies["__Host-pepiniere"];
  value[value.size() / 2] = value[value.size() / 2] == 'A' ? 'B' : 'A';
  ASSERT_TRUE(sign_in_->HasSession(browser_->Ask("GET", "/")));
  const auto visitor = Find("GET", {});
  ASSERT_TRUE(visitor.ok());
  EXPECT_EQ(visitor->access_token, "");
  EXPECT_THAT(visitor->set_cookies, testing::ElementsAre(HasSubstr("Max-Age=0")));
}

TEST_F(SignInTest, ASignInThatWasNotBegunHereIsNotFinished) {
  const std::string location(browser_->Get("/auth/login").headers.Get("location"));
  const std::string back = provider_.SignIn(location);
  const auto begun = browser_->cookies;
  const auto refused = [&](const std::string& target) {
    const Response page = browser_->Get(target);
    EXPECT_EQ(page.status, 400);
    EXPECT_THAT(*page.body, HasSubstr("pas été commencée dans ce navigateur"));
    EXPECT_THAT(browser_->cookies, IsEmpty()) << "nothing to try again with";
  };
  refused(back.substr(0, back.find("&state=")) + "&state=another");
  refused(back);  // whose cookie is gone
  browser_->cookies = begun;
  clock_.Pass(absl::Minutes(10));
  refused(back);  // too late
}

TEST_F(SignInTest, AnAnswerThatIsNotWhatItMustBeSignsNobodyIn) {
  const struct {
    const char* what;
    json access, identity;
  } kBad[] = {
      {"an access token for another service", {{"aud", "elsewhere"}}, {}},
      {"an access token of another issuer", {{"iss", "https://other.example"}}, {}},
      {"an access token of the past", {{"exp", 1'700'000'000}}, {}},
      {"an ID token for another client", {}, {{"aud", "another"}}},
      {"an ID token for several, given to another", {}, {{"aud", {"gateway", "another"}}, {"azp", "another"}}},
      {"an ID token of another issuer", {}, {{"iss", "https://other.example"}}},
      {"an ID token of the past", {}, {{"exp", 1'700'000'000}}},
      {"an ID token of another sign-in", {}, {{"nonce", "another"}}},
      {"an ID token of no sign-in", {}, {{"nonce", nullptr}}},
  };
  for (const auto& bad : kBad) {
    provider_.access = bad.access.is_null() ? json::object() : bad.access;
    provider_.identity = bad.identity.is_null() ? json::object() : bad.identity;
    const Response page = LogIn();
    EXPECT_EQ(page.status, 502) << bad.what;
    EXPECT_THAT(*page.body, HasSubstr("lang=\"en\""));
    EXPECT_THAT(browser_->cookies, IsEmpty()) << bad.what;
  }
}

TEST_F(SignInTest, WhatAStrangerWroteIsNotRepeated) {
  const auto state = [&] {
    const std::string location(browser_->Get("/auth/login").headers.Get("location"));
    return QueryParameter(location.substr(location.find('?') + 1), "state");
  };
  const Response declined = browser_->Get(
      "/auth/callback?error=access_denied&error_description=%3Cscript%3Ecall-this-number&state=" + state());
  EXPECT_EQ(declined.status, 403);
  EXPECT_THAT(*declined.body, Not(HasSubstr("call-this-number")));
  EXPECT_THAT(*declined.body, HasSubstr("vous l’avez annulée"));
  const Response broken = browser_->Get("/auth/callback?error=server_error&state=" + state());
  EXPECT_EQ(broken.status, 502);
  const Response mixed = browser_->Get("/auth/callback?code=x&iss=https%3A%2F%2Fevil.example&state=" + state());
  EXPECT_EQ(mixed.status, 502);
  EXPECT_THAT(*mixed.body, Not(HasSubstr("evil")));
}

TEST_F(SignInTest, NobodyIsSentElsewhere) {
  for (const char* target : {"%2F%2Fevil.example", "https%3A%2F%2Fevil.example", "%2F%5Cevil.example", ""}) {
    EXPECT_EQ(LogIn(std::string("/auth/login?return_to=") + target).headers.Get("location"), "/") << target;
  }
}

TEST_F(SignInTest, AProviderThatIsAwayIsSaidToBeAndFoundAgain) {
  provider_.away = true;
  const Response page = browser_->Get("/auth/login");
  EXPECT_EQ(page.status, 503);
  EXPECT_THAT(*page.body, HasSubstr("ne répond pas"));
  provider_.away = false;
  clock_.Pass(absl::Seconds(3));
  EXPECT_EQ(LogIn().status, 303);
  EXPECT_EQ(Told()["signedIn"], true);
}

TEST_F(SignInTest, AProviderThatDescribesAnotherIsNotBelieved) {
  provider_.description = {{"issuer", "https://other.example"}};
  EXPECT_EQ(browser_->Get("/auth/login").status, 502);
  clock_.Pass(absl::Seconds(3));
  provider_.description = {{"token_endpoint", "http://id.example/token"}};
  EXPECT_EQ(browser_->Get("/auth/login").status, 502) << "a token endpoint in the clear";
}

TEST_F(SignInTest, ASecretGoesWhereTheProviderWantsIt) {
  LogIn();
  EXPECT_EQ(provider_.last_authorization, "");
  EXPECT_EQ(QueryParameter(provider_.last_form, "client_id"), "gateway") << "a public client";
  SignInOptions options = test::Options();
  options.client_secret_file = testing::TempDir() + "client_secret";
  std::ofstream(options.client_secret_file) << "s:e cret\n";
  Start(options);
  LogIn();
  EXPECT_EQ(provider_.last_authorization, "Basic Z2F0ZXdheTpzJTNBZSUyMGNyZXQ=");  // gateway:s%3Ae%20cret
  EXPECT_THAT(provider_.last_form, Not(HasSubstr("cret")));
  provider_.description = {{"token_endpoint_auth_methods_supported", {"client_secret_post"}}};
  Start(options);
  LogIn();
  EXPECT_EQ(provider_.last_authorization, "");
  EXPECT_EQ(QueryParameter(provider_.last_form, "client_secret"), "s:e cret");
}

TEST_F(SignInTest, WithACookieOnlyOurOwnPagesMayChangeThings) {
  LogIn();
  EXPECT_TRUE(Find("POST", {{"origin", kOrigin}}).ok());
  EXPECT_TRUE(Find("GET", {{"sec-fetch-site", "cross-site"}}).ok());
  for (const Headers& headers : {Headers{{"origin", "https://evil.example"}}, Headers{}}) {
    EXPECT_EQ(Find("POST", headers).status().code(), absl::StatusCode::kPermissionDenied);
  }
}

TEST_F(SignInTest, SigningOutEndsItHereAndAtTheProvider) {
  LogIn();
  EXPECT_EQ(browser_->Post("/auth/logout", "", "https://evil.example").status, 403);
  EXPECT_EQ(Told()["signedIn"], true);
  const Response out = browser_->Post("/auth/logout", "", kOrigin);
  EXPECT_EQ(out.status, 303);
  const std::string location(out.headers.Get("location"));
  EXPECT_THAT(location, StartsWith("https://id.example/logout?id_token_hint=ey"));
  EXPECT_EQ(QueryParameter(location, "post_logout_redirect_uri"), "https://portfolio.example/");
  EXPECT_THAT(browser_->cookies, IsEmpty());
  EXPECT_EQ(Told()["signedIn"], false);
  EXPECT_EQ(browser_->Post("/auth/logout", "", kOrigin).headers.Get("location"), "/") << "nobody is signed in";
}

TEST_F(SignInTest, WhereTheProviderHasNoLogoutOneGoesHome) {
  provider_.description = {{"end_session_endpoint", nullptr}};
  LogIn();
  EXPECT_EQ(browser_->Post("/auth/logout", "", kOrigin).headers.Get("location"), "/");
  EXPECT_EQ(Told()["signedIn"], false);
}

TEST_F(SignInTest, LongTokensAreKeptInSeveralCookiesAndTooLongOnesSignNobodyIn) {
  provider_.access = {{"pepiniere_roles", json(std::vector<std::string>(60, "coach@incubators/jardin-des-plantes"))}};
  LogIn();
  EXPECT_GT(browser_->cookies.size(), 1u);
  EXPECT_EQ(Told()["signedIn"], true);
  browser_->Post("/auth/logout", "", kOrigin);
  EXPECT_THAT(browser_->cookies, IsEmpty());
  provider_.access = {{"pepiniere_roles", json(std::vector<std::string>(250, "coach@incubators/jardin-des-plantes"))}};
  EXPECT_EQ(LogIn().status, 502);
  EXPECT_THAT(browser_->cookies, IsEmpty());
}

TEST_F(SignInTest, ForWhomTheCookieHasNoRoomTheIdTokenIsLeftOut) {
  provider_.identity = {{"padding", std::string(7000, 'x')}};
  LogIn();
  EXPECT_EQ(Told()["signedIn"], true);
  const std::string location(browser_->Post("/auth/logout", "", kOrigin).headers.Get("location"));
  EXPECT_THAT(location, StartsWith("https://id.example/logout?client_id=gateway"));
}

TEST(SignInOptionsTest, SaysWhatCannotWork) {
  const ManualClock clock;
  const auto refusal = [&](auto change) {
    SignInOptions options = test::Options();
    change(options);
    const auto made = SignIn::Create(options, clock, nullptr);
    return made.ok() ? "" : std::string(made.status().message());
  };
  for (const char* origin : {"", "http://portfolio.example", "https://portfolio.example/", "https://x.example/app",
                             "https://X.example", "https://a@x.example", "portfolio.example", "https://x.example?a"})
    EXPECT_THAT(refusal([&](SignInOptions& o) { o.origin = origin; }), HasSubstr("origin")) << origin;
  for (const char* origin : {"http://127.0.0.1:50053", "http://localhost:8080", "https://x.example:8443"})
    EXPECT_EQ(refusal([&](SignInOptions& o) { o.origin = origin; }), "") << origin;
  EXPECT_THAT(refusal([](SignInOptions& o) { o.issuer = ""; }), HasSubstr("an issuer"));
  EXPECT_THAT(refusal([](SignInOptions& o) { o.audience = ""; }), HasSubstr("an audience"));
  EXPECT_THAT(refusal([](SignInOptions& o) { o.issuer = "http://id.example"; }), HasSubstr("https"));
  EXPECT_THAT(refusal([](SignInOptions& o) { o.client_secret_file = "/nowhere"; }), HasSubstr("/nowhere"));
  EXPECT_THAT(refusal([](SignInOptions& o) { o.cookie_keys_file = "/nowhere"; }), HasSubstr("/nowhere"));
}

TEST(SignInOptionsTest, FormsMayLeadToTheProviderToo) {
  const ManualClock clock;
  SignInOptions options = test::Options();
  EXPECT_EQ(SignIn::Create(options, clock, nullptr).value()->provider_origin(), "https://id.example");
  options.discovery_url = options.origin + "/dev/.well-known/openid-configuration";
  EXPECT_EQ(SignIn::Create(options, clock, nullptr).value()->provider_origin(), "");
}

TEST(WithoutSignInTest, TheWebClientIsTold) {
  const Response page = Browser(RoutesWithoutSignIn()).Get("/auth/session");
  EXPECT_EQ(json::parse(*page.body)["signIn"], false);
}

}  // namespace
}  // namespace pepiniere::gateway
