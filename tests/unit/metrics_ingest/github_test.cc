#include "services/metrics/ingest/github.h"

#include "absl/strings/str_replace.h"
#include "services/metrics/ingest/payload.h"
#include "tests/unit/metrics_ingest/readings.h"

namespace pepiniere::metrics {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kSha = "7d0b6a2f1c9e4d3a8b5c6f7e0d1a2b3c4d5e6f70";

// Where $STATE, $ENVIRONMENT and the like stand for what a test says.
std::string Status(std::string_view state, std::string_view more = "\"production_environment\": true") {
  return absl::StrReplaceAll(R"({
    "action": "created",
    "deployment_status": {"id": 7001, "state": "$STATE", "environment": "production", "description": "",
      "created_at": "2026-09-30T08:15:30Z", "updated_at": "2026-09-30T19:00:00Z"},
    "deployment": {"id": 501, "sha": "$SHA", "ref": "main", "task": "deploy", "payload": {}, "environment": "production",
      "created_at": "2026-09-30T08:10:00Z", "updated_at": "2026-09-30T08:15:30Z", $MORE},
    "repository": {"id": 9, "full_name": "carnet-vert/site", "private": false},
    "sender": {"login": "camille-ravel", "id": 3}})",
                             {{"$STATE", base::Absl(state)}, {"$SHA", base::Absl(kSha)}, {"$MORE", base::Absl(more)}});
}

DeploymentSeen Deployment(std::string_view state) {
  return As<DeploymentSeen>(ReadGithub("deployment_status", Status(state), InParis()));
}

std::string Why(std::string_view kind, std::string_view body) {
  const auto event = ReadGithub(kind, body, InParis());
  EXPECT_EQ(event.status().code(), absl::StatusCode::kInvalidArgument);
  return std::string(event.status().message());
}

std::string IgnoredWhy(std::string_view kind, std::string_view body) {
  return As<Ignored>(ReadGithub(kind, body, InParis())).why;
}

TEST(GithubTest, TheSignatureOfTheRawBody) {
  // The check value of GitHub's documentation.
  constexpr std::string_view kSecret = "It's a Secret to Everybody", kBody = "Hello, World!";
  const std::string header = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
  EXPECT_TRUE(HasGithubSignature(kSecret, kBody, header));
  EXPECT_FALSE(HasGithubSignature(kSecret, "Hello, World?", header));
  EXPECT_FALSE(HasGithubSignature("another", kBody, header));
  EXPECT_FALSE(HasGithubSignature(kSecret, kBody, header.substr(0, header.size() - 1)));
  EXPECT_FALSE(HasGithubSignature(kSecret, kBody, header.substr(7))) << "without its scheme";
  EXPECT_FALSE(HasGithubSignature(kSecret, kBody, ""));
  EXPECT_FALSE(HasGithubSignature("", "", "sha256=b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"))
      << "no secret lets anybody in";
}

TEST(GithubTest, ADeploymentThatSucceeded) {
  const DeploymentSeen seen = Deployment("success");
  EXPECT_THAT(seen.keys, ElementsAre(R"(["github","deployment_status","7001"])"));
  EXPECT_EQ(seen.id, "501");
  EXPECT_EQ(seen.environment, "production");
  EXPECT_TRUE(seen.production);
  EXPECT_EQ(seen.state, DeploymentState::kSucceeded);
  EXPECT_EQ(OutcomeOf(seen.state), Outcome::kSucceeded);
  EXPECT_EQ(seen.finished, At("2026-09-30T08:15:30Z")) << "created_at, and not updated_at";
  EXPECT_EQ(seen.started, std::nullopt);
  EXPECT_EQ(seen.sha, kSha);
  EXPECT_THAT(seen.changes, ElementsAre(kSha));
  EXPECT_EQ(seen.intent, std::nullopt) << "nobody recorded one";
}

TEST(GithubTest, EveryStateOfADeployment) {
  EXPECT_EQ(Deployment("failure").state, DeploymentState::kFailed);
  EXPECT_EQ(Deployment("error").state, DeploymentState::kFailed);
  const DeploymentSeen running = Deployment("in_progress");
  EXPECT_EQ(running.state, DeploymentState::kStarted);
  EXPECT_EQ(running.started, At("2026-09-30T08:15:30Z"));
  EXPECT_EQ(running.finished, std::nullopt);
  for (const char* state : {"inactive", "queued", "pending", "waiting"}) {
    EXPECT_THAT(IgnoredWhy("deployment_status", Status(state)), HasSubstr(state));
  }
  EXPECT_THAT(Why("deployment_status", Status("exploded")), HasSubstr("deployment_status.state: is none"));
}

