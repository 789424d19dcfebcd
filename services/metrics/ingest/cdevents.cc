#include "services/metrics/ingest/cdevents.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_split.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/ingest/instant.h"
#include "services/metrics/ingest/intent.h"
#include "services/metrics/ingest/payload.h"
#include "services/metrics/ingest/tier.h"
#include "services/secret/aead.h"

namespace pepiniere::metrics {
namespace {

constexpr std::string_view kStructured = "application/cloudevents+json";
constexpr std::string_view kCdevent = "application/cdevents+json";

// An event as it came: where its parts are, and what the envelope around it says.
struct Envelope {
  Payload body;
  std::string prefix;                    // of the CDEvent's paths: "data." in structured mode
  const HookHeaders* headers = nullptr;  // where the CloudEvent's attributes are; null: in the body

  std::string In(std::string_view path) const { return base::Concat(prefix, path); }
};

// Of a header, as CloudEvents write what is not plain in one: %C3%A9.
std::string PercentDecoded(std::string_view text) {
  constexpr std::size_t kEscape = 3;
  std::string decoded;
  while (!text.empty()) {
    const bool is_escape =
        text.size() >= kEscape && text.front() == '%' && absl::ascii_isxdigit(text[1]) && absl::ascii_isxdigit(text[2]);
    decoded += is_escape ? absl::HexStringToBytes(base::Absl(text.substr(1, 2))) : std::string(1, text.front());
    text.remove_prefix(is_escape ? kEscape : 1);
  }
  return decoded;
}

// An attribute of the CloudEvent; empty if it does not say.
absl::StatusOr<std::string> Outer(const Envelope& event, std::string_view name) {
  if (event.headers == nullptr) return event.body.Text(name, kMostIdBytes);
  const std::string text = PercentDecoded(event.headers->Get(base::Concat("ce-", name)));
  if (text.size() > kMostIdBytes) return Refuse(base::Concat("ce-", name), "is too long");
  return text;
}

// The same of the CDEvent within and the CloudEvent around it, of which one may leave it out.
absl::StatusOr<std::string> Attribute(const Envelope& event, std::string_view name) {
  const std::string path = event.In(base::Concat("context.", name));
  PEP_ASSIGN(std::string outer, Outer(event, name));
  if (!event.body.Has(path)) return outer.empty() ? Refuse(path, "is missing") : absl::StatusOr<std::string>(outer);
  PEP_ASSIGN(std::string inner, event.body.Id(path));
  if (!outer.empty() && outer != inner) return Refuse(path, "is not what the CloudEvent around it says");
  return inner;
}

// "service.deployed" of "dev.cdevents.service.deployed.0.2.0-draft"; empty if it is of nothing of CDEvents.
std::string KindOf(std::string_view type) {
  constexpr std::string_view kPrefix = "dev.cdevents.";
  if (!type.starts_with(kPrefix)) return "";
  const std::vector<std::string> parts = absl::StrSplit(base::Absl(type.substr(kPrefix.size())), '.');
  const bool has_version = parts.size() > 2 && !parts[2].empty() && absl::ascii_isdigit(parts[2].front());
  return parts.size() == 2 || has_version ? base::Concat(parts[0], ".", parts[1]) : "";
}

// The 40 digits after an @ in a package URL; empty if there are none. The digest of an image is no commit.
std::string ShaIn(std::string_view artifact) {
  constexpr std::size_t kShaDigits = 40;
  const std::string plain = PercentDecoded(artifact);
  for (std::size_t at = plain.find('@'); at != plain.npos; at = plain.find('@', at + 1)) {
    const std::size_t end = std::min(plain.find_first_not_of("0123456789abcdef", at + 1), plain.size());
    if (end - at - 1 == kShaDigits) return plain.substr(at + 1, kShaDigits);
  }
  return "";
}

absl::StatusOr<absl::Time> TimeOf(const Envelope& event) {
  const std::string path = event.In("context.timestamp");
  if (event.body.Has(path)) return event.body.Instant(path);
  PEP_ASSIGN(const std::string outer, Outer(event, "time"));
  const auto at = ParseInstant(outer);
  if (!at) return Refuse(path, outer.empty() ? "is missing" : "must be an instant with an offset");
  const std::string fault = ClockFault(*at, event.body.received());
  if (!fault.empty()) return Refuse(path, fault);
  return *at;
}

// What all events have.
struct Head {
  std::string key;  // its source and id
  std::string kind, subject;
  absl::Time at;
  std::string at_text;
};

absl::StatusOr<Head> ReadHead(const Envelope& event, const std::string& kind) {
  Head head;
  head.kind = kind;
  PEP_ASSIGN(const std::string source, Attribute(event, "source"));
  PEP_ASSIGN(const std::string id, Attribute(event, "id"));
  PEP_ASSIGN(head.subject, event.body.Id(event.In("subject.id")));
  PEP_ASSIGN(head.at, TimeOf(event));
  head.at_text = absl::FormatTime(absl::RFC3339_full, head.at, absl::UTCTimeZone());
  head.key = KeyOf({"cdevents", source, id});
  return head;
}

// What stands around the instant in what a deployment is called. Of names so long that an id does not hold them, their
// hash does.
struct Around {
  std::string before, after;
};

Around AroundInstant(std::string_view service, std::string_view environment) {
  constexpr std::size_t kMostBytes = 150, kDigits = 26;
  if (service.size() + environment.size() <= kMostBytes) {
    return {base::Concat(service, "@"), base::Concat("@", environment)};
  }
  const std::string hash = secret::Sha256Hex(KeyOf({std::string(service), std::string(environment)}));
  return {base::Concat(hash.substr(0, kDigits), "@"), ""};
}

bool IsAround(const Around& around, std::string_view id) {
  const std::size_t beside = around.before.size() + around.after.size();
  return id.size() > beside && id.starts_with(around.before) && id.ends_with(around.after) &&
         ParseInstant(id.substr(around.before.size(), id.size() - beside));
}

absl::StatusOr<Event> ReadService(const Envelope& event, DeploymentState state, const Head& head,
                                  const Reading& reading) {
  DeploymentSeen seen{.keys = {}, .id = {}, .environment = {}, .state = state};
  seen.service = head.subject;
  PEP_ASSIGN(seen.environment, event.body.Id(event.In("subject.content.environment.id")));
  seen.keys = {head.key, KeyOf({"cdevents", head.subject, head.kind, seen.environment, head.at_text})};
  // It has no id of its own: what does not change when it is sent again stands for one.
  const Around around = AroundInstant(seen.service, seen.environment);
  seen.id = base::Concat(around.before, head.at_text, around.after);
  seen.former_id = base::Concat(seen.service, "@", head.at_text);
  seen.production = IsProduction(reading, seen.environment, std::nullopt);
  seen.finished = head.at;
  PEP_ASSIGN(const std::string artifact, event.body.Text(event.In("subject.content.artifactId")));
  seen.sha = ShaIn(artifact);
  if (!seen.sha.empty()) seen.changes = {seen.sha};
  seen.intent = IntentIn(event.body.Find(event.In("customData")));
  return seen;
}

absl::StatusOr<Event> ReadIncident(const Envelope& event, bool resolved, const Head& head, const Reading& reading) {
  IncidentSeen seen{.keys = {head.key, KeyOf({"cdevents", head.subject, head.kind, head.at_text})}, .id = head.subject};
  PEP_ASSIGN(seen.environment, event.body.Text(event.In("subject.content.environment.id"), kMostIdBytes));
  seen.production = IsProduction(reading, seen.environment, std::nullopt);
  (resolved ? seen.resolved : seen.detected) = head.at;
  const json::Json* const own = event.body.Find(event.In("customData"));
  if (own != nullptr && own->is_object() && event.body.Has(event.In("customData.deployment"))) {
    PEP_ASSIGN(seen.deployment, event.body.Id(event.In("customData.deployment")));
  }
  return seen;
}

absl::StatusOr<Event> ReadEvent(const Envelope& event, const Reading& reading) {
  PEP_ASSIGN(const std::string version, Outer(event, "specversion"));
  if (!version.empty() && !version.starts_with("1.")) return Refuse("specversion", "must be 1.0");
  PEP_ASSIGN(const std::string type, Attribute(event, "type"));
  const std::string kind = KindOf(type);
  constexpr std::string_view kKinds[] = {"service.deployed",  "service.upgraded",  "service.rolledback",
                                         "incident.detected", "incident.reported", "incident.resolved"};
  if (std::ranges::find(kKinds, kind) == std::end(kKinds)) return Ignored{"no metric is made of this type of event"};
  PEP_ASSIGN(const Head head, ReadHead(event, kind));
  if (kind.starts_with("incident.")) return ReadIncident(event, kind == "incident.resolved", head, reading);
  const bool back = kind == "service.rolledback";
  return ReadService(event, back ? DeploymentState::kRolledBack : DeploymentState::kSucceeded, head, reading);
}

}  // namespace

bool IsDeploymentOf(std::string_view id, std::string_view service, std::string_view environment) {
  return IsAround(AroundInstant(service, environment), id) || IsAround({base::Concat(service, "@"), ""}, id);
}

bool IsCloudEvent(const HookHeaders& headers) {
  const std::string type = headers.MediaType();
  return type == kStructured || type == kCdevent || !headers.Get("ce-type").empty();
}

absl::StatusOr<Event> ReadCdevent(const HookHeaders& headers, std::string_view body, const Reading& reading) {
  PEP_ASSIGN(Payload payload, Payload::Read(body, reading.received));
  if (headers.MediaType() != kStructured) {
    return ReadEvent({.body = std::move(payload), .prefix = "", .headers = &headers}, reading);
  }
  if (payload.Has("data_base64")) return Refuse("data_base64", "is not read here: send the event as JSON in `data`");
  return ReadEvent({.body = std::move(payload), .prefix = "data."}, reading);
}

}  // namespace pepiniere::metrics
