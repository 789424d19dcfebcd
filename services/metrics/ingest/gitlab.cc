#include "services/metrics/ingest/gitlab.h"

#include <algorithm>
#include <string>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/ingest/labels.h"
#include "services/metrics/ingest/payload.h"
#include "services/metrics/ingest/tier.h"
#include "services/secret/aead.h"

namespace pepiniere::metrics {
namespace {

struct StateName {
  std::string_view name;
  DeploymentState state;
};
constexpr StateName kStates[] = {{"running", DeploymentState::kStarted},
                                 {"success", DeploymentState::kSucceeded},
                                 {"failed", DeploymentState::kFailed},
                                 {"canceled", DeploymentState::kCancelled}};
constexpr std::string_view kIgnoredStates[] = {"created", "blocked", "skipped", "approval", "waiting_for_resource"};

// The sha at the end of ".../-/commit/279484c09f...".
absl::StatusOr<std::string> ShaIn(const Payload& body, std::string_view field) {
  constexpr std::string_view kBefore = "/commit/";
  PEP_ASSIGN(const std::string url, body.Text(field, /*most_characters=*/2'000));
  if (url.empty()) return url;
  const std::size_t before = url.rfind(kBefore);
  if (before == std::string::npos) return Refuse(field, "must be the address of a commit");
  std::string sha = url.substr(before + kBefore.size());
  sha.resize(std::min(sha.find_first_of("?#"), sha.size()));
  if (!IsSha(sha)) return Refuse(field, "must end with the sha of a commit");
  return sha;
}

absl::StatusOr<Event> ReadDeployment(const Payload& body, const Reading& reading) {
  PEP_ASSIGN(const std::string status, body.Id("status"));
  if (std::ranges::find(kIgnoredStates, status) != std::end(kIgnoredStates)) {
    return Ignored{base::Concat("a deployment that is ", status, " tells nothing here")};
  }
  const auto* const known = std::ranges::find(kStates, status, &StateName::name);
  if (known == std::end(kStates)) return Refuse("status", "is none that GitLab has");
  DeploymentSeen seen{.keys = {}, .id = {}, .environment = {}, .state = known->state};
  PEP_ASSIGN(const std::string project, body.Id("project.id"));
  PEP_ASSIGN(const std::string id, body.Id("deployment_id"));
  seen.id = base::Concat(project, "/", id);
  seen.keys = {KeyOf({"gitlab", "deployment", project, id, status})};
  PEP_ASSIGN(seen.environment, body.Id("environment"));
  PEP_ASSIGN(const std::string tier, body.Text("environment_tier"));
  seen.production =
      IsProduction(reading, seen.environment, tier.empty() ? std::nullopt : std::optional<bool>(tier == "production"));
  PEP_ASSIGN(const absl::Time at, body.Instant("status_changed_at"));
  (seen.state == DeploymentState::kStarted ? seen.started : seen.finished) = at;
  PEP_ASSIGN(seen.sha, ShaIn(body, "commit_url"));
  if (!seen.sha.empty()) seen.changes = {seen.sha};
  return seen;
}

// When the event was: `closed_at` of what was closed, else the last change.
absl::StatusOr<absl::Time> TimeOf(const Payload& body, std::string_view action) {
  if (action == "open") return body.Instant("object_attributes.created_at");
  if (action == "close" && body.Has("object_attributes.closed_at")) return body.Instant("object_attributes.closed_at");
  return body.Instant("object_attributes.updated_at");
}

absl::StatusOr<std::string> ActionKey(const Payload& body, std::string_view kind, const std::string& id,
                                      const std::string& action) {
  const std::string_view when = action == "open" ? "object_attributes.created_at" : "object_attributes.updated_at";
  PEP_ASSIGN(const std::string at, body.Id(when));
  return KeyOf({"gitlab", std::string(kind), id, action, at});
}

absl::StatusOr<Event> ReadIncident(const Payload& body, std::string id, const std::string& action) {
  if (action != "open" && action != "close") return Ignored{"an incident counts when it opens and when it is closed"};
  IncidentSeen seen{.keys = {}, .id = std::move(id)};
  PEP_ASSIGN(std::string key, ActionKey(body, "incident", seen.id, action));
  seen.keys = {std::move(key)};
  PEP_ASSIGN(const absl::Time at, TimeOf(body, action));
  (action == "open" ? seen.detected : seen.resolved) = at;
  return seen;
}

// The state that an action puts an item into; none: it stays as it is.
absl::StatusOr<std::optional<State>> TurnOf(const Payload& body, const Reading& reading, std::string_view action) {
  PEP_ASSIGN(const auto labels, body.Names("object_attributes.labels", "title"));
  if (action == "close") return std::optional(StateOfClosed(reading.words, labels));
  if (action == "open" || action == "reopen") return std::optional(StateOfOpen(reading.words, labels));
  PEP_ASSIGN(const auto before, body.Names("changes.labels.previous", "title"));
  PEP_ASSIGN(const auto after, body.Names("changes.labels.current", "title"));
  PEP_ASSIGN(const std::string state, body.Text("object_attributes.state"));
  const State from = StateOfOpen(reading.words, before), to = StateOfOpen(reading.words, after);
  return state == "opened" && from != to ? std::optional(to) : std::nullopt;
}

absl::Status AddEstimate(const Payload& body, const std::string& action, absl::Time at, ItemSeen& seen) {
  if (action != "open" && !body.Has("changes.weight")) return absl::OkStatus();
  PEP_ASSIGN(const auto weight, body.Number("object_attributes.weight"));
  if (weight) seen.estimates.push_back({*weight, at});
  return absl::OkStatus();
}

absl::StatusOr<Event> ReadIssue(const Payload& body, const Reading& reading) {
  constexpr std::string_view kActions[] = {"open", "close", "reopen", "update"};
  PEP_ASSIGN(std::string id, body.Id("object_attributes.id"));
  PEP_ASSIGN(const std::string action, body.Id("object_attributes.action"));
  PEP_ASSIGN(std::string type, body.Text("object_attributes.type"));
  if (std::ranges::find(kActions, action) == std::end(kActions)) {
    return Ignored{"this action on an issue says nothing of its state"};
  }
  if (type == "Incident") return ReadIncident(body, std::move(id), action);
  ItemSeen seen{.keys = {}, .id = std::move(id), .type = std::move(type)};
  PEP_ASSIGN(const auto confidential, body.Flag("object_attributes.confidential"));
  PEP_ASSIGN(std::string title, body.Text("object_attributes.title"));
  if (!confidential.value_or(false)) seen.title = std::move(title);
  PEP_ASSIGN(seen.requested, body.Instant("object_attributes.created_at"));
  PEP_ASSIGN(const absl::Time at, TimeOf(body, action));
  PEP_ASSIGN(const auto turn, TurnOf(body, reading, action));
  if (turn) seen.transitions.push_back({*turn, at});
  PEP_TRY(AddEstimate(body, action, at, seen));
  PEP_ASSIGN(std::string key, ActionKey(body, "issue", seen.id, action));
  seen.keys = {std::move(key)};
  return seen;
}

// The commit that the merge made: none of its own where it is a fast-forward, which leaves the last one.
absl::StatusOr<std::string> MergedSha(const Payload& body) {
  for (const std::string_view field : {"object_attributes.merge_commit_sha", "object_attributes.squash_commit_sha"}) {
    if (body.Has(field)) return body.Sha(field);
  }
  return body.Sha("object_attributes.last_commit.id");
}

absl::StatusOr<Event> ReadMergeRequest(const Payload& body, const Reading&) {
  PEP_ASSIGN(const std::string action, body.Text("object_attributes.action"));
  if (action != "merge") return Ignored{"a merge request tells of a change once it is merged"};
  ChangeSeen seen{.keys = {}, .sha = {}};
  PEP_ASSIGN(const std::string id, body.Id("object_attributes.id"));
  seen.keys = {KeyOf({"gitlab", "merge_request", id})};
  PEP_ASSIGN(seen.sha, MergedSha(body));
  PEP_ASSIGN(seen.authored, body.InstantIfAny("object_attributes.last_commit.timestamp"));
  PEP_ASSIGN(seen.created, body.Instant("object_attributes.created_at"));
  const bool told = body.Has("object_attributes.merged_at");
  PEP_ASSIGN(seen.merged, body.Instant(told ? "object_attributes.merged_at" : "object_attributes.updated_at"));
  return seen;
}

struct Reader {
  std::string_view kind;
  absl::StatusOr<Event> (*read)(const Payload& body, const Reading& reading);
};
constexpr Reader kReaders[] = {{"deployment", ReadDeployment},
                               {"issue", ReadIssue},
                               {"work_item", ReadIssue},
                               {"merge_request", ReadMergeRequest}};

}  // namespace

bool IsToken(std::string_view sha256_hex, std::string_view token) {
  return !sha256_hex.empty() && secret::IsSame(sha256_hex, secret::Sha256Hex(token));
}

absl::StatusOr<Event> ReadGitlab(std::string_view body, const Reading& reading) {
  PEP_ASSIGN(const Payload payload, Payload::Read(body, reading.received));
  PEP_ASSIGN(const std::string kind, payload.Text("object_kind"));
  if (kind.empty() && !payload.Has("event_name")) return Refuse("object_kind", "is missing");
  const auto* const reader = std::ranges::find(kReaders, kind, &Reader::kind);
  if (reader == std::end(kReaders)) return Ignored{"no metric is made of this kind of event"};
  return reader->read(payload, reading);
}

}  // namespace pepiniere::metrics
