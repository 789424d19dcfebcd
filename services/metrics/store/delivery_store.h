// Changes of code, deployments and incidents in the database: record/table.h, and what they are filtered by. What a
// source calls them: IdFromSource (item_store.h).
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/metrics/domain/delivery.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::metrics::store {

const query::FilterSchema& ChangeFilters();
const query::SortSchema& ChangeOrder();
const query::FilterSchema& DeploymentFilters();
const query::SortSchema& DeploymentOrder();
const query::FilterSchema& IncidentFilters();
const query::SortSchema& IncidentOrder();

// A live incident that names that deployment (an id), if there is any: its id.
absl::StatusOr<std::optional<std::string>> AnyIncidentOf(db::Session& session, const std::string& deployment);

}  // namespace pepiniere::metrics::store
