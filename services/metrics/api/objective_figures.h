// What an objective is measured by where that is an indicator, not a metric.
#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "services/base/stored.h"
#include "services/metrics/api/asked.h"
#include "services/metrics/compute/figure.h"
#include "services/metrics/compute/history.h"
#include "services/metrics/domain/objective.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::metrics::api {

struct Measure {
  Question question;  // with the period of the figure
  History history;    // what it was computed from
  Figure figure;

  // That of the figure, or its P85 where it has none.
  std::optional<double> Value() const;
};

// Of the period that is asked, of 13 weeks at least, which ends with the day of the target where that is past. None: it
// is measured by no such indicator.
absl::StatusOr<std::optional<Measure>> MeasureOf(db::Session& session, const base::Stored<domain::Objective>& objective,
                                                 const Question& question);

}  // namespace pepiniere::metrics::api
