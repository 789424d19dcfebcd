// Organisations, incubators and teams in the database. T is one of the three (domain/directory.h).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/directory.h"
#include "services/portfolio/domain/organisation_tree.h"
#include "services/portfolio/store/finder.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db

namespace pepiniere::portfolio::store {

// What can be filtered on.
template <typename T>
const query::FilterSchema& DirectoryFilters();
template <typename T>
absl::StatusOr<record::Page<base::Stored<T>>> List(const Finder& finder, absl::Time deadline,
                                                   const record::ListQuery& list);

// Everything that the tree of organisations says now. In a transaction it stays so until the end: a project that is
// placed in the tree and an organisation that moves in it wait for each other.
absl::StatusOr<OrganisationTree> LoadOrganisationTree(db::Session& session);
absl::StatusOr<OrganisationTree> LoadOrganisationTree(db::Database& db, absl::Time deadline);

// A live resource that refers to this one ("projects/x"), or a planned session, if there is any. For who has locked it.
absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, std::string_view collection,
                                                        const std::string& id);

}  // namespace pepiniere::portfolio::store
