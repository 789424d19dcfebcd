#include "services/metrics/ingest/cdevents.h"

#include "absl/strings/str_replace.h"
#include "tests/unit/metrics_ingest/readings.h"

namespace pepiniere::metrics {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string Body(std::string_view type, std::string_view content, std::string_view id = "e-1") {
  return absl::StrReplaceAll(
      R"({
    "context": {"version": "0.4.0", "id": "$ID", "source": "/atelier/tekton", "type": "dev.cdevents.$TYPE",
      "timestamp": "2026-09-30T08:15:30.315Z"},
    "subject": {"id": "carnet-vert", "source": "/grappe/a", "type": "service", "content": {$CONTENT}}$MORE})",
      {{"$TYPE", base::Absl(type)}, {"$CONTENT", base::Absl(content)}, {"$ID", base::Absl(id)}, {"$MORE", ""}});
}
HookHeaders Binary(std::string_view type, std::string_view id = "e-1") {
  return {{"ce-specversion", "1.0"},
          {"ce-type", base::Concat("dev.cdevents.", type)},
          {"ce-source", "/atelier/tekton"},
          {"ce-id", std::string(id)},
          {"Content-Type", "application/cdevents+json; charset=utf-8"}};
}
const HookHeaders kStructured = {{"content-type", "application/cloudevents+json; charset=UTF-8"}};

constexpr std::string_view kInProduction = R"("environment": {"id": "prod1"},
    "artifactId": "pkg:github/fabrique/carnet-vert@a1b2c3d4e5f60718293a4b5c6d7e8f9001122334")";

absl::StatusOr<Event> Read(std::string_view type, std::string_view content = kInProduction) {
  return ReadCdevent(Binary(type), Body(type, content), InParis());
}
std::string Why(const absl::StatusOr<Event>& event) {
  EXPECT_EQ(event.status().code(), absl::StatusCode::kInvalidArgument);
  return std::string(event.status().message());
}

TEST(CdeventsTest, AServiceThatIsDeployed) {
  const auto seen = As<DeploymentSeen>(Read("service.deployed.0.2.0"));
  EXPECT_THAT(seen.keys,
              ElementsAre(R"(["cdevents","/atelier/tekton","e-1"])",
                          R"(["cdevents","carnet-vert","service.deployed","prod1","2026-09-30T08:15:30.315+00:00"])"));
  EXPECT_EQ(seen.id, "carnet-vert@2026-09-30T08:15:30.315+00:00@prod1");
  EXPECT_EQ(seen.former_id, "carnet-vert@2026-09-30T08:15:30.315+00:00");
  EXPECT_EQ(seen.environment, "prod1");
  EXPECT_TRUE(seen.production);
  EXPECT_EQ(seen.state, DeploymentState::kSucceeded);
  EXPECT_EQ(seen.finished, At("2026-09-30T08:15:30.315Z"));
  EXPECT_EQ(seen.sha, "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334");
  EXPECT_EQ(seen.service, "carnet-vert");
}

TEST(CdeventsTest, WhateverItsVersion) {
  for (const char* type : {"service.deployed", "service.deployed.0.1.0", "service.upgraded.0.3.0-draft"}) {
    EXPECT_EQ(As<DeploymentSeen>(Read(type)).state, DeploymentState::kSucceeded) << type;
  }
  EXPECT_EQ(As<DeploymentSeen>(Read("service.rolledback.0.1.1")).state, DeploymentState::kRolledBack);
  for (const char* type : {"service.removed.0.1.0", "service.deployed.twice", "pipelinerun.started.0.1.0", "service"}) {
    EXPECT_NE(As<Ignored>(Read(type)).why, "") << type;
  }
}

TEST(CdeventsTest, SentAgainUnderAnotherIdItSharesAKey) {
  const auto first = As<DeploymentSeen>(
      ReadCdevent(Binary("service.deployed.0.2.0"), Body("service.deployed.0.2.0", kInProduction), InParis()));
  const auto again = As<DeploymentSeen>(ReadCdevent(Binary("service.deployed.0.2.0", "e-2"),
                                                    Body("service.deployed.0.2.0", kInProduction, "e-2"), InParis()));
  EXPECT_NE(first.keys[0], again.keys[0]);
  EXPECT_EQ(first.keys[1], again.keys[1]);
  EXPECT_EQ(first.id, again.id);
}

