#include "services/metrics/api/hook_reading.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "absl/strings/str_join.h"
#include "google/protobuf/util/json_util.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/json_fault.h"
#include "services/metrics/api/record_words.h"
#include "services/metrics/ingest/cdevents.h"
#include "services/metrics/ingest/github.h"
#include "services/metrics/ingest/gitlab.h"
#include "services/metrics/ingest/instant.h"
#include "services/metrics/ingest/openmetrics.h"
#include "services/metrics/ingest/payload.h"
#include "services/metrics/store/point_store.h"
#include "services/secret/aead.h"

namespace pepiniere::metrics::api {
namespace {

using domain::SourceKind;

constexpr std::string_view kOpenMetricsPath = "openmetrics";
constexpr std::size_t kLongestText = 200;

std::string_view BearerOf(const HookHeaders& headers) {
  constexpr std::string_view kScheme = "Bearer ";
  const std::string_view header = headers.Get("authorization");
  return header.starts_with(kScheme) ? header.substr(kScheme.size()) : std::string_view();
}

bool Shows(std::string_view shown, const store::SourceSecret& secret, const std::string& source_id,
           const store::ServerKey& key) {
  if (shown.empty()) return false;
  if (secret.token_hash) return store::IsToken(secret, shown);
  const auto opened = store::OpenSecret(secret, source_id, key);
  return opened && secret::IsSame(secret::Sha256Hex(*opened), secret::Sha256Hex(shown));
}

// As the source's settings say; beside them what its tool says.
Reading SettingsOf(const domain::Source& source, absl::Time received) {
  Reading reading{.received = received};
  for (const domain::StateRule& rule : source.state_rules) {
    reading.words.Set(rule.word, static_cast<State>(static_cast<int>(rule.state) - 1));
  }
  return reading;
}

void Refuse(HeardHook& heard, const base::FieldProblem& problem) {
  heard.refused = true;
  heard.reason = problem.problem == "is missing" ? "MISSING_FIELD" : "MALFORMED";
  if (SaysAhead(problem.problem)) heard.reason = "FUTURE";
  if (SaysTooEarly(problem.problem)) heard.reason = "CLOCK";
  heard.field = problem.field;
  heard.message = problem.problem;
}

void Ignore(HeardHook& heard, std::string why) {
  heard.ignored = true;
  heard.reason = "NOT_LISTENED_TO";
  heard.message = std::move(why);
}

// What is wrong where the event is of a repository that the source does not listen to. `path`: where its tool says
// which one it is.
absl::StatusOr<std::optional<std::string>> WrongRepository(const domain::Source& source, const Payload& body,
                                                           std::string_view path) {
  if (source.repositories.empty()) return std::optional<std::string>();
  PEP_ASSIGN(const std::string repository, body.Text(path));
  if (std::ranges::find(source.repositories, repository) != source.repositories.end()) {
    return std::optional<std::string>();
  }
  return std::optional(base::Concat("is of ", base::FirstCharacters(repository, kLongestText),
                                    ", which this source does not listen to: it listens to ",
                                    absl::StrJoin(source.repositories, ", ")));
}

void TakeEvent(absl::StatusOr<Event> event, HeardHook& heard) {
  if (!event.ok()) return Refuse(heard, ProblemOf(event.status()));
  if (auto* const ignored = std::get_if<Ignored>(&*event)) return Ignore(heard, std::move(ignored->why));
  std::visit(
      [&](const auto& seen) {
        if constexpr (requires { seen.keys; }) heard.keys = seen.keys;
      },
      *event);
  heard.events.push_back(*std::move(event));
}

// Of a forge: its events are JSON, and of one repository.
void ReadForge(const HookBody& hook, const domain::Source& source, const Reading& reading, HeardHook& heard) {
  const HookHeaders headers = hook.Headers();
  const bool github = source.kind == SourceKind::kGithub;
  const absl::StatusOr<Payload> body = Payload::Read(hook.body, reading.received);
  if (!body.ok()) return Refuse(heard, ProblemOf(body.status()));
  heard.type = std::string(headers.Get(github ? "x-github-event" : "x-gitlab-event").substr(0, kLongestText));
  auto wrong = WrongRepository(source, *body, github ? "repository.full_name" : "project.path_with_namespace");
  if (wrong.ok() && *wrong) {
    heard.refused = true;
    heard.reason = "WRONG_REPOSITORY";
    heard.message = **std::move(wrong);
    return;
  }
  TakeEvent(github ? ReadGithub(heard.type, hook.body, reading) : ReadGitlab(hook.body, reading), heard);
}

void ReadSamples(const HookBody& hook, const Reading& reading, HeardHook& heard) {
  heard.type = std::string(kOpenMetricsPath);
  absl::StatusOr<metrics::Told> told = ReadOpenMetrics(hook.body, reading);
  if (!told.ok()) return Refuse(heard, ProblemOf(told.status()));
  heard.events = std::move(told->events);
  heard.lines = std::move(told->lines);
  for (const Finding& finding : told->findings) {
    if (finding.refused) heard.left_lines.insert(finding.line);
    if (!finding.refused || !heard.message.empty()) continue;
    heard.field = base::Concat("line ", finding.line);
    heard.message = finding.message;
    heard.reason = std::string(finding.code);
  }
  heard.left_out = static_cast<int>(told->refused);
  if (heard.events.empty() && told->refused > 0) heard.refused = true;
  if (heard.events.empty() && told->refused == 0) Ignore(heard, "it has no sample");
}

template <typename Message>
void ReadMessage(const std::string& body, std::optional<Message>& message, HeardHook& heard) {
  if (const std::string repeated = RepeatedKeyOf(body); !repeated.empty()) {
    return Refuse(heard, {std::string(base::FirstCharacters(repeated, kLongestText)), "stands twice in one object"});
  }
  const auto parsed = google::protobuf::util::JsonStringToMessage(body, &message.emplace());
  if (parsed.ok()) return;
  message.reset();
  heard.refused = true;
  heard.reason = "MALFORMED";
  const base::FieldProblem fault =
      JsonFault({parsed.message().data(), parsed.message().size()}, *Message::descriptor());
  heard.field = base::FirstCharacters(fault.field, kLongestText);
  heard.message = fault.problem;
}

// A hook takes as much of a message as its method does: all of it is one transaction, which the next body waits for.
void CheckSize(std::string_view field, int size, int most, HeardHook& heard) {
  if (size <= most || heard.refused) return;
  heard.refused = true;
  heard.reason = "TOO_MANY";
  heard.field = std::string(field);
  heard.message = base::Concat("must not have more than ", most, " items: send them in several bodies");
}

void CheckSizes(HeardHook& heard) {
  constexpr int kMostPoints = static_cast<int>(store::kMostPoints);
  if (heard.points) CheckSize("points", heard.points->points_size(), kMostPoints, heard);
  if (heard.items) CheckSize("work_items", heard.items->work_items_size(), kMostAtOnce, heard);
  if (!heard.deployments) return;
  CheckSize("deployments", heard.deployments->deployments_size(), kMostAtOnce, heard);
  CheckSize("changes", heard.deployments->changes_size(), kMostChanges, heard);
}

void ReadJson(const HookBody& hook, HeardHook& heard) {
  heard.type = hook.path.substr(0, kLongestText);
  if (hook.path == "points") return ReadMessage(hook.body, heard.points, heard);
  if (hook.path == "workItems") return ReadMessage(hook.body, heard.items, heard);
  if (hook.path == "deployments") return ReadMessage(hook.body, heard.deployments, heard);
  if (hook.path == "incidents") return ReadMessage(hook.body, heard.incident, heard);
  Ignore(heard, "send it to /points, /workItems, /deployments or /incidents below the address of the source");
}

}  // namespace

bool ShowsSecret(const HookBody& hook, const std::string& source_id, const domain::Source& source,
                 const std::vector<store::SourceSecret>& secrets, const store::ServerKey& key) {
  const HookHeaders headers = hook.Headers();
  bool shows = false;
  for (const store::SourceSecret& secret : secrets) {
    if (source.kind == SourceKind::kGithub) {
      const auto opened = store::OpenSecret(secret, source_id, key);
      shows |= opened && HasGithubSignature(*opened, hook.body, headers.Get("x-hub-signature-256"));
    } else {
      const bool gitlab = source.kind == SourceKind::kGitlab;
      shows |= Shows(gitlab ? headers.Get("x-gitlab-token") : BearerOf(headers), secret, source_id, key);
    }
  }
  return shows;
}

HeardHook ReadHook(const HookBody& hook, const domain::Source& source, absl::Time received) {
  HeardHook heard;
  const Reading reading = SettingsOf(source, received);
  const HookHeaders headers = hook.Headers();
  if (source.kind == SourceKind::kGithub || source.kind == SourceKind::kGitlab) {
    ReadForge(hook, source, reading, heard);
  } else if (source.kind == SourceKind::kOpenmetrics) {
    ReadSamples(hook, reading, heard);
  } else if (source.kind == SourceKind::kJson) {
    ReadJson(hook, heard);
    CheckSizes(heard);
  } else {
    heard.type = std::string(headers.Get("ce-type").substr(0, kLongestText));
    if (IsCloudEvent(headers)) {
      TakeEvent(ReadCdevent(headers, hook.body, reading), heard);
    } else {
      Refuse(heard, {"content-type", "is that of no CloudEvent"});
    }
  }
  // What has no name of its own is known by what it says.
  heard.keyed = !heard.keys.empty();
  heard.body_hash = secret::Sha256Hex(hook.body);
  if (heard.keys.empty()) heard.keys = {KeyOf({"body", hook.path, heard.body_hash})};
  return heard;
}

}  // namespace pepiniere::metrics::api
