// Resources that have a table of their own, a column a field. T is a value of a service's domain that walks its fields
// and says
//
//   static constexpr std::string_view kPattern = "programmes/{programme}/cohorts/{cohort}";   of its names
//   static constexpr std::string_view kCollection = "cohorts";                                its table
//
// The table has id (of a resource below another, its parent's id, a slash and its own), version, uid, created_at_us,
// updated_at_us, deleted_at_us, and a column a field: text, flags, numbers, days; lists of values as their document.
// Where these are made: table_statements.h.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/query/sql_fragment.h"
#include "services/record/page.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::record {

// The name of that id by that pattern.
std::string NameOf(std::string_view pattern, std::string_view id);

// Deleted ones too; none if the id was never used. DATA_LOSS if what is stored cannot be read.
template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> Find(db::Session& session, const std::string& id);
template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> Find(db::Database& db, absl::Time deadline, const std::string& id);
// Locked until the transaction ends.
template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> FindForUpdate(db::Session& session, const std::string& id);

// The same of one that cannot be read (DATA_LOSS): what there is of it, for who writes it anew.
template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> FindBroken(db::Session& session, const std::string& id);

// Shows each T there ever was, deleted ones too; not those that cannot be read.
template <typename T>
absl::Status VisitAll(db::Session& session, absl::FunctionRef<void(const base::Stored<T>&)> visit);

// By name, or by title.
const query::SortSchema& TableOrder();
// Those that `where`, and what the list asks for but its filter, let through. `parent`: of which resource's own (an
// id); empty: of all.
template <typename T>
absl::StatusOr<Page<base::Stored<T>>> ListRows(db::Database& db, absl::Time deadline, const ListQuery& list,
                                               const std::string& parent, query::SqlFragment where);

// Writes with history, audit and feed. ALREADY_EXISTS if the id is taken.
template <typename T>
absl::StatusOr<base::Stored<T>> Insert(journal::Unit& unit, const std::string& id, const T& value);
// `before` as FindForUpdate gave it. Writes nothing if nothing differs.
template <typename T>
absl::StatusOr<base::Stored<T>> Update(journal::Unit& unit, const base::Stored<T>& before, const T& value);
template <typename T>
absl::StatusOr<base::Stored<T>> SetDeleted(journal::Unit& unit, const base::Stored<T>& before, bool deleted);

// Which of the ids are not those of live T's. The others are locked, and live on, until the transaction ends.
template <typename T>
absl::StatusOr<std::vector<std::string>> Missing(db::Session& session, const std::vector<std::string>& ids);
// Which of the ids are those of deleted T's. The others are locked likewise.
template <typename T>
absl::StatusOr<std::vector<std::string>> Deleted(db::Session& session, const std::vector<std::string>& ids);
// A live T below that parent, if there is any: its id. For who has locked the parent.
template <typename T>
absl::StatusOr<std::optional<std::string>> AnyBelow(db::Session& session, const std::string& parent);

// What a change of the feed carries of a T; DATA_LOSS for what another release wrote otherwise.
template <typename T>
absl::StatusOr<base::Stored<T>> ReadChange(std::string_view payload);

}  // namespace pepiniere::record