TEST(CdeventsTest, InTwoEnvironmentsAtOnceThereAreTwo) {
  const auto one = As<DeploymentSeen>(Read("service.deployed.0.2.0"));
  const auto other = As<DeploymentSeen>(Read("service.deployed.0.2.0", R"("environment": {"id": "recette"})"));
  EXPECT_NE(one.keys[1], other.keys[1]);
  EXPECT_NE(one.id, other.id);
}

TEST(CdeventsTest, WhoseADeploymentIsItsIdSays) {
  EXPECT_TRUE(IsDeploymentOf("a@2026-09-30T08:15:30+00:00@prod", "a", "prod"));
  EXPECT_TRUE(IsDeploymentOf("a@2026-09-30T08:15:30+00:00", "a", "prod")) << "as it was called before";
  EXPECT_FALSE(IsDeploymentOf("a@2026-09-30T08:15:30+00:00@staging", "a", "prod"));
  EXPECT_FALSE(IsDeploymentOf("a@b@2026-09-30T08:15:30+00:00@prod", "a", "prod"));
  EXPECT_TRUE(IsDeploymentOf("a@b@2026-09-30T08:15:30+00:00@prod", "a@b", "prod"));
  EXPECT_FALSE(IsDeploymentOf("a@prod", "a", "prod"));
}

TEST(CdeventsTest, AnIdHoldsNamesOfAnyLength) {
  const std::string service(180, 's'), environment(180, 'e');
  const std::string body = absl::StrReplaceAll(
      Body("service.deployed.0.2.0", base::Concat(R"("environment": {"id": ")", environment, R"("})")),
      {{"carnet-vert", base::Absl(service)}});
  const auto seen = As<DeploymentSeen>(ReadCdevent(Binary("service.deployed.0.2.0"), body, InParis()));
  EXPECT_LE(seen.id.size(), 190u);
  EXPECT_TRUE(IsDeploymentOf(seen.id, service, environment));
  EXPECT_FALSE(IsDeploymentOf(seen.id, service, environment.substr(1)));
}

TEST(CdeventsTest, TheDigestOfAnImageIsNoCommit) {
  const auto sha = [](std::string_view artifact) {
    return As<DeploymentSeen>(Read("service.deployed.0.2.0",
                                   base::Concat(R"("environment": {"id": "prod"}, "artifactId": ")", artifact, "\"")))
        .sha;
  };
  EXPECT_EQ(sha("pkg:oci/app@sha256%3A0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427"), "");
  EXPECT_EQ(
      sha("pkg:oci/app@1.0?vcs_url=git%2Bhttps://forge.example/app.git%40a1b2c3d4e5f60718293a4b5c6d7e8f9001122334"),
      "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334");
}

TEST(CdeventsTest, StructuredIsTheSameAsBinary) {
  const std::string body = Body("service.deployed.0.2.0", kInProduction);
  const auto structured =
      As<DeploymentSeen>(ReadCdevent(kStructured,
                                     base::Concat(R"({"specversion": "1.0", "id": "e-1", "source": "/atelier/tekton",
        "type": "dev.cdevents.service.deployed.0.2.0", "datacontenttype": "application/cdevents+json", "data": )",
                                                  body, "}"),
                                     InParis()));
  const auto binary = As<DeploymentSeen>(Read("service.deployed.0.2.0"));
  EXPECT_EQ(structured.keys, binary.keys);
  EXPECT_EQ(structured.finished, binary.finished);
  EXPECT_EQ(structured.sha, binary.sha);
}