TEST(GithubTest, WhetherItReachesUsersAndWhy) {
  const auto read = [](std::string_view more) {
    return As<DeploymentSeen>(ReadGithub("deployment_status", Status("success", more), InParis()));
  };
  EXPECT_FALSE(read(R"("production_environment": false)").production);
  EXPECT_TRUE(read(R"("production_environment": null)").production) << "by its name";
  const std::string body =
      absl::StrReplaceAll(Status("success"), {{R"("payload": {})", R"("payload": {"intent": "INCIDENT"})"}});
  EXPECT_EQ(As<DeploymentSeen>(ReadGithub("deployment_status", body, InParis())).intent, Intent::kIncident);
}

TEST(GithubTest, WhatIsWrongIsSaidByItsField) {
  EXPECT_EQ(Why("deployment_status", "{}"), "deployment_status.state: is missing");
  const auto with = [](std::string_view what, std::string_view by) {
    return absl::StrReplaceAll(Status("success"), {{base::Absl(what), base::Absl(by)}});
  };
  EXPECT_THAT(Why("deployment_status", with("2026-09-30T08:15:30Z\", \"updated_at\": \"2026-09-30T19",
                                            "yesterday\", \"updated_at\": \"2026-09-30T19")),
              HasSubstr("deployment_status.created_at: must be an instant with an offset"));
  EXPECT_THAT(Why("deployment_status",
                  with("\"created_at\": \"2026-09-30T08:15:30Z\"", "\"created_at\": \"2026-10-02T12:00:01Z\"")),
              HasSubstr("deployment_status.created_at: is 2026-10-02T12:00:01+00:00, more than 24 hours"));
  EXPECT_THAT(Why("deployment_status", with(kSha, "main")), HasSubstr("deployment.sha: must be the sha"));
  EXPECT_THAT(Why("deployment_status", with("7001", "7001.5")),
              HasSubstr("deployment_status.id: must be a text or a whole number"));
}

TEST(GithubTest, WhatIsNoJsonObject) {
  EXPECT_THAT(Why("issues", "{\"action\": \"\xff\"}"), HasSubstr("body: is not UTF-8 at byte 13"));
  EXPECT_THAT(Why("issues", "{\"action\": "), HasSubstr("body: is no JSON at byte"));
  EXPECT_THAT(Why("issues", "[]"), HasSubstr("body: must be a JSON object"));
  EXPECT_THAT(Why("issues", R"({"action": "opened", "action": "closed"})"), HasSubstr("body: has a key twice"));
  EXPECT_THAT(Why("issues", std::string(100, '[') + std::string(100, ']')), HasSubstr("body: is nested more than 32"));
  EXPECT_THAT(Why("issues", std::string(kMostBodyBytes + 1, ' ')), HasSubstr("body: must not be larger"));
}

std::string Issue(std::string_view action, std::string_view more, std::string_view around = "") {
  return absl::StrReplaceAll(
      R"({
    "action": "$ACTION",
    "issue": {"id": 8101, "number": 12, "title": "Le bouton ne répond pas", "type": {"id": 4, "name": "Bug"}, $MORE
      "created_at": "2026-09-01T08:00:00Z", "updated_at": "2026-09-20T09:30:00Z", "user": {"login": "camille-ravel"}}
    $AROUND})",
      {{"$ACTION", base::Absl(action)}, {"$MORE", base::Absl(more)}, {"$AROUND", base::Absl(around)}});
}
ItemSeen Item(std::string_view action, std::string_view more, std::string_view around = "") {
  return As<ItemSeen>(ReadGithub("issues", Issue(action, more, around), InParis()));
}

TEST(GithubTest, AnIssueThatIsOpened) {
  const ItemSeen seen = Item("opened", R"("state": "open", "labels": [], "closed_at": null,)");
  EXPECT_EQ(seen.id, "8101");
  EXPECT_EQ(seen.type, "Bug");
  EXPECT_EQ(seen.title, "Le bouton ne répond pas");
  EXPECT_EQ(seen.requested, At("2026-09-01T08:00:00Z"));
  EXPECT_THAT(Transitions(seen), ElementsAre("TODO 2026-09-01T08:00:00+00:00"));
}

