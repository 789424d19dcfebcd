// Access bindings in the database: record/table.h, and what they are filtered by.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/access/domain/access_binding.h"
#include "services/base/stored.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::access::store {

// What filters are about, beside what they say.
struct BindingContext {
  // Whose subjects are principals (empty: everybody's), and what stands for the issuer of certificates.
  std::string issuer, certificates;
  absl::Time now;
};
// Filters: principal (of a person, whatever they sign in as too), role (one of `roles`, symbols of the contract without
// their prefix), resource, granted_by, active.
absl::StatusOr<record::Page<base::Stored<AccessBinding>>> ListBindings(db::Database& db, absl::Time deadline,
                                                                       const record::ListQuery& list,
                                                                       const std::vector<std::string>& roles,
                                                                       const BindingContext& context);

// Another binding (an id) that gives all that this one does, which was written in the session's transaction before: the
// same role of the same principal on the same, not revoked, at least as long. Of two that are written at the same
// moment, one waits for the other.
absl::StatusOr<std::optional<std::string>> FindCovering(db::Session& session,
                                                        const base::Stored<AccessBinding>& binding);

// What the schema has of persons beside persons themselves.
record::Holdings PersonalHoldings();

// The migrations of migrations/access that this code needs, by what their files begin with; tests/unit/pepiniered
// holds them against the folder.
inline constexpr std::string_view kMigrations[] = {"20261126180010", "20261126210000", "20261127100000",
                                                   "20261127130100", "20261127150000"};

}  // namespace pepiniere::access::store
