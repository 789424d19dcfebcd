// The options of questions about figures: of which stretch of time, as known when, of which values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "clients/pep/kit/command.h"
#include "clients/pep/kit/proto_values.h"
#include "pepiniere/metrics/v1/dimension.pb.h"
#include "pepiniere/metrics/v1/indicator.pb.h"

namespace pepiniere::pep {

struct WindowFlags {
  std::optional<absl::Time> from, to, as_of, known_at;
  std::string time_zone, source;
  std::vector<metrics::v1::Dimension> dimensions;
  std::vector<metrics::v1::ParameterValue> parameters;

  // --from, --to, --as-of, --known-at, --time-zone.
  void AddTo(Command& command);
  // --as-of, --known-at, --time-zone alone.
  void AddMoment(Command& command);
  // --dimension, --parameter.
  void AddDimensions(Command& command);
  void AddParameters(Command& command);
  // --source, where the request takes one.
  template <class Request>
  void AddSource(Command& command) {
    if constexpr (requires(Request request) { request.set_source(std::string()); }) {
      command.String("--source", source,
                     {"Of what this source tells; to say where several tell of it",
                      "De ce que dit cette source ; à dire s'il y en a plusieurs"});
    }
  }

  // What the request has of them.
  template <class Request>
  void Fill(Request& request) const {
    if constexpr (requires { request.mutable_from_time(); }) {
      if (from) ToProto(*from, request.mutable_from_time());
      if (to) ToProto(*to, request.mutable_to_time());
    }
    if (as_of) ToProto(*as_of, request.mutable_as_of());
    if (known_at) ToProto(*known_at, request.mutable_known_at());
    request.set_time_zone(time_zone);
    if constexpr (requires { request.set_source(source); }) {
      if (!source.empty()) request.set_source(source);
    }
    if constexpr (requires { request.add_dimensions(); }) {
      for (const auto& dimension : dimensions) *request.add_dimensions() = dimension;
    }
    if constexpr (requires { request.add_parameters(); }) {
      for (const auto& parameter : parameters) *request.add_parameters() = parameter;
    }
  }
};

// "audience=COMPANIES" as one more of them; what is wrong with it otherwise.
std::string AddDimension(const std::string& typed, std::vector<metrics::v1::Dimension>& dimensions,
                         const Messages& say);
// "fail_horizon=48", likewise.
std::string AddParameter(const std::string& typed, std::vector<metrics::v1::ParameterValue>& parameters,
                         const Messages& say);

// The stretch of time that an answer is of: "1 Jul 2026 to ..., as known at ... (Europe/Paris)".
template <class Answer>
std::string SaidWindow(const Answer& answer, const Messages& say) {
  absl::TimeZone zone = Paris();
  if (!answer.time_zone().empty() && !absl::LoadTimeZone(answer.time_zone(), &zone)) zone = Paris();
  const auto time = [&](const google::protobuf::Timestamp& at) { return say.Time(FromProto(at), zone); };
  return say(
      {"$0 to $1, as it stood at $2, as known at $3 ($4)", "Du $0 au $1, tel qu'au $2, tel que connu le $3 ($4)"},
      time(answer.from_time()), time(answer.to_time()), time(answer.as_of()), time(answer.known_at()), zone.name());
}

}  // namespace pepiniere::pep
