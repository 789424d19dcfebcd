// Access bindings in the database (record/table.h).
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/access_binding.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::portfolio::store {

// All that somebody was ever given and that was not revoked.
absl::StatusOr<std::vector<base::Stored<AccessBinding>>> BindingsOf(db::Database& db, absl::Time deadline,
                                                                    const std::string& principal);

// Filters: principal, role, resource, granted_by, active (at `now`).
absl::StatusOr<record::Page<base::Stored<AccessBinding>>> ListBindings(db::Database& db, absl::Time deadline,
                                                                       const record::ListQuery& list, absl::Time now);

}  // namespace pepiniere::portfolio::store