TEST(GithubTest, HowAnIssueWasClosed) {
  const auto closed = [](std::string_view more) {
    return Transitions(
        Item("closed", base::Concat(R"("state": "closed", "closed_at": "2026-09-20T09:29:59Z",)", more)));
  };
  EXPECT_THAT(closed(R"("state_reason": "completed", "labels": [],)"), ElementsAre("DONE 2026-09-20T09:29:59+00:00"));
  EXPECT_THAT(closed(R"("state_reason": "not_planned", "labels": [],)"),
              ElementsAre("CANCELLED 2026-09-20T09:29:59+00:00"));
  EXPECT_THAT(closed(R"("state_reason": "duplicate", "labels": [],)"),
              ElementsAre("CANCELLED 2026-09-20T09:29:59+00:00"));
  EXPECT_THAT(closed(R"("state_reason": null, "labels": [{"name": "wontfix"}],)"),
              ElementsAre("CANCELLED 2026-09-20T09:29:59+00:00"));
  EXPECT_THAT(closed(R"("state_reason": "completed", "labels": [{"name": "wontfix"}],)"),
              ElementsAre("DONE 2026-09-20T09:29:59+00:00"))
      << "GitHub's own word goes before a label";
}

TEST(GithubTest, LabelsSayWhatIsInProgress) {
  constexpr std::string_view kDoing = R"("state": "open", "labels": [{"name": "bug"}, {"name": "En cours"}],)";
  constexpr std::string_view kBare = R"("state": "open", "labels": [{"name": "bug"}],)";
  EXPECT_THAT(Transitions(Item("labeled", kDoing, R"(, "label": {"name": "En cours"})")),
              ElementsAre("IN_PROGRESS 2026-09-20T09:30:00+00:00"));
  EXPECT_THAT(Transitions(Item("unlabeled", kBare, R"(, "label": {"name": "En cours"})")),
              ElementsAre("TODO 2026-09-20T09:30:00+00:00"));
  EXPECT_THAT(Transitions(Item("labeled", kDoing, R"(, "label": {"name": "bug"})")), IsEmpty()) << "says nothing of it";
  EXPECT_THAT(Transitions(Item("reopened", kDoing)), ElementsAre("IN_PROGRESS 2026-09-20T09:30:00+00:00"));
  EXPECT_THAT(Transitions(Item("edited", kBare)), IsEmpty());
  EXPECT_THAT(Transitions(Item("deleted", kBare)), ElementsAre("CANCELLED 2026-09-20T09:30:00+00:00"));
}

TEST(GithubTest, TheSameEventHasTheSameKeyAndAnotherHasAnother) {
  constexpr std::string_view kOpen = R"("state": "open", "labels": [],)";
  EXPECT_EQ(Item("opened", kOpen).keys, Item("opened", kOpen).keys);
  EXPECT_NE(Item("opened", kOpen).keys, Item("reopened", kOpen).keys);
  EXPECT_NE(Item("labeled", kOpen, R"(, "label": {"name": "a"})").keys,
            Item("labeled", kOpen, R"(, "label": {"name": "b"})").keys);
}

TEST(GithubTest, AChangeOnceItIsMerged) {
  const auto pull = [](std::string_view action, std::string_view merged) {
    return absl::StrReplaceAll(
        R"({"action": "$ACTION", "number": 7, "pull_request": {"id": 6001, "state": "closed",
      "created_at": "2026-09-10T08:00:00Z", "updated_at": "2026-09-12T18:00:00Z", "merge_commit_sha": "$SHA",
      "head": {"sha": "1111111111111111111111111111111111111111"}, $MERGED}})",
        {{"$ACTION", base::Absl(action)}, {"$SHA", base::Absl(kSha)}, {"$MERGED", base::Absl(merged)}});
  };
  constexpr std::string_view kMerged = R"("merged": true, "merged_at": "2026-09-12T17:59:58Z")";
  const auto seen = As<ChangeSeen>(ReadGithub("pull_request", pull("closed", kMerged), InParis()));
  EXPECT_THAT(seen.keys, ElementsAre(R"(["github","pull_request","6001"])"));
  EXPECT_EQ(seen.sha, kSha);
  EXPECT_EQ(seen.created, At("2026-09-10T08:00:00Z"));
  EXPECT_EQ(seen.authored, seen.created) << "the event says nothing older";
  EXPECT_EQ(seen.merged, At("2026-09-12T17:59:58Z"));
  EXPECT_NE(IgnoredWhy("pull_request", pull("closed", R"("merged": false, "merged_at": null)")), "");
  EXPECT_NE(IgnoredWhy("pull_request", pull("opened", R"("merged": false, "merged_at": null)")), "");
}

TEST(GithubTest, EventsOfOtherKinds) {
  EXPECT_THAT(IgnoredWhy("ping", R"({"zen": "Design for failure."})"), HasSubstr("connected"));
  EXPECT_NE(IgnoredWhy("push", "{}"), "");
  EXPECT_NE(IgnoredWhy("issues", Issue("assigned", R"("labels": [],)")), "");
}

}  // namespace
}  // namespace pepiniere::metrics
