// Access bindings in the database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/portfolio/domain/access_binding.h"
#include "services/query/order_by.h"
#include "services/record/page.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::portfolio::store {

absl::StatusOr<std::optional<AccessBinding>> FindBinding(db::Database& db, absl::Time deadline, const std::string& id);
// Locked until the transaction ends.
absl::StatusOr<std::optional<AccessBinding>> LockBinding(db::Session& session, const std::string& id);
// All that somebody was ever given and that was not revoked.
absl::StatusOr<std::vector<AccessBinding>> BindingsOf(db::Database& db, absl::Time deadline,
                                                      const std::string& principal);

// By id, which is by time of creation. Filters: principal, role, resource, granted_by, active (at `now`).
const query::SortSchema& BindingOrder();
absl::StatusOr<record::Page<AccessBinding>> ListBindings(db::Database& db, absl::Time deadline,
                                                         const record::ListQuery& list, absl::Time now);

// With audit and feed. The id and the times of creation are the unit's.
absl::StatusOr<AccessBinding> InsertBinding(journal::Unit& unit, AccessBinding binding);
absl::StatusOr<AccessBinding> RevokeBinding(journal::Unit& unit, const AccessBinding& before,
                                            const std::string& revoked_by, const std::string& reason);

}  // namespace pepiniere::portfolio::store
