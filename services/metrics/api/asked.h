// What figures are asked of: the period, the end of the world, what was known then, the zone; as every request says it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "pepiniere/metrics/v1/indicator.pb.h"
#include "services/base/date.h"
#include "services/metrics/compute/formulas.h"
#include "services/metrics/compute/history.h"
#include "services/metrics/compute/parameters.h"
#include "services/metrics/domain/dimension.h"

namespace pepiniere::metrics::api {

// Within what anything is asked about: what a question looks at lies before and after it too (13 weeks, the last 1,000
// weeks, the end of a month), and all of that can be told.
inline constexpr absl::Time kEarliestAsked = absl::FromUnixSeconds(-59'011'459'200);  // the year 100
inline constexpr absl::Time kLatestAsked = absl::FromUnixSeconds(250'246'627'200);    // the year 9900

struct Question {
  Window window;
  std::string zone;                             // its name
  absl::Time known_at;                          // that of the question, or now
  std::optional<absl::Time> known_before = {};  // none: all that is known now
};

// Of a request that has from_time, to_time, as_of, known_at and time_zone, or some of them, with what they are by
// default. INVALID_ARGUMENT on the field that is wrong: as_of and known_at lie in the past, or today.
absl::StatusOr<Question> ReadQuestion(const google::protobuf::Message& request, absl::Time now);
// The same question of what is told by the day, week or month, which is of that date wherever one is: it is kept at the
// date's beginning in Paris, and so asked there, from and to the same date and hour as in the question's own zone.
Question ByDates(const Question& question);
// Says in a reply with fields of these names what was asked.
void TellQuestion(const Question& question, google::protobuf::Message& reply);

using ParameterList = google::protobuf::RepeatedPtrField<v1::ParameterValue>;
// What formulas leave open, as a question says it. INVALID_ARGUMENT for one that no formula has or that is said twice,
// and for one that is outside of what it may be: what is computed with is what is told.
absl::StatusOr<Parameters> ReadParameters(const ParameterList& parameters);
// The least and the most that a parameter may be.
struct Bounds {
  double minimum, maximum;
};
Bounds BoundsOf(std::string_view parameter);
// What it is, in that question.
double ValueOf(const FormulaParameter& parameter, const ParameterList& parameters);

using DimensionList = google::protobuf::RepeatedPtrField<v1::Dimension>;
std::vector<domain::Dimension> ReadDimensions(const DimensionList& dimensions);

}  // namespace pepiniere::metrics::api