TEST(CdeventsTest, TheEnvelopeMaySayWhatTheEventLeavesOut) {
  const HookHeaders headers = {{"Ce-Type", "dev.cdevents.incident.detected.0.1.0"},
                               {"Ce-Id", "e-9"},
                               {"Ce-Source", "/veille/caf%C3%A9"},
                               {"Ce-Time", "2026-09-30T10:15:30+02:00"},
                               {"Content-Type", "application/json"}};
  const auto seen = As<IncidentSeen>(ReadCdevent(headers, R"({"subject": {"id": "i-4", "content": {}}})", InParis()));
  EXPECT_EQ(seen.detected, At("2026-09-30T08:15:30Z"));
  EXPECT_EQ(seen.keys[0], R"(["cdevents","/veille/café","e-9"])");
  EXPECT_THAT(Why(ReadCdevent(Binary("service.deployed.0.2.0", "e-2"), Body("service.deployed.0.2.0", kInProduction),
                              InParis())),
              HasSubstr("context.id: is not what the CloudEvent around it says"));
}

TEST(CdeventsTest, AnIncidentAndItsEnd) {
  constexpr std::string_view kContent = R"("environment": {"id": "prod1"}, "description": "Lenteurs")";
  for (const char* type : {"incident.detected.0.3.0-draft", "incident.reported.0.1.0"}) {
    const auto seen = As<IncidentSeen>(Read(type, kContent));
    EXPECT_EQ(seen.id, "carnet-vert");
    EXPECT_EQ(seen.detected, At("2026-09-30T08:15:30.315Z"));
    EXPECT_EQ(seen.resolved, std::nullopt);
  }
  const auto resolved = As<IncidentSeen>(Read("incident.resolved.0.3.0-draft", kContent));
  EXPECT_EQ(resolved.resolved, At("2026-09-30T08:15:30.315Z"));
  EXPECT_EQ(resolved.detected, std::nullopt);
  EXPECT_TRUE(resolved.production);
  EXPECT_FALSE(As<IncidentSeen>(Read("incident.detected.0.3.0", R"("environment": {"id": "recette"})")).production);
}

TEST(CdeventsTest, WhatTeamsAddOfTheirOwn) {
  const auto with = [](std::string_view type, std::string_view own) {
    std::string body = Body(type, kInProduction);
    body.insert(body.rfind('}'), base::Concat(R"(, "customData": )", own));
    return ReadCdevent(Binary(type), body, InParis());
  };
  EXPECT_EQ(As<DeploymentSeen>(with("service.deployed.0.2.0", R"({"intent": "incident"})")).intent, Intent::kIncident);
  EXPECT_EQ(As<DeploymentSeen>(with("service.deployed.0.2.0", R"("free text")")).intent, std::nullopt);
  EXPECT_EQ(As<IncidentSeen>(with("incident.detected.0.2.0", R"({"deployment": "carnet-vert@x"})")).deployment,
            "carnet-vert@x");
}

TEST(CdeventsTest, WhatIsWrongIsSaidByItsField) {
  EXPECT_THAT(Why(Read("service.deployed.0.2.0", "")), HasSubstr("subject.content.environment.id: is missing"));
  EXPECT_THAT(Why(ReadCdevent({{"Content-Type", "application/cdevents+json"}}, "{}", InParis())),
              HasSubstr("context.type: is missing"));
  EXPECT_THAT(Why(ReadCdevent({{"ce-specversion", "0.3"}, {"ce-type", "dev.cdevents.service.deployed.0.1.0"}}, "{}",
                              InParis())),
              HasSubstr("specversion: must be 1.0"));
  EXPECT_THAT(Why(ReadCdevent(kStructured, R"({"data_base64": "e30="})", InParis())), HasSubstr("data_base64"));
  const std::string ahead =
      absl::StrReplaceAll(Body("service.deployed.0.2.0", kInProduction), {{"2026-09-30T08", "2026-10-03T08"}});
  EXPECT_THAT(Why(ReadCdevent(Binary("service.deployed.0.2.0"), ahead, InParis())),
              HasSubstr("context.timestamp: is 2026-10-03"));
}

TEST(CdeventsTest, WhatIsACloudEvent) {
  EXPECT_TRUE(IsCloudEvent(kStructured));
  EXPECT_TRUE(IsCloudEvent(Binary("service.deployed")));
  EXPECT_FALSE(IsCloudEvent({{"Content-Type", "application/json"}}));
}

}  // namespace
}  // namespace pepiniere::metrics
