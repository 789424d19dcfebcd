#include "clients/pep/metrics/window_flags.h"

#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "services/metrics/ingest/audience.h"

namespace pepiniere::pep {
namespace {

// What stands before the first "=", and after it.
std::optional<std::pair<std::string, std::string>> Parted(const std::string& typed) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(typed, absl::MaxSplits('=', 1));
  if (parts.first.empty() || parts.second.empty()) return std::nullopt;
  return parts;
}

}  // namespace

void WindowFlags::AddTo(Command& command) {
  command.Day("--from", from,
              {"From then on; a day means its beginning (13 weeks before the end)",
               "À partir de là ; un jour, c'est son début (13 semaines avant la fin)"});
  command.Time("--to", to, {"Until then; a day means its end (now)", "Jusque-là ; un jour, c'est sa fin (maintenant)"});
  AddMoment(command);
}

void WindowFlags::AddMoment(Command& command) {
  command.Time("--as-of", as_of, {"As it stood then (now)", "Tel qu'alors (maintenant)"});
  command.Time("--known-at", known_at, {"As it was known then (now)", "Tel qu'on le savait alors (maintenant)"});
  command.String(
      "--time-zone", time_zone,
      {"In which days and weeks are counted (Europe/Paris)", "Où se comptent les jours et les semaines (Europe/Paris)"},
      "ZONE");
}

void WindowFlags::AddDimensions(Command& command) {
  command.Value(
      "--dimension",
      [this, &say = command.say()](const std::string& typed) { return AddDimension(typed, dimensions, say); },
      {"Of these values alone (repeatable)", "De ces valeurs seulement (répétable)"}, "KEY=VALUE");
}

void WindowFlags::AddParameters(Command& command) {
  command.Value(
      "--parameter",
      [this, &say = command.say()](const std::string& typed) { return AddParameter(typed, parameters, say); },
      {"Another parameter than the formula's own (repeatable); `formulas show` lists them",
       "Un autre paramètre que celui de la formule (répétable) ; « formulas show » les donne"},
      "KEY=NUMBER");
}

std::string AddDimension(const std::string& typed, std::vector<metrics::v1::Dimension>& dimensions,
                         const Messages& say) {
  const auto parts = Parted(typed);
  if (!parts) return say({"'$0' is not KEY=VALUE", "« $0 » n'est pas CLÉ=VALEUR"}, typed);
  metrics::v1::Dimension& dimension = dimensions.emplace_back();
  dimension.set_key(parts->first);
  dimension.set_value(metrics::DimensionValue(parts->first, parts->second));
  return "";
}

std::string AddParameter(const std::string& typed, std::vector<metrics::v1::ParameterValue>& parameters,
                         const Messages& say) {
  const auto parts = Parted(typed);
  double value = 0;
  if (!parts || !absl::SimpleAtod(parts->second, &value)) {
    return say({"'$0' is not KEY=NUMBER", "« $0 » n'est pas CLÉ=NOMBRE"}, typed);
  }
  metrics::v1::ParameterValue& parameter = parameters.emplace_back();
  parameter.set_key(parts->first);
  parameter.set_value(value);
  return "";
}

}  // namespace pepiniere::pep
