// Resources that have a table of their own, a column a field. T is a value of a service's domain that walks its fields
// and says
//
//   static constexpr std::string_view kPattern = "programmes/{programme}/cohorts/{cohort}";   of its names
//   static constexpr std::string_view kCollection = "cohorts";                                its table
//
// and, of those that are not called by their makers but numbered below their parent, from 1 ("projects/x/events/3"),
//
//   static constexpr bool kNumbered = true;
//
// The table has id (of a resource below another, its parent's id, a slash and its own), version, uid, created_at_us,
// updated_at_us, deleted_at_us, and a column a field: text, flags, numbers, days, instants (microseconds; the end of
// time is the largest), enums by their symbols; lists of values as their document. A table that is laid out otherwise
// says so in its Layout (table_columns.h). Where these are made: table_statements.h.
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
#include "services/record/personal_data.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::record {

template <typename T>
concept Numbered = requires {
  requires T::kNumbered;
};

// Of a T with a `bool Concealed() const`, some are not told to everybody: what the feed carries of it says what it was
// before too, so that whoever was told of it learns that it went.
template <typename T>
concept Concealable = requires(const T& value) {
  value.Concealed();
};

// The name of that id by that pattern.
std::string NameOf(std::string_view pattern, std::string_view id);
// The id in a name of that pattern: the other way round.
std::string IdIn(std::string_view pattern, std::string_view name);
// 3 of "x/3" and of "3"; 0 where no number ends it.
int NumberIn(std::string_view id);
// "x" of "x/3".
std::string ParentIn(std::string_view id);

// Deleted ones too; none if the id was never used. DATA_LOSS if what is stored cannot be read.
template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> Find(db::Session& session, const std::string& id);
template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> Find(db::Database& db, absl::Time deadline, const std::string& id);
// Those of these ids that there are and that can be read, in no order: one statement of a few dozen.
template <typename T>
absl::StatusOr<std::vector<base::Stored<T>>> FindEach(db::Database& db, absl::Time deadline,
                                                      const std::vector<std::string>& ids);
// Locked until the transaction ends.
template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> FindForUpdate(db::Session& session, const std::string& id);

// The same of one that cannot be read (DATA_LOSS): what there is of it, for who writes it anew.
template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> FindBroken(db::Session& session, const std::string& id);

// Shows each T there ever was, deleted ones too; not those that cannot be read.
template <typename T>
absl::Status VisitAll(db::Session& session, absl::FunctionRef<void(const base::Stored<T>&)> visit);
// The live ones for which `where` holds, in the order of their keys; not those that cannot be read.
template <typename T>
absl::StatusOr<std::vector<base::Stored<T>>> Select(db::Session& session, const query::SqlFragment& where);
template <typename T>
absl::StatusOr<std::vector<base::Stored<T>>> Select(db::Database& db, absl::Time deadline,
                                                    const query::SqlFragment& where);
// Those below that parent.
template <typename T>
absl::StatusOr<std::vector<base::Stored<T>>> SelectBelow(db::Session& session, const std::string& parent);
template <typename T>
absl::StatusOr<std::vector<base::Stored<T>>> SelectBelow(db::Database& db, absl::Time deadline,
                                                         const std::string& parent);

// By name, or by title.
const query::SortSchema& TableOrder();
// By name alone; by number.
const query::SortSchema& NameOrder();
const query::SortSchema& NumberOrder();
// What the lists of a T are ordered by, unless its service says otherwise.
template <typename T>
const query::SortSchema& OrderOf() {
  if constexpr (Numbered<T>) {
    return NumberOrder();
  } else if constexpr (requires(const T& value) { value.title; }) {
    return TableOrder();
  } else {
    return NameOrder();
  }
}
// Those that `where`, and what the list asks for but its filter, let through. `parent`: of which resource's own (an
// id); empty: of all.
template <typename T>
absl::StatusOr<Page<base::Stored<T>>> ListRows(db::Database& db, absl::Time deadline, const ListQuery& list,
                                               const std::string& parent, query::SqlFragment where);

// Writes with history, audit and feed. ALREADY_EXISTS if the id is taken. `reason`: what a person gave, or empty.
template <typename T>
absl::StatusOr<base::Stored<T>> Insert(journal::Unit& unit, const std::string& id, const T& value,
                                       std::string_view reason = "");
// Writes what another place kept until now, ids and times as they were there.
template <typename T>
absl::Status Adopt(journal::Unit& unit, const std::vector<base::Stored<T>>& rows, std::string_view reason);
// Of a T that is numbered: several at once, with the numbers that follow those below that parent, which must be locked.
// Numbers are never used again.
template <typename T>
absl::StatusOr<std::vector<base::Stored<T>>> InsertBelow(journal::Unit& unit, const std::string& parent,
                                                         const std::vector<T>& values, std::string_view reason = "");
// `before` as FindForUpdate gave it. Writes nothing if nothing differs.
template <typename T>
absl::StatusOr<base::Stored<T>> Update(journal::Unit& unit, const base::Stored<T>& before, const T& value,
                                       std::string_view reason = "");
// The next version of what stays as it is: something that is kept beside its row changed. Who changed that audits it.
template <typename T>
absl::StatusOr<base::Stored<T>> Touch(journal::Unit& unit, const base::Stored<T>& before);
// `before` as FindBroken gave it: what else there was is overwritten.
template <typename T>
absl::StatusOr<base::Stored<T>> Repair(journal::Unit& unit, const base::Stored<T>& before, const T& value);
template <typename T>
absl::StatusOr<base::Stored<T>> SetDeleted(journal::Unit& unit, const base::Stored<T>& before, bool deleted,
                                           std::string_view reason = "");

// Which of the ids are not those of live T's. The others are locked, and live on, until the transaction ends.
template <typename T>
absl::StatusOr<std::vector<std::string>> Missing(db::Session& session, const std::vector<std::string>& ids);
// Which of the ids are those of deleted T's. The others are locked likewise.
template <typename T>
absl::StatusOr<std::vector<std::string>> Deleted(db::Session& session, const std::vector<std::string>& ids);
// A live T below that parent, if there is any: its id. For who has locked the parent.
template <typename T>
absl::StatusOr<std::optional<std::string>> AnyBelow(db::Session& session, const std::string& parent);

// What is personal in them (personal_data.h).
template <typename T>
LiveRows RowsOf();

// What a change of the feed carries of a T; DATA_LOSS for what another release wrote otherwise.
template <typename T>
absl::StatusOr<base::Stored<T>> ReadChange(std::string_view payload);
// The same of what a concealable T was before the transaction; none: it was not there.
template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> ReadBefore(std::string_view payload);

}  // namespace pepiniere::record
