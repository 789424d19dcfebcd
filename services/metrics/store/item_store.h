// Work items and sprints in the database: record/table.h, what they are filtered by, and the instants of items, each
// with when it was said and when it was taken back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/journal/unit.h"
#include "services/metrics/domain/sprint.h"
#include "services/metrics/domain/work_item.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::metrics::store {

const query::FilterSchema& WorkItemFilters();
const query::SortSchema& WorkItemOrder();
const query::FilterSchema& SprintFilters();
const query::SortSchema& SprintOrder();

// What a change of an item does to its instants: those that are new are recorded, those that are gone are withdrawn.
// `before`: null where it was not there. With every record::Insert, Update and Repair of one, in its transaction; the
// two functions below do it themselves.
absl::Status KeepInstants(journal::Unit& unit, const domain::WorkItem* before,
                          const base::Stored<domain::WorkItem>& after);
absl::StatusOr<base::Stored<domain::WorkItem>> InsertItem(journal::Unit& unit, const std::string& id,
                                                          const domain::WorkItem& item);
absl::StatusOr<base::Stored<domain::WorkItem>> UpdateItem(journal::Unit& unit,
                                                          const base::Stored<domain::WorkItem>& before,
                                                          const domain::WorkItem& item);

// The id of what a source calls so, of a project (an id), deleted ones too; the least, where there are several. The
// collection is "workItems", "sprints", "deployments" or "incidents".
absl::StatusOr<std::optional<std::string>> IdFromSource(db::Session& session, std::string_view collection,
                                                        const std::string& project, const std::string& source,
                                                        const std::string& source_id);

}  // namespace pepiniere::metrics::store
