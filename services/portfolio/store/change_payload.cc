#include "services/portfolio/store/change_payload.h"

#include <nlohmann/json.hpp>

#include "services/base/try.h"
#include "services/portfolio/store/document.h"

namespace pepiniere::portfolio::store {
namespace {

using Json = nlohmann::json;

Json Instant(absl::Time time) { return absl::ToUnixMicros(time); }
Json Instant(const std::optional<absl::Time>& time) { return time ? Instant(*time) : Json(); }

std::string Text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

template <typename T>
Json Write(const Stored<T>& stored) {
  return {{"id", stored.id},
          {"version", stored.version},
          {"created", Instant(stored.created_at)},
          {"updated", Instant(stored.updated_at)},
          {"deleted", Instant(stored.deleted_at)},
          {"value", ToDocument(stored.value)}};
}

Json Write(const ProjectState& state) {
  Json spans = Json::array();
  for (const Span& span : state.timeline) {
    spans.push_back({span.starts.ToString(), span.ends.ToString(), span.since.ToString(), Symbol(span.phase),
                     span.paused, span.line});
  }
  Json json = Write(state.stored);
  json["timeline"] = std::move(spans);
  for (const UnknownSpan& span : state.unknown) {
    json["unknown"].push_back({span.starts.ToString(), span.ends.ToString(), span.word, span.line});
  }
  return json;
}

// Reading: whatever does not fit makes the whole a loss, said once.
class Reader {
 public:
  explicit Reader(const Json& json) : json_(json) {}

  template <typename T>
  T Get(const char* key) {
    const auto found = json_.find(key);
    if (found == json_.end()) return Lost(T());
    try {
      return found->get<T>();
    } catch (const Json::exception&) {
      return Lost(T());
    }
  }
  std::optional<absl::Time> OptTime(const char* key) {
    const auto found = json_.find(key);
    return found == json_.end() || found->is_null() ? std::nullopt : std::optional(Time(key));
  }
  absl::Time Time(const char* key) { return absl::FromUnixMicros(Get<std::int64_t>(key)); }
  template <typename T>
  T Value() {
    T value;
    if (!FromDocument(Get<std::string>("value"), value).ok()) ok_ = false;
    return value;
  }
  base::Date Day(const Json& json) {
    const auto day = json.is_string() ? base::Date::Parse(json.get<std::string>()) : std::nullopt;
    return day ? *day : Lost(base::Date());
  }
  template <typename T>
  T Lost(T value) {
    ok_ = false;
    return value;
  }
  absl::Status status() const { return ok_ ? absl::OkStatus() : absl::DataLossError("a change's payload is damaged"); }

 private:
  const Json& json_;
  bool ok_ = true;
};

template <typename T>
absl::StatusOr<Stored<T>> ReadStored(const Json& json) {
  Reader reader(json);
  Stored<T> stored{reader.Get<std::string>("id"),
                   reader.Get<std::int64_t>("version"),
                   reader.Value<T>(),
                   reader.Time("created"),
                   reader.Time("updated"),
                   reader.OptTime("deleted")};
  PEP_TRY(reader.status());
  return stored;
}

absl::StatusOr<ProjectState> ReadState(const Json& json) {
  PEP_ASSIGN(Stored<Project> stored, ReadStored<Project>(json));
  ProjectState state{std::move(stored), {}};
  Reader reader(json);
  for (const Json& span : reader.Get<Json>("timeline")) {
    const bool fits = span.is_array() && span.size() == 6 && span[3].is_string() && span[4].is_boolean();
    const std::optional<Phase> phase = fits ? PhaseFromSymbol(span[3].get<std::string>()) : std::nullopt;
    if (!phase) return reader.Lost(absl::DataLossError("a change's payload names no phase"));
    state.timeline.push_back({.starts = reader.Day(span[0]),
                              .ends = reader.Day(span[1]),
                              .since = reader.Day(span[2]),
                              .phase = *phase,
                              .paused = span[4].get<bool>(),
                              .line = span[5].get<int>()});
  }
  for (const Json& span : json.contains("unknown") ? json["unknown"] : Json::array()) {
    const bool fits = span.is_array() && span.size() == 4 && span[2].is_string() && span[3].is_number_integer();
    if (!fits) return reader.Lost(absl::DataLossError("a change's payload is damaged"));
    state.unknown.push_back({reader.Day(span[0]), reader.Day(span[1]), span[2].get<std::string>(), span[3].get<int>()});
  }
  PEP_TRY(reader.status());
  return state;
}

absl::StatusOr<Json> Parse(std::string_view payload) {
  Json json = Json::parse(payload, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return absl::DataLossError("a change's payload is no JSON object");
  return json;
}

}  // namespace

std::string ToPayload(const ProjectState& state) { return Text(Write(state)); }

std::string ToPayload(const PhaseLine& line) {
  return Text({{"number", line.number},
               {"position", line.position},
               {"value", ToDocument(line.entry)},
               {"source", line.source},
               {"reason", line.reason},
               {"forced", line.forced},
               {"recorded_by", line.recorded_by},
               {"recorded", Instant(line.recorded_at)},
               {"superseded", Instant(line.superseded_at)},
               {"superseded_by", line.superseded_by ? Json(*line.superseded_by) : Json()}});
}

std::string ToPayload(const Stored<Committee>& committee) { return Text(Write(committee)); }

absl::StatusOr<ProjectChange> ReadProjectPayload(std::string_view payload) {
  PEP_ASSIGN(const Json json, Parse(payload));
  const bool joined = json.contains("after");
  PEP_ASSIGN(ProjectState after, ReadState(joined ? json["after"] : json));
  ProjectChange change{std::move(after), std::nullopt};
  if (joined && json.contains("before")) {
    PEP_ASSIGN(change.before, ReadState(json["before"]));
  }
  return change;
}

absl::StatusOr<PhaseLine> ReadPhasePayload(std::string_view payload) {
  PEP_ASSIGN(const Json json, Parse(payload));
  Reader reader(json);
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

absl::StatusOr<Stored<Committee>> ReadCommitteePayload(std::string_view payload) {
  PEP_ASSIGN(const Json json, Parse(payload));
  return ReadStored<Committee>(json);
}

}  // namespace pepiniere::portfolio::store
