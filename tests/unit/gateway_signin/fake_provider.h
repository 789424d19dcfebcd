// An identity provider without a network, strict where real ones are; and a browser that keeps cookies.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/base/clock.h"
#include "services/gateway/http/page.h"
#include "services/gateway/signin/fetch.h"
#include "services/gateway/signin/options.h"
#include "services/gateway/signin/secrets.h"
#include "tests/support/jwt.h"

namespace pepiniere::gateway::test {

using nlohmann::json;

class ManualClock final : public base::Clock {
 public:
  absl::Time Now() const override { return absl::FromUnixSeconds(1'800'000'000) + absl::Seconds(passed_.load()); }
  void Sleep(absl::Duration) const override {}
  void Pass(absl::Duration d) { passed_ += absl::ToInt64Seconds(d); }

 private:
  std::atomic<std::int64_t> passed_ = 0;
};

inline SignInOptions Options() {
  return {.issuer = "https://id.example",
          .audience = "pepiniere",
          .client_id = "gateway",
          .resource = "urn:pepiniere",
          .origin = "https://portfolio.example"};
}

class FakeProvider {
 public:
  explicit FakeProvider(const base::Clock& clock) : clock_(clock) {}

  Fetch fetch() {
    return [this](const identity::HttpRequest& request) { return Answer(request); };
  }

  // The person at `url` signs in: the path and query that the browser is sent back to.
  std::string SignIn(const std::string& url) {
    const std::string query = url.substr(url.find('?') + 1);
    const std::string code = absl::StrCat("code-", ++codes_);
    asked_[code] = {QueryParameter(query, "nonce"), QueryParameter(query, "code_challenge")};
    return absl::StrCat("/auth/callback?code=", code, "&state=", PercentEncode(QueryParameter(query, "state")));
  }

  // What tests change.
  json access = json::object(), identity = json::object(), description = json::object();  // merged into what is usual
  bool rotates = true, gives_refresh_tokens = true;
  absl::Duration access_life = absl::Minutes(5);
  std::atomic<bool> away = false;
  std::function<void()> while_renewing = [] {};
  // What they look at.
  std::atomic<int> renewals = 0;
  std::string last_form, last_authorization;

 private:
  struct Asked {
    std::string nonce, challenge;
  };

  absl::StatusOr<identity::HttpReply> Answer(const identity::HttpRequest& request) {
    if (away) return absl::UnavailableError("away");
    if (request.url == "https://id.example/.well-known/openid-configuration") {
      json object = {{"issuer", "https://id.example"},
                     {"authorization_endpoint", "https://id.example/authorize"},
                     {"token_endpoint", "https://id.example/token"},
                     {"jwks_uri", "https://id.example/keys"},
                     {"end_session_endpoint", "https://id.example/logout"}};
      object.merge_patch(description);
      return identity::HttpReply{200, object.dump()};
    }
    if (request.url == "https://id.example/keys") {
      return identity::HttpReply{200, pepiniere::test::Issuer::Jwks({key_.Jwk()})};
    }
    if (request.url == "https://id.example/token" && !request.form.empty()) return GiveTokens(request);
    return identity::HttpReply{404, ""};
  }

  identity::HttpReply GiveTokens(const identity::HttpRequest& request) {
    const auto said = [&](const char* name) { return QueryParameter(request.form, name); };
    if (said("grant_type") == "refresh_token") {
      ++renewals;
      while_renewing();
      std::lock_guard lock(mutex_);
      if (!good_.contains(said("refresh_token"))) return Refuse();
      if (rotates) good_.clear();
      return Tokens(rotates ? "" : said("refresh_token"), "");
    }
    std::lock_guard lock(mutex_);
    last_form = request.form;
    last_authorization = request.authorization;
    const auto asked = asked_.find(said("code"));
    if (asked == asked_.end() || said("redirect_uri") != "https://portfolio.example/auth/callback" ||
        ChallengeOf(said("code_verifier")) != asked->second.challenge) {
      return Refuse();
    }
    const std::string nonce = asked->second.nonce;
    asked_.erase(asked);
    return Tokens("", nonce);
  }

  static identity::HttpReply Refuse() {
    return {400, R"({"error": "invalid_grant", "error_description": "no such grant"})"};
  }

  identity::HttpReply Tokens(std::string refresh_token, const std::string& nonce) {
    const std::int64_t expires = absl::ToUnixSeconds(clock_.Now() + access_life);
    json access_claims = {
        {"iss", "https://id.example"}, {"aud", "pepiniere"}, {"sub", "coach-7"}, {"exp", expires}, {"jti", ++tokens_}};
    access_claims.merge_patch(access);
    json id_claims = {
        {"iss", "https://id.example"}, {"aud", "gateway"}, {"sub", "coach-7"}, {"exp", expires}, {"nonce", nonce},
        {"name", "Camille Exemple"}};
    id_claims.merge_patch(identity);
    json reply = {{"access_token", key_.Token(access_claims)}, {"token_type", "Bearer"}};
    if (!nonce.empty()) reply["id_token"] = key_.Token(id_claims);
    if (gives_refresh_tokens) {
      if (refresh_token.empty()) refresh_token = absl::StrCat("refresh-", tokens_);
      good_.insert(refresh_token);
      reply["refresh_token"] = refresh_token;
    }
    return {200, reply.dump()};
  }

  const base::Clock& clock_;
  const pepiniere::test::Issuer key_{pepiniere::test::Issuer::Kind::kP256, "key-1"};
  std::mutex mutex_;
  int codes_ = 0, tokens_ = 0;
  std::map<std::string, Asked> asked_;
  std::set<std::string> good_;  // refresh tokens
};

// A browser at https://portfolio.example, as far as cookies go.
class Browser {
 public:
  explicit Browser(Routes routes) : routes_(std::move(routes)) {}

  Request Ask(std::string method, const std::string& target, Headers headers = {}, std::string body = "") const {
    const std::size_t mark = std::min(target.find('?'), target.size());
    std::string jar;
    for (const auto& [name, value] : cookies) absl::StrAppend(&jar, jar.empty() ? "" : "; ", name, "=", value);
    if (!jar.empty()) headers.Add("cookie", jar);
    return {.method = std::move(method),
            .path = target.substr(0, mark),
            .query = mark < target.size() ? target.substr(mark + 1) : "",
            .headers = std::move(headers),
            .body = std::move(body),
            .peer = "192.0.2.7",
            .secure = true};
  }

  Response Get(const std::string& target) { return Send(Ask("GET", target)); }
  Response Post(const std::string& target, const std::string& body, const std::string& origin) {
    return Send(Ask("POST", target, {{"origin", origin}}, body));
  }
  Response Send(const Request& request) {
    for (const Route& route : routes_) {
      if (route.path != request.path || route.method != request.method) continue;
      Response response = route.page(request);
      Keep(response.headers);
      return response;
    }
    return Problem(404, "no such page");
  }

  void Keep(const Headers& headers) {
    for (const auto& [name, value] : headers)
      if (name == "set-cookie") Keep(value);
  }
  void Keep(const std::string& field) {
    const std::size_t equals = field.find('='), end = field.find(';');
    const std::string name = field.substr(0, equals);
    if (field.find("Max-Age=0") != std::string::npos) {
      cookies.erase(name);
    } else if (end - 0 <= 4096 && field.find("; Secure") != std::string::npos &&
               field.find("; Path=/;") != std::string::npos && field.find("Domain") == std::string::npos) {
      cookies[name] = field.substr(equals + 1, end - equals - 1);
    }
  }

  std::map<std::string, std::string> cookies;

 private:
  const Routes routes_;
};

}  // namespace pepiniere::gateway::test
