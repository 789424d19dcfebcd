#include "services/metrics/api/asked.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "google/protobuf/timestamp.pb.h"
#include "services/aip/errors.h"
#include "services/aip/fields.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::metrics::api {
namespace {

constexpr std::string_view kZone = "Europe/Paris";
constexpr absl::Duration kLongest = absl::Hours(24 * 3'653);
constexpr double kMostHours = 8'760, kMostThings = 1'000;

std::optional<absl::Time> TimeIn(const google::protobuf::Message& request, std::string_view field,
                                 aip::Violations& violations) {
  if (!aip::HasMessage(request, field)) return std::nullopt;
  const auto& time = static_cast<const google::protobuf::Timestamp&>(*aip::MessageIn(request, field));
  return aip::ReadTime(time, field, violations);
}

// Each parameter of a formula, with where it is kept.
struct Place {
  std::string_view key;
  void (*set)(Parameters&, double);
  Bounds bounds;
};

template <absl::Duration DoraBands::*kField>
void SetHours(Parameters& parameters, double hours) {
  parameters.dora_bands.*kField = absl::Hours(hours);
}
template <int DoraBands::*kField>
void SetBand(Parameters& parameters, double number) {
  parameters.dora_bands.*kField = static_cast<int>(number);
}
template <int Parameters::*kField>
void SetNumber(Parameters& parameters, double number) {
  parameters.*kField = static_cast<int>(number);
}
void SetHorizon(Parameters& parameters, double hours) { parameters.fail_horizon = absl::Hours(hours); }

constexpr Place kPlaces[] = {
    {"fail_horizon", &SetHorizon, {0, kMostHours}},
    {"velocity_sprints", &SetNumber<&Parameters::velocity_sprints>, {1, kMostThings}},
    {"frequency_weeks", &SetNumber<&Parameters::frequency_weeks>, {1, kMostThings}},
    {"frequency_minimum_weeks", &SetNumber<&Parameters::frequency_minimum_weeks>, {1, kMostThings}},
    {"dora_daily", &SetBand<&DoraBands::daily>, {1, 7}},
    {"dora_weekly", &SetBand<&DoraBands::weekly>, {1, 7}},
    {"dora_monthly", &SetBand<&DoraBands::monthly>, {1, 31}},
    {"dora_months", &SetBand<&DoraBands::months>, {1, 120}},
    {"dora_day", &SetHours<&DoraBands::day>, {0, kMostHours}},
    {"dora_week", &SetHours<&DoraBands::week>, {0, kMostHours}},
    {"dora_month", &SetHours<&DoraBands::month>, {0, kMostHours}},
    {"dora_six_months", &SetHours<&DoraBands::six_months>, {0, 10 * kMostHours}},
    {"dora_fail_low", &SetBand<&DoraBands::fail_low_percent>, {0, 100}},
    {"dora_fail_middle", &SetBand<&DoraBands::fail_middle_percent>, {0, 100}},
    {"jdma_flag_below", &SetNumber<&Parameters::jdma_flag_below>, {0, 1'000'000}},
};

const Place* FindPlace(std::string_view key) {
  const auto* const found = std::ranges::find(kPlaces, key, &Place::key);
  return found == std::end(kPlaces) ? nullptr : found;
}

}  // namespace

absl::StatusOr<Question> ReadQuestion(const google::protobuf::Message& request, absl::Time now) {
  aip::Violations violations;
  Question question;
  const std::string zone = aip::TextIn(request, "time_zone");
  question.zone = zone.empty() ? std::string(kZone) : zone;
  if (!absl::LoadTimeZone(question.zone, &question.window.zone)) {
    violations.Add("time_zone", "is no time zone: use a name such as Europe/Paris");
  }
  question.window.as_of = TimeIn(request, "as_of", violations).value_or(now);
  question.window.to = TimeIn(request, "to_time", violations).value_or(question.window.as_of);
  question.window.from = TimeIn(request, "from_time", violations).value_or(question.window.to - kPeriodByDefault);
  question.known_before = TimeIn(request, "known_at", violations);
  question.known_at = question.known_before.value_or(now);
  if (question.known_at >= now) question.known_before.reset();
  if (question.window.to <= question.window.from) violations.Add("to_time", "must lie after from_time");
  if (question.window.to - question.window.from > kLongest) {
    violations.Add("to_time", "must not lie more than 10 years after from_time");
  }
  PEP_TRY(violations.ToStatus());
  return question;
}

void TellQuestion(const Question& question, google::protobuf::Message& reply) {
  aip::SetTime(reply, "from_time", question.window.from);
  aip::SetTime(reply, "to_time", question.window.to);
  aip::SetTime(reply, "as_of", question.window.as_of);
  aip::SetTime(reply, "known_at", question.known_at);
  aip::SetText(reply, "time_zone", question.zone);
}

absl::StatusOr<Parameters> ReadParameters(const ParameterList& parameters) {
  aip::Violations violations;
  Parameters read;
  for (int i = 0; i < parameters.size(); ++i) {
    const v1::ParameterValue& told = parameters[i];
    const std::string field = base::Concat("parameters[", i, "]");
    const Place* const place = FindPlace(told.key());
    if (!place) {
      violations.Add(field + ".key", "is no parameter of a formula: see the formulas");
    } else if (!(told.value() >= place->bounds.minimum && told.value() <= place->bounds.maximum)) {
      violations.Add(field + ".value",
                     base::Concat("must be from ", place->bounds.minimum, " to ", place->bounds.maximum));
    } else {
      place->set(read, told.value());
    }
  }
  PEP_TRY(violations.ToStatus());
  return read;
}

Bounds BoundsOf(std::string_view parameter) {
  const Place* const place = FindPlace(parameter);
  return place ? place->bounds : Bounds{0, 0};
}

double ValueOf(const FormulaParameter& parameter, const ParameterList& parameters) {
  const auto said =
      std::ranges::find_if(parameters, [&](const v1::ParameterValue& told) { return told.key() == parameter.name; });
  return said == parameters.end() ? parameter.standard : said->value();
}

std::vector<domain::Dimension> ReadDimensions(const DimensionList& dimensions) {
  std::vector<domain::Dimension> read;
  for (const v1::Dimension& dimension : dimensions) read.push_back({dimension.key(), dimension.value()});
  return domain::Sorted(std::move(read));
}

}  // namespace pepiniere::metrics::api
