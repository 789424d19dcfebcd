#include "services/metrics/ingest/github.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/ingest/intent.h"
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
constexpr StateName kStates[] = {{"in_progress", DeploymentState::kStarted},
                                 {"success", DeploymentState::kSucceeded},
                                 {"failure", DeploymentState::kFailed},
                                 {"error", DeploymentState::kFailed}};
// Before anything runs, and after another deployment took its place.
constexpr std::string_view kIgnoredStates[] = {"pending", "queued", "waiting", "inactive"};

absl::StatusOr<Event> ReadDeploymentStatus(const Payload& body, const Reading& reading) {
  PEP_ASSIGN(const std::string state, body.Id("deployment_status.state"));
  if (std::ranges::find(kIgnoredStates, state) != std::end(kIgnoredStates)) {
    return Ignored{base::Concat("a deployment that is ", state, " tells nothing here")};
  }
  const auto* const known = std::ranges::find(kStates, state, &StateName::name);
  if (known == std::end(kStates)) return Refuse("deployment_status.state", "is none that GitHub has");
  DeploymentSeen seen{.keys = {}, .id = {}, .environment = {}, .state = known->state};
  PEP_ASSIGN(const std::string status_id, body.Id("deployment_status.id"));
  seen.keys = {KeyOf({"github", "deployment_status", status_id})};
  PEP_ASSIGN(seen.id, body.Id("deployment.id"));
  const bool has_own = body.Has("deployment_status.environment");
  PEP_ASSIGN(seen.environment, body.Id(has_own ? "deployment_status.environment" : "deployment.environment"));
  PEP_ASSIGN(const auto told, body.Flag("deployment.production_environment"));
  seen.production = IsProduction(reading, seen.environment, told);
  PEP_ASSIGN(const absl::Time at, body.Instant("deployment_status.created_at"));
  (seen.state == DeploymentState::kStarted ? seen.started : seen.finished) = at;
  PEP_ASSIGN(seen.sha, body.Sha("deployment.sha"));
  seen.changes = {seen.sha};
  seen.intent = IntentIn(body.Find("deployment.payload"));
  return seen;
}

// The state that an action puts an item into, and the field that says when; none: it stays as it is.
struct Turn {
  State to;
  std::string_view at;
};

absl::StatusOr<std::optional<Turn>> TurnOf(const Payload& body, const Reading& reading, std::string_view action) {
  PEP_ASSIGN(const auto labels, body.Names("issue.labels", "name"));
  if (action == "opened") return Turn{StateOfOpen(reading.words, labels), "issue.created_at"};
  if (action == "reopened") return Turn{StateOfOpen(reading.words, labels), "issue.updated_at"};
  if (action == "deleted" || action == "transferred") return Turn{State::kCancelled, "issue.updated_at"};
  if (action == "closed") {
    PEP_ASSIGN(const std::string reason, body.Text("issue.state_reason"));
    const bool given_up = reason == "not_planned" || reason == "duplicate";
    const State to =
        given_up ? State::kCancelled : (reason.empty() ? StateOfClosed(reading.words, labels) : State::kDone);
    return Turn{to, "issue.closed_at"};
  }
  if (action == "labeled" || action == "unlabeled") {
    PEP_ASSIGN(const std::string label, body.Text("label.name"));
    PEP_ASSIGN(const std::string state, body.Text("issue.state"));
    if (state == "open" && reading.words.Of(label)) {
      return Turn{StateOfOpen(reading.words, labels), "issue.updated_at"};
    }
  }
  return std::optional<Turn>();
}

absl::StatusOr<Event> ReadIssue(const Payload& body, const Reading& reading) {
  constexpr std::string_view kActions[] = {"opened", "closed",  "reopened",    "labeled", "unlabeled",
                                           "edited", "deleted", "transferred", "typed",   "untyped"};
  PEP_ASSIGN(const std::string action, body.Id("action"));
  if (std::ranges::find(kActions, action) == std::end(kActions)) {
    return Ignored{"this action on an issue says nothing of its state"};
  }
  ItemSeen seen{.keys = {}, .id = {}};
  PEP_ASSIGN(seen.id, body.Id("issue.id"));
  PEP_ASSIGN(seen.type, body.Text("issue.type.name"));
  PEP_ASSIGN(seen.title, body.Text("issue.title"));
  PEP_ASSIGN(seen.requested, body.Instant("issue.created_at"));
  PEP_ASSIGN(const auto turn, TurnOf(body, reading, action));
  std::string_view when = "issue.updated_at";
  if (turn) {
    when = turn->at;
    PEP_ASSIGN(const absl::Time at, body.Instant(turn->at));
    seen.transitions.push_back({turn->to, at});
  }
  PEP_ASSIGN(const std::string told_at, body.Id(when));
  PEP_ASSIGN(const std::string label, body.Text("label.name"));
  seen.keys = {KeyOf({"github", "issues", seen.id, action, label, told_at})};
  return seen;
}

absl::StatusOr<Event> ReadPullRequest(const Payload& body, const Reading&) {
  PEP_ASSIGN(const std::string action, body.Id("action"));
  PEP_ASSIGN(const auto merged, body.Flag("pull_request.merged"));
  if (action != "closed" || !merged.value_or(false))
    return Ignored{"a pull request tells of a change once it is merged"};
  ChangeSeen seen{.keys = {}, .sha = {}};
  PEP_ASSIGN(const std::string id, body.Id("pull_request.id"));
  seen.keys = {KeyOf({"github", "pull_request", id})};
  PEP_ASSIGN(seen.sha, body.Sha("pull_request.merge_commit_sha"));
  PEP_ASSIGN(seen.created, body.Instant("pull_request.created_at"));
  // The event says nothing of when the commits were written: the change is as old as its pull request.
  seen.authored = seen.created;
  PEP_ASSIGN(seen.merged, body.Instant("pull_request.merged_at"));
  return seen;
}

struct Reader {
  std::string_view kind;
  absl::StatusOr<Event> (*read)(const Payload& body, const Reading& reading);
};
constexpr Reader kReaders[] = {
    {"deployment_status", ReadDeploymentStatus}, {"issues", ReadIssue}, {"pull_request", ReadPullRequest}};

}  // namespace

bool HasGithubSignature(std::string_view secret, std::string_view body, std::string_view header) {
  constexpr std::string_view kScheme = "sha256=";
  if (secret.empty() || !header.starts_with(kScheme)) return false;
  const std::string given = absl::AsciiStrToLower(base::Absl(header.substr(kScheme.size())));
  return secret::IsSame(given, absl::BytesToHexString(secret::Hmac(secret, body)));
}

absl::StatusOr<Event> ReadGithub(std::string_view kind, std::string_view body, const Reading& reading) {
  if (kind == "ping") return Ignored{"ping: the hook is connected"};
  const auto* const reader = std::ranges::find(kReaders, kind, &Reader::kind);
  if (reader == std::end(kReaders)) return Ignored{"no metric is made of this kind of event"};
  PEP_ASSIGN(const Payload payload, Payload::Read(body, reading.received));
  return reader->read(payload, reading);
}

}  // namespace pepiniere::metrics
