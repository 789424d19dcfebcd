#include "services/metrics/ingest/gitlab.h"

#include "absl/strings/str_replace.h"
#include "services/secret/aead.h"
#include "tests/unit/metrics_ingest/readings.h"

namespace pepiniere::metrics {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kSha = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";

std::string DeploymentBody(std::string_view status, std::string_view tier = R"("environment_tier": "production",)") {
  return absl::StrReplaceAll(
      R"({
    "object_kind": "deployment", "status": "$STATUS", "status_changed_at": "2022-08-05 14:25:15 +0800",
    "deployment_id": 15, "deployable_id": 796, "environment": "carnet", $TIER "environment_slug": "carnet",
    "project": {"id": 30, "name": "carnet-vert", "path_with_namespace": "fabrique/carnet-vert"},
    "short_sha": "a1b2c3d4", "user": {"id": 1, "username": "camille"},
    "commit_url": "https://forge.example/fabrique/carnet-vert/-/commit/$SHA", "commit_title": "Corrige le bouton"})",
      {{"$STATUS", base::Absl(status)}, {"$TIER", base::Absl(tier)}, {"$SHA", base::Absl(kSha)}});
}

std::string Why(std::string_view body) {
  const auto event = ReadGitlab(body, InParis());
  EXPECT_EQ(event.status().code(), absl::StatusCode::kInvalidArgument);
  return std::string(event.status().message());
}
std::string IgnoredWhy(std::string_view body) { return As<Ignored>(ReadGitlab(body, InParis())).why; }

TEST(GitlabTest, TheTokenOfWhichOnlyASumIsKept) {
  const std::string sum = secret::Sha256Hex("glpat-invented");
  EXPECT_TRUE(IsToken(sum, "glpat-invented"));
  EXPECT_FALSE(IsToken(sum, "glpat-inventee"));
  EXPECT_FALSE(IsToken(sum, ""));
  EXPECT_FALSE(IsToken("", ""));
  EXPECT_FALSE(IsToken(sum, sum)) << "the sum is no token";
}

TEST(GitlabTest, ADeployment) {
  const auto seen = As<DeploymentSeen>(ReadGitlab(DeploymentBody("success"), InParis()));
  EXPECT_THAT(seen.keys, ElementsAre(R"(["gitlab","deployment","30","15","success"])"));
  EXPECT_EQ(seen.id, "30/15");
  EXPECT_EQ(seen.environment, "carnet");
  EXPECT_TRUE(seen.production) << "its tier says so, and not its name";
  EXPECT_EQ(seen.state, DeploymentState::kSucceeded);
  EXPECT_EQ(seen.finished, At("2022-08-05T06:25:15Z"));
  EXPECT_EQ(seen.sha, kSha);
}

TEST(GitlabTest, EveryStatusOfADeployment) {
  const auto read = [](std::string_view status) {
    return As<DeploymentSeen>(ReadGitlab(DeploymentBody(status), InParis()));
  };
  EXPECT_EQ(read("running").started, At("2022-08-05T06:25:15Z"));
  EXPECT_EQ(read("running").finished, std::nullopt);
  EXPECT_EQ(read("failed").state, DeploymentState::kFailed);
  EXPECT_EQ(read("canceled").state, DeploymentState::kCancelled);
  EXPECT_EQ(OutcomeOf(read("canceled").state), std::nullopt) << "it neither succeeded nor failed";
  EXPECT_NE(read("running").keys, read("failed").keys);
  EXPECT_NE(IgnoredWhy(DeploymentBody("created")), "");
  EXPECT_THAT(Why(DeploymentBody("sleeping")), HasSubstr("status: is none"));
}

TEST(GitlabTest, WithoutATierByName) {
  EXPECT_FALSE(As<DeploymentSeen>(ReadGitlab(DeploymentBody("success", ""), InParis())).production);
  const std::string named =
      absl::StrReplaceAll(DeploymentBody("success", ""), {{R"("environment": "carnet")", R"("environment": "prod")"}});
  EXPECT_TRUE(As<DeploymentSeen>(ReadGitlab(named, InParis())).production);
  EXPECT_FALSE(As<DeploymentSeen>(ReadGitlab(DeploymentBody("success", R"("environment_tier": "staging",)"), InParis()))
                   .production);
}

TEST(GitlabTest, AnAddressThatNamesNoCommit) {
  const auto with = [](std::string_view by) {
    return absl::StrReplaceAll(DeploymentBody("success"),
                               {{"/-/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9001122334", base::Absl(by)}});
  };
  EXPECT_THAT(Why(with("/-/tree/main")), HasSubstr("commit_url: must be the address of a commit"));
  EXPECT_THAT(Why(with("/-/commit/a1b2c3d4")), HasSubstr("commit_url: must end with the sha"));
  EXPECT_EQ(
      As<DeploymentSeen>(ReadGitlab(with("/commit/a1b2c3d4e5f60718293a4b5c6d7e8f9001122334?view=x"), InParis())).sha,
      kSha);
}

std::string IssueBody(std::string_view action, std::string_view more, std::string_view around = "",
                      std::string_view type = "Issue") {
  return absl::StrReplaceAll(R"({
    "object_kind": "issue", "event_type": "issue", "project": {"id": 30},
    "object_attributes": {"id": 301, "iid": 23, "title": "Ajouter un filtre", "type": "$TYPE",
      "created_at": "2026-09-01T08:00:00Z", "updated_at": "2026-09-20 09:30:00 UTC", $MORE "action": "$ACTION"}
    $AROUND})",
                             {{"$ACTION", base::Absl(action)},
                              {"$MORE", base::Absl(more)},
                              {"$AROUND", base::Absl(around)},
                              {"$TYPE", base::Absl(type)}});
}
ItemSeen Item(std::string_view action, std::string_view more, std::string_view around = "") {
  return As<ItemSeen>(ReadGitlab(IssueBody(action, more, around), InParis()));
}

