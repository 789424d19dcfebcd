// What a service was told of a project, as the file that `pep metrics compute` reads.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "pepiniere/metrics/v1/change.pb.h"
#include "pepiniere/metrics/v1/deployment.pb.h"
#include "pepiniere/metrics/v1/incident.pb.h"
#include "pepiniere/metrics/v1/reading.pb.h"
#include "pepiniere/metrics/v1/series.pb.h"
#include "pepiniere/metrics/v1/sprint.pb.h"
#include "pepiniere/metrics/v1/survey.pb.h"
#include "pepiniere/metrics/v1/work_item.pb.h"

namespace pepiniere::pep {

struct ToldHistory {
  // The points of a series, one by one.
  struct Values {
    metrics::v1::Series series;
    std::vector<metrics::v1::Bucket> points;
  };

  absl::Time as_of, from, to;
  absl::TimeZone zone;
  std::vector<metrics::v1::WorkItem> items;
  std::vector<metrics::v1::Sprint> sprints;
  std::vector<metrics::v1::Deployment> deployments;
  std::vector<metrics::v1::CodeChange> changes;
  std::vector<metrics::v1::Incident> incidents;
  std::vector<metrics::v1::Survey> surveys;  // of whatever day: those of the period count
  std::vector<Values> values;
};

// Things are called by the last segments of their names. What counts in no figure is left out: deployments that were
// called off have no end, and incidents that no deployment caused are not there. No titles, no addresses. Ends with a
// line feed.
std::string HistoryJson(const ToldHistory& history);

}  // namespace pepiniere::pep
