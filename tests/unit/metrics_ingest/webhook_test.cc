#include "services/metrics/ingest/webhook.h"

#include "absl/strings/escaping.h"
#include "services/metrics/ingest/payload.h"
#include "services/secret/aead.h"
#include "tests/unit/metrics_ingest/readings.h"

namespace pepiniere::metrics {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kSecret = "un secret inventé";
const HookCredential kSigned = {.hmac_secret = std::string(kSecret)};
const HookCredential kWithToken = {.token_sha256 = secret::Sha256Hex(kSecret)};

HookHeaders Github(std::string_view kind, std::string_view body, std::string_view type = "application/json") {
  return {{"X-GitHub-Event", std::string(kind)},
          {"Content-Type", std::string(type)},
          {"X-Hub-Signature-256", base::Concat("sha256=", absl::BytesToHexString(secret::Hmac(kSecret, body)))}};
}

constexpr std::string_view kDeployment = R"({"object_kind": "deployment", "status": "success",
    "status_changed_at": "2026-09-30 10:00:00 +0200", "deployment_id": 15, "environment": "prod", "project": {"id": 30}})";
const HookHeaders kGitlab = {{"X-Gitlab-Event", "Deployment Hook"}, {"X-Gitlab-Token", std::string(kSecret)}};
const HookHeaders kOpenMetrics = {{"Content-Type", "application/openmetrics-text; version=1.0.0; charset=utf-8"},
                                  {"Authorization", base::Concat("Bearer ", kSecret)}};

TEST(WebhookTest, EachWayHasItsReader) {
  const HookAnswer gitlab = Hear(kGitlab, kDeployment, kWithToken, InParis());
  EXPECT_EQ(gitlab.status, 200);
  EXPECT_EQ(gitlab.events.size(), 1U);
  EXPECT_EQ(TextOf(gitlab), R"({"accepted":1})");

  const HookAnswer ping = Hear(Github("ping", "{}"), "{}", kSigned, InParis());
  EXPECT_EQ(ping.status, 202);
  EXPECT_THAT(ping.events, IsEmpty());
  EXPECT_EQ(TextOf(ping), R"({"ignored":"ping: the hook is connected"})");

  const HookAnswer samples = Hear(kOpenMetrics, "a 1 1790755200\nb NaN 1790755200\n# EOF\n", kWithToken, InParis());
  EXPECT_EQ(samples.status, 200);
  EXPECT_EQ(
      TextOf(samples),
      R"({"accepted":1,"refused":[{"field":"line 2 b","why":"has no finite value: leave out what has no value"}]})");

  const HookHeaders cloud = {{"ce-type", "dev.cdevents.build.started.0.1.0"},
                             {"authorization", base::Concat("Bearer ", kSecret)}};
  EXPECT_EQ(Hear(cloud, "{}", kWithToken, InParis()).status, 202);
}

TEST(WebhookTest, WhatIsRefusedSaysWhy) {
  const HookAnswer answer = Hear(kGitlab, R"({"object_kind": "deployment"})", kWithToken, InParis());
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(TextOf(answer), R"({"refused":[{"field":"status","why":"is missing"}]})");
  EXPECT_EQ(Hear(kOpenMetrics, "a 1\n# EOF\n", kWithToken, InParis()).status, 400) << "no sample of it counts";
  EXPECT_EQ(Hear(kOpenMetrics, "a 1\n", kWithToken, InParis()).status, 400);
  EXPECT_EQ(Hear(kOpenMetrics, "# EOF\n", kWithToken, InParis()).status, 202);
}

TEST(WebhookTest, WhoMayNotSendIsToldNothing) {
  const std::string body = R"({"zen": "x"})";
  const HookHeaders unsigned_github = {{"X-GitHub-Event", "ping"}};
  const HookHeaders other_token = {{"X-Gitlab-Event", "Deployment Hook"}, {"X-Gitlab-Token", "autre"}};
  const HookHeaders bare = {{"Content-Type", "application/json"}};
  const HookHeaders basic = {{"Content-Type", "application/openmetrics-text"},
                             {"Authorization", base::Concat("Basic ", kSecret)}};
  for (const HookHeaders& headers : {unsigned_github, other_token, bare, basic, Github("ping", "another body")}) {
    for (const HookCredential& credential : {kSigned, kWithToken, HookCredential()}) {
      const HookAnswer answer = Hear(headers, body, credential, InParis());
      EXPECT_EQ(answer.status, 401);
      EXPECT_THAT(answer.events, IsEmpty());
      EXPECT_EQ(TextOf(answer), "");
    }
  }
}

TEST(WebhookTest, ACredentialIsGoodForItsOwnWay) {
  EXPECT_EQ(Hear(Github("ping", "{}"), "{}", kWithToken, InParis()).status, 401) << "a sum is no secret";
  EXPECT_EQ(Hear(kGitlab, kDeployment, kSigned, InParis()).status, 401);
}

TEST(WebhookTest, WhatNobodyReads) {
  const HookHeaders json = {{"Content-Type", "application/json"}, {"Authorization", base::Concat("Bearer ", kSecret)}};
  EXPECT_EQ(Hear(json, "{}", kWithToken, InParis()).status, 415);
  const HookAnswer form =
      Hear(Github("ping", "payload=%7B%7D", "application/x-www-form-urlencoded"), "payload=%7B%7D", kSigned, InParis());
  EXPECT_EQ(form.status, 415);
  EXPECT_THAT(TextOf(form), HasSubstr("must be application/json"));
  EXPECT_EQ(Hear(kGitlab, std::string(kMostBodyBytes + 1, ' '), kWithToken, InParis()).status, 413);
}

}  // namespace
}  // namespace pepiniere::metrics