TEST(GitlabTest, TheLifeOfAnIssue) {
  const ItemSeen opened = Item("open", R"("state": "opened", "labels": [], "weight": 3,)");
  EXPECT_EQ(opened.id, "301");
  EXPECT_EQ(opened.title, "Ajouter un filtre");
  EXPECT_EQ(opened.requested, At("2026-09-01T08:00:00Z"));
  EXPECT_THAT(Transitions(opened), ElementsAre("TODO 2026-09-01T08:00:00+00:00"));
  ASSERT_EQ(opened.estimates.size(), 1U);
  EXPECT_EQ(opened.estimates[0].value, 3);
  EXPECT_THAT(Transitions(Item("close", R"("state": "closed", "closed_at": "2026-09-20 09:29:59 UTC", "labels": [],)")),
              ElementsAre("DONE 2026-09-20T09:29:59+00:00"));
  EXPECT_THAT(Transitions(Item("close", R"("state": "closed", "labels": [{"title": "Won't do"}],)")),
              ElementsAre("CANCELLED 2026-09-20T09:30:00+00:00"));
  EXPECT_THAT(Transitions(Item("reopen", R"("state": "opened", "labels": [{"title": "workflow::doing"}],)")),
              ElementsAre("IN_PROGRESS 2026-09-20T09:30:00+00:00"));
}

TEST(GitlabTest, AnUpdateTellsOfTheStateIfItsLabelsDo) {
  constexpr std::string_view kOpen = R"("state": "opened", "labels": [{"title": "workflow::doing"}],)";
  EXPECT_THAT(
      Transitions(Item("update", kOpen,
                       R"(, "changes": {"labels": {"previous": [], "current": [{"title": "workflow::doing"}]}})")),
      ElementsAre("IN_PROGRESS 2026-09-20T09:30:00+00:00"));
  EXPECT_THAT(Transitions(Item("update", kOpen, R"(, "changes": {"title": {"previous": "a", "current": "b"}})")),
              IsEmpty());
  const ItemSeen weighed = Item("update", R"("state": "opened", "labels": [], "weight": 5,)",
                                R"(, "changes": {"weight": {"previous": 3, "current": 5}})");
  ASSERT_EQ(weighed.estimates.size(), 1U);
  EXPECT_EQ(weighed.estimates[0].at, At("2026-09-20T09:30:00Z"));
}

TEST(GitlabTest, TheTitleOfAConfidentialIssueIsNotTaken) {
  EXPECT_EQ(Item("open", R"("state": "opened", "confidential": true, "labels": [],)").title, "");
}

TEST(GitlabTest, AnIncidentIsNoWorkItem) {
  const auto read = [](std::string_view action, std::string_view more) {
    return As<IncidentSeen>(ReadGitlab(IssueBody(action, more, "", "Incident"), InParis()));
  };
  EXPECT_EQ(read("open", R"("state": "opened",)").detected, At("2026-09-01T08:00:00Z"));
  const IncidentSeen closed = read("close", R"("state": "closed", "closed_at": "2026-09-20 09:29:59 UTC",)");
  EXPECT_EQ(closed.id, "301");
  EXPECT_EQ(closed.resolved, At("2026-09-20T09:29:59Z"));
  EXPECT_EQ(closed.detected, std::nullopt);
}

TEST(GitlabTest, AChangeOnceItIsMerged) {
  const auto merge = [](std::string_view action, std::string_view more) {
    return absl::StrReplaceAll(
        R"({"object_kind": "merge_request", "object_attributes": {"id": 99, "iid": 1, "state": "merged",
      "created_at": "2026-09-10T08:00:00Z", "updated_at": "2026-09-12T18:00:00Z", $MORE
      "last_commit": {"id": "2222222222222222222222222222222222222222", "timestamp": "2026-09-11T23:36:29+02:00"},
      "action": "$ACTION"}})",
        {{"$ACTION", base::Absl(action)}, {"$MORE", base::Absl(more)}});
  };
  const auto seen = As<ChangeSeen>(
      ReadGitlab(merge("merge", R"("merge_commit_sha": "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",)"), InParis()));
  EXPECT_EQ(seen.sha, kSha);
  EXPECT_EQ(seen.authored, At("2026-09-11T21:36:29Z"));
  EXPECT_EQ(seen.created, At("2026-09-10T08:00:00Z"));
  EXPECT_EQ(seen.merged, At("2026-09-12T18:00:00Z"));
  EXPECT_EQ(As<ChangeSeen>(ReadGitlab(merge("merge", R"("merge_commit_sha": null,)"), InParis())).sha,
            "2222222222222222222222222222222222222222")
      << "a fast-forward has no commit of its own";
  EXPECT_NE(IgnoredWhy(merge("open", "")), "");
}

TEST(GitlabTest, EventsOfOtherKinds) {
  EXPECT_NE(IgnoredWhy(R"({"object_kind": "push", "ref": "refs/heads/main"})"), "");
  EXPECT_NE(IgnoredWhy(R"({"event_name": "project_create"})"), "");
  EXPECT_EQ(Why("{}"), "object_kind: is missing");
}

}  // namespace
}  // namespace pepiniere::metrics
