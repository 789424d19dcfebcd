// How usage went on from one period to as long a one before it, of what both tell of the same days.
#pragma once

#include <optional>

#include "services/base/date.h"
#include "services/metrics/api/point_figures.h"
#include "services/metrics/compute/history.h"
#include "services/metrics/domain/definition.h"

namespace pepiniere::metrics::api {

// As many days of the calendar and as much of a clock before it: where clocks change meanwhile, a whole day is not as
// many hours, and would fall out.
Window AsLongBefore(const Window& window);

struct Compared {
  double now = 0, before = 0;
};
// What is compared of a metric in that window and before it. Of what adds up, the days (weeks, months, as the metric is
// told) that both tell: each with the one that lies as many whole days before it as the window has. Else the values.
// None: other series tell it now than before, or none of both tells the same days.
std::optional<Compared> Compare(const domain::Definition& definition, const MetricValue& now, const MetricValue& before,
                                const Window& window);
// The last day that a metric tells of, in these days: that of its last point, or where it is told by the week or month,
// the last of that.
std::optional<base::Date> LastDay(const domain::Definition& definition, const MetricValue& value, const Window& window);

}  // namespace pepiniere::metrics::api
