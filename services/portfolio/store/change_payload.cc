#include "services/portfolio/store/change_payload.h"

#include "services/base/try.h"
#include "services/json/json.h"
#include "services/record/payload.h"

namespace pepiniere::portfolio::store {
namespace {

using json::Json;
using record::Instant;
using record::PayloadReader;

Json Write(const ProjectState& state) {
  Json spans = Json::array();
  for (const Span& span : state.timeline) {
    spans.push_back({span.starts.ToString(), span.ends.ToString(), span.since.ToString(), Symbol(span.phase),
                     span.paused, span.line});
  }
  Json json = record::WriteStored(state.stored);
  json["timeline"] = std::move(spans);
  for (const UnknownSpan& span : state.unknown) {
    json["unknown"].push_back({span.starts.ToString(), span.ends.ToString(), span.word, span.line});
  }
  return json;
}

absl::StatusOr<ProjectState> ReadState(const Json& json) {
  PEP_ASSIGN(base::Stored<Project> stored, record::ReadStored<Project>(json));
  ProjectState state{std::move(stored), {}};
  PayloadReader reader(json);
  for (const Json& span : reader.Get<Json>("timeline")) {
    const bool fits = span.is_array() && span.size() == 6 && span[3].is_string() && span[4].is_boolean();
    const std::optional<Phase> phase = fits ? PhaseFromSymbol(span[3].get<std::string>()) : std::nullopt;
    if (!phase) return reader.Lost(absl::DataLossError("a change's payload names no phase"));
    const std::optional<int> line = json::As<int>(span[5]);
    if (!line) return reader.Lost(absl::DataLossError("a change's payload is damaged"));
    state.timeline.push_back({.starts = reader.Day(span[0]),
                              .ends = reader.Day(span[1]),
                              .since = reader.Day(span[2]),
                              .phase = *phase,
                              .paused = span[4].get<bool>(),
                              .line = *line});
  }
  for (const Json& span : json.contains("unknown") ? json["unknown"] : Json::array()) {
    const bool fits = span.is_array() && span.size() == 4 && span[2].is_string() && span[3].is_number_integer();
    if (!fits) return reader.Lost(absl::DataLossError("a change's payload is damaged"));
    state.unknown.push_back({reader.Day(span[0]), reader.Day(span[1]), span[2].get<std::string>(), span[3].get<int>()});
  }
  PEP_TRY(reader.status());
  return state;
}

}  // namespace

std::string ToPayload(const ProjectState& state) { return json::Dump(Write(state)); }

std::string ToPayload(const PhaseLine& line) {
  return json::Dump(Json{{"number", line.number},
                         {"position", line.position},
                         {"value", record::ToDocument(line.entry)},
                         {"source", line.source},
                         {"reason", line.reason},
                         {"forced", line.forced},
                         {"recorded_by", line.recorded_by},
                         {"recorded", Instant(line.recorded_at)},
                         {"superseded", Instant(line.superseded_at)},
                         {"superseded_by", line.superseded_by ? Json(*line.superseded_by) : Json()}});
}

absl::StatusOr<ProjectChange> ReadProjectPayload(std::string_view payload) {
  PEP_ASSIGN(const Json json, record::ParsePayload(payload));
  const bool joined = json.contains("after");
  PEP_ASSIGN(ProjectState after, ReadState(joined ? json["after"] : json));
  ProjectChange change{std::move(after), std::nullopt};
  if (joined && json.contains("before")) {
    PEP_ASSIGN(change.before, ReadState(json["before"]));
  }
  return change;
}

absl::StatusOr<PhaseLine> ReadPhasePayload(std::string_view payload) {
  PEP_ASSIGN(const Json json, record::ParsePayload(payload));
  PayloadReader reader(json);
  PhaseLine line{.number = reader.Get<int>("number"),
                 .position = reader.Get<double>("position"),
                 .entry = reader.Value<PhaseEntry>(),
                 .source = reader.Get<std::string>("source"),
                 .reason = reader.Get<std::string>("reason"),
                 .forced = reader.Get<bool>("forced"),
                 .recorded_by = reader.Get<std::string>("recorded_by"),
                 .recorded_at = reader.Time("recorded"),
                 .superseded_at = reader.OptTime("superseded"),
                 .superseded_by = std::nullopt,
                 .superseded_by_source = ""};
  if (json.contains("superseded_by") && json["superseded_by"].is_number()) {
    line.superseded_by = json["superseded_by"].get<int>();
  }
  PEP_TRY(reader.status());
  return line;
}

}  // namespace pepiniere::portfolio::store
