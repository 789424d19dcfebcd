// Which series tell a metric of a project in a period, so that what they say may be put together.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/metrics/api/series_reader.h"
#include "services/metrics/compute/calendar.h"
#include "services/metrics/domain/definition.h"
#include "services/metrics/store/reading_store.h"
#include "services/metrics/store/series_store.h"

namespace pepiniere::metrics::api {

enum class ChoiceFault { kNone, kSeveralSources, kNotAdditive };

// Why a series that tells something in the period does not count, or not all of it: what is all together was told of
// the same; it can not be added up; several sources tell.
inline constexpr std::string_view kWholeTold = "WHOLE_TOLD", kNotAdditive = "NOT_ADDITIVE",
                                  kSeveralSources = "SEVERAL_SOURCES";

// By what a metric is told: by days, weeks or months; what is of an instant by days.
Grain GrainOf(domain::Period period);

struct LeftOut {
  std::int64_t series = 0;  // its number
  std::string name;
  std::string_view reason;
};

// The series that tells all together what others tell by parts. Of what adds up over time, each day (week or month, as
// the metric is told) is what is all together where that was told, and the sum of its parts where not.
struct Whole {
  std::int64_t series = 0;  // its number
  Grain grain{};
  absl::TimeZone zone;
  std::set<base::Date> told;  // first days of those of which it is told

  bool Replaces(const store::HeldPoint& point) const;
};
// Leaves out the points of parts that the whole stands for; says of which series (numbers) they were.
std::set<std::int64_t> LeaveOutParts(const std::optional<Whole>& whole, std::vector<store::HeldPoint>& points);

struct Choice {
  std::vector<store::Series> series{};  // none, without a fault: nothing was told
  std::optional<Whole> whole{};         // one of them, where others of them tell parts
  std::vector<LeftOut> left_out{};
  ChoiceFault fault = ChoiceFault::kNone;
  std::vector<std::string> sources{};  // those that tell of it
};

// Of those that tell anything in the reader's period, that with exactly the dimensions that are asked, and those of
// parts of it, if their definition lets them be added up over the others; of one source. Those of parts that tell
// nothing in it, and that add up with those that do, are among them. Days are those of the zone.
absl::StatusOr<Choice> ChooseSeries(SeriesReader& reader, const store::SeriesQuery& query,
                                    const domain::Definition& definition, const absl::TimeZone& zone);

}  // namespace pepiniere::metrics::api
