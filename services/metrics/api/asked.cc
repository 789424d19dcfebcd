#include "services/metrics/api/asked.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "google/protobuf/timestamp.pb.h"
#include "services/aip/errors.h"
#include "services/aip/fields.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/compute/calendar.h"

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

// The same of what figures are asked about.
std::optional<absl::Time> AskedIn(const google::protobuf::Message& request, std::string_view field,
                                  aip::Violations& violations) {
  const std::optional<absl::Time> time = TimeIn(request, field, violations);
  if (time && (*time < kEarliestAsked || *time > kLatestAsked)) {
    violations.Add(field, "must lie between the years 100 and 9900");
  }
  return time;
}

// What nobody can know yet is not told: of the end of this day, which a day stands for, that is what is known now.
std::optional<absl::Time> PastIn(const google::protobuf::Message& request, std::string_view field, absl::Time now,
                                 const absl::TimeZone& zone, aip::Violations& violations) {
  const std::optional<absl::Time> time = AskedIn(request, field, violations);
  if (!time || *time <= now) return time;
  if (*time > StartOf(DayOf(now, zone) + 1, zone)) violations.Add(std::string(field), "must not lie in the future");
  return now;
}

// Each parameter of a formula, with where it is kept.
struct Place {
  std::string_view key;
  void (*set)(Parameters&, double);
  Bounds bounds;
  bool is_whole = false;  // how many of something
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
    {"velocity_sprints", &SetNumber<&Parameters::velocity_sprints>, {1, kMostThings}, true},
    {"frequency_weeks", &SetNumber<&Parameters::frequency_weeks>, {1, kMostThings}, true},
    {"frequency_minimum_weeks", &SetNumber<&Parameters::frequency_minimum_weeks>, {1, kMostThings}, true},
    {"dora_daily", &SetBand<&DoraBands::daily>, {1, 7}, true},
    {"dora_weekly", &SetBand<&DoraBands::weekly>, {1, 7}, true},
    {"dora_monthly", &SetBand<&DoraBands::monthly>, {1, 31}, true},
    {"dora_months", &SetBand<&DoraBands::months>, {1, 120}, true},
    {"dora_day", &SetHours<&DoraBands::day>, {0, kMostHours}},
    {"dora_week", &SetHours<&DoraBands::week>, {0, kMostHours}},
    {"dora_month", &SetHours<&DoraBands::month>, {0, kMostHours}},
    {"dora_six_months", &SetHours<&DoraBands::six_months>, {0, 10 * kMostHours}},
    {"dora_fail_low", &SetBand<&DoraBands::fail_low_percent>, {0, 100}, true},
    {"dora_fail_middle", &SetBand<&DoraBands::fail_middle_percent>, {0, 100}, true},
    {"jdma_flag_below", &SetNumber<&Parameters::jdma_flag_below>, {0, 1'000'000}, true},
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
  question.window.as_of = PastIn(request, "as_of", now, question.window.zone, violations).value_or(now);
  question.window.to = AskedIn(request, "to_time", violations).value_or(question.window.as_of);
  question.window.from =
      AskedIn(request, "from_time", violations).value_or(BeginByDefault(question.window.to, question.window.zone));
  question.known_before = PastIn(request, "known_at", now, question.window.zone, violations);
  question.known_at = question.known_before.value_or(now);
  if (question.known_at >= now) question.known_before.reset();
  if (question.window.to <= question.window.from) violations.Add("to_time", "must lie after from_time");
  if (question.window.to - question.window.from > kLongest) {
    violations.Add("to_time", "must not lie more than 10 years after from_time");
  }
  PEP_TRY(violations.ToStatus());
  return question;
}

Question ByDates(const Question& question) {
  Question by_dates = question;
  by_dates.zone = std::string(kZone);
  absl::LoadTimeZone(by_dates.zone, &by_dates.window.zone);
  if (question.zone == kZone) return by_dates;  // an hour that its clock tells twice stays which it is
  for (absl::Time* const time : {&by_dates.window.from, &by_dates.window.to, &by_dates.window.as_of}) {
    const absl::TimeZone::CivilInfo there = question.window.zone.At(*time);
    *time = absl::FromCivil(there.cs, by_dates.window.zone) + there.subsecond;
  }
  return by_dates;
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
  std::set<std::string_view> said;
  for (int i = 0; i < parameters.size(); ++i) {
    const v1::ParameterValue& told = parameters[i];
    const std::string field = base::Concat("parameters[", i, "]");
    const Place* const place = FindPlace(told.key());
    if (!said.insert(told.key()).second) {
      violations.Add(field + ".key", "is said before");
    } else if (!place) {
      violations.Add(field + ".key", "is no parameter of a formula: see the formulas");
    } else if (!(told.value() >= place->bounds.minimum && told.value() <= place->bounds.maximum)) {
      violations.Add(field + ".value",
                     base::Concat("must be from ", place->bounds.minimum, " to ", place->bounds.maximum));
    } else if (place->is_whole && told.value() != std::floor(told.value())) {
      violations.Add(field + ".value", "must be a whole number");
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
