// Panels and their panelists in the database: record/table.h, and what they are filtered by.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/feedback/domain/panel.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::feedback::store {

// What each is filtered by.
const query::FilterSchema& PanelFilters();
const query::FilterSchema& PanelistFilters();

// A page of them, of a panel (an id; empty: of all); where `own` is said (persons/...), theirs alone.
absl::StatusOr<record::Page<base::Stored<Panelist>>> ListPanelists(db::Database& db, absl::Time deadline,
                                                                   const record::ListQuery& list,
                                                                   const std::string& parent,
                                                                   const std::optional<std::string>& own);
// That of a person, below that parent: its id.
absl::StatusOr<std::optional<std::string>> FindPanelist(db::Session& session, const std::string& parent,
                                                        const std::string& person);
// How many panelists a panel (an id) has.
absl::StatusOr<std::int64_t> CountPanelists(db::Session& session, const std::string& panel);

}  // namespace pepiniere::feedback::store
