// Organisations, incubators and teams in the database. T is one of the three (domain/directory.h).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/portfolio/domain/directory.h"
#include "services/portfolio/domain/organisation_tree.h"
#include "services/portfolio/domain/stored.h"
#include "services/portfolio/store/finder.h"
#include "services/portfolio/store/page.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::portfolio::store {

// Deleted ones too; none if the id was never used. DATA_LOSS if what is stored cannot be read.
template <typename T>
absl::StatusOr<std::optional<Stored<T>>> Find(db::Session& session, const std::string& id);
template <typename T>
absl::StatusOr<std::optional<Stored<T>>> Find(db::Database& db, absl::Time deadline, const std::string& id);
// Locked until the transaction ends.
template <typename T>
absl::StatusOr<std::optional<Stored<T>>> FindForUpdate(db::Session& session, const std::string& id);

// The same of one that cannot be read (DATA_LOSS): what there is of it, for who writes it anew.
template <typename T>
absl::StatusOr<std::optional<Stored<T>>> FindBroken(db::Session& session, const std::string& id);

// Shows each T there ever was, deleted ones too; not those that cannot be read.
template <typename T>
absl::Status VisitAll(db::Session& session, absl::FunctionRef<void(const Stored<T>&)> visit);

// What can be filtered on and ordered by.
template <typename T>
const query::FilterSchema& DirectoryFilters();
const query::SortSchema& DirectoryOrder();
template <typename T>
absl::StatusOr<Page<Stored<T>>> List(const Finder& finder, absl::Time deadline, const ListQuery& list);

// Writes with history, audit and feed. ALREADY_EXISTS if the id is taken.
template <typename T>
absl::StatusOr<Stored<T>> Insert(journal::Unit& unit, const std::string& id, const T& value);
// `before` as FindForUpdate gave it. Writes nothing if nothing differs.
template <typename T>
absl::StatusOr<Stored<T>> Update(journal::Unit& unit, const Stored<T>& before, const T& value);
template <typename T>
absl::StatusOr<Stored<T>> SetDeleted(journal::Unit& unit, const Stored<T>& before, bool deleted);

// Which of the ids are not those of live T's. The others are locked, and live on, until the transaction ends.
template <typename T>
absl::StatusOr<std::vector<std::string>> Missing(db::Session& session, const std::vector<std::string>& ids);
// Which of the ids are those of deleted T's. The others are locked likewise.
template <typename T>
absl::StatusOr<std::vector<std::string>> Deleted(db::Session& session, const std::vector<std::string>& ids);

// Everything that the tree of organisations says now. In a transaction it stays so until the end: a project that is
// placed in the tree and an organisation that moves in it wait for each other.
absl::StatusOr<OrganisationTree> LoadOrganisationTree(db::Session& session);
absl::StatusOr<OrganisationTree> LoadOrganisationTree(db::Database& db, absl::Time deadline);

// A live resource that refers to this one ("projects/x"), or a planned session, if there is any. For who has locked it.
absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, std::string_view collection,
                                                        const std::string& id);

}  // namespace pepiniere::portfolio::store
