// Of which metrics projects tell anything, without what they tell.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/metrics/store/reading_store.h"

namespace pepiniere::db {
class Session;
}

namespace pepiniere::metrics::store {

// Those of these metrics (ids) that have a point in that range, by the ids of projects.
absl::StatusOr<std::map<std::string, std::set<std::string>>> MetricsTold(db::Session& session,
                                                                         const std::vector<std::string>& metrics,
                                                                         const PointRange& range);

}  // namespace pepiniere::metrics::store
