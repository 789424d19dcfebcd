// Whatever comes to a source's hook: it is recorded, ignored or refused with a reason, the same each time, and nothing
// that is recorded is without its key or ahead of the clock.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/json/text.h"
#include "services/metrics/ingest/webhook.h"
#include "services/secret/aead.h"
#include "tests/fuzz/require.h"

namespace pepiniere::metrics {
namespace {

using fuzz::Require;

constexpr std::string_view kToken = "token";

const Reading& Now() {
  static const auto& kReading = *new Reading{.received = absl::FromUnixSeconds(1'790'856'000)};
  return kReading;
}

bool IsTold(absl::Time at) { return at <= Now().received + absl::Hours(24) && at > absl::FromUnixSeconds(631'000'000); }
bool IsTold(std::optional<absl::Time> at) { return !at || IsTold(*at); }

void Check(const DeploymentSeen& seen) {
  Require(!seen.keys.empty() && !seen.id.empty() && !seen.environment.empty(), "a deployment is named");
  Require(seen.started.has_value() != seen.finished.has_value(), "a step is at one instant");
  Require(IsTold(seen.started) && IsTold(seen.finished), "no clock is ahead");
  Require(seen.changes.size() == (seen.sha.empty() ? 0U : 1U), "what is deployed is in it");
}
void Check(const ItemSeen& seen) {
  Require(!seen.keys.empty() && !seen.id.empty() && seen.requested, "an item is named, and was asked for");
  for (const Transition& each : seen.transitions) Require(IsTold(each.at), "no clock is ahead");
  for (const Estimate& each : seen.estimates) Require(std::isfinite(each.value), "an estimate is a number");
}
void Check(const ChangeSeen& seen) {
  Require(!seen.keys.empty() && !seen.sha.empty() && seen.merged, "a change was merged");
  Require(IsTold(seen.authored) && IsTold(seen.created) && IsTold(seen.merged), "no clock is ahead");
}
void Check(const IncidentSeen& seen) {
  Require(!seen.keys.empty() && !seen.id.empty(), "an incident is named");
  Require(seen.detected.has_value() != seen.resolved.has_value(), "it begins or ends");
}
void Check(const PointSeen& seen) {
  Require(!seen.metric.empty() && std::isfinite(seen.value) && IsTold(seen.time), "a point is a number at an instant");
}
void Check(const SurveyDay&) { Require(false, "no hook tells of surveys"); }
void Check(const SprintSeen&) { Require(false, "no hook tells of sprints"); }
void Check(const Ignored&) { Require(false, "what is ignored is not recorded"); }

// The ways in, as their headers tell them apart.
HookHeaders HeadersOf(std::uint8_t way) {
  static const auto& kWays = *new std::vector<HookHeaders>{
      {{"X-GitHub-Event", "deployment_status"}},
      {{"X-GitHub-Event", "issues"}},
      {{"X-GitHub-Event", "pull_request"}},
      {{"X-Gitlab-Event", "Hook"}, {"X-Gitlab-Token", "token"}},
      {{"Content-Type", "application/cloudevents+json"}, {"Authorization", "Bearer token"}},
      {{"Content-Type", "application/cdevents+json"}, {"Authorization", "Bearer token"}},
      {{"Content-Type", "application/openmetrics-text"}, {"Authorization", "Bearer token"}}};
  return kWays[way % kWays.size()];
}

void Send(std::uint8_t way, std::string_view body) {
  HookHeaders headers = HeadersOf(way);
  Require(Hear(headers, body, {}, Now()).status == 401, "without a credential nobody is let in");
  std::string signature = "sha256=";
  for (const unsigned char byte : secret::Hmac(kToken, body)) {
    constexpr char kDigits[] = "0123456789abcdef";
    signature += {kDigits[byte >> 4], kDigits[byte & 15]};
  }
  headers.Add("X-Hub-Signature-256", signature);
  const HookCredential credential{.hmac_secret = std::string(kToken), .token_sha256 = secret::Sha256Hex(kToken)};
  const HookAnswer answer = Hear(headers, body, credential, Now());
  for (const Event& event : answer.events) {
    std::visit([](const auto& seen) { Check(seen); }, event);
  }
  Require(answer.status == 200 || answer.events.empty(), "what is refused is not recorded");
  Require((answer.status == 202) == !answer.ignored.empty(), "what is ignored says why");
  Require(answer.status != 400 || !answer.refused.empty(), "what is refused says why");
  Require(answer.status == 200 || answer.status == 202 || answer.status == 400, "and nothing else");
  const std::string text = TextOf(answer);
  Require(json::IsObject(text), "it is answered in JSON");
  Require(TextOf(Hear(headers, body, credential, Now())) == text, "the same each time");
}

}  // namespace
}  // namespace pepiniere::metrics

// The first byte says which way in the rest came by.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  pepiniere::metrics::Send(data[0], {reinterpret_cast<const char*>(data + 1), size - 1});
  return 0;
}
