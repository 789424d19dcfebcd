// Invitations of panelists to studies in the database: record/table.h, and what they are filtered by.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/feedback/domain/invitation.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::feedback::store {

// What each is filtered by.
const query::FilterSchema& InvitationFilters();
const query::SortSchema& InvitationOrder();

// A page of them, of a study (an id; empty: of all); where `own` is said (persons/...), theirs alone.
absl::StatusOr<record::Page<base::Stored<Invitation>>> ListInvitations(db::Database& db, absl::Time deadline,
                                                                       const record::ListQuery& list,
                                                                       const std::string& parent,
                                                                       const std::optional<std::string>& own);

}  // namespace pepiniere::feedback::store
