// Lines that are recorded below a resource and never overwritten (base/line.h). T is a value of a service's domain that
// walks its fields and says
//
//   static constexpr std::string_view kPattern = "projects/{project}/fundingLines/{funding_line}";   of their names
//   static constexpr std::string_view kCollection = "fundingLines";
//
// All kinds of lines below one kind of parent share a table, that their Layout (table_columns.h) names: the parent's id
// (the first column of its kKey), collection, number, document, source, recorded_by, recorded_at_us, superseded_at_us,
// superseded_by, supersede_reason, and what it repeats of the document. Where these are made: line_statements.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/line.h"
#include "services/query/order_by.h"
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

// All lines below the parent, superseded ones too, by number. Inside a transaction that holds the parent's lock nobody
// else adds any.
template <typename T>
absl::StatusOr<std::vector<base::Line<T>>> LoadLines(db::Session& session, const std::string& parent);
template <typename T>
absl::StatusOr<std::vector<base::Line<T>>> LoadLines(db::Database& db, absl::Time deadline, const std::string& parent);

// A line and the id of what it lies below.
template <typename T>
struct LineBelow {
  std::string parent;
  base::Line<T> line;
};
// By parent, and of one in the order of recording.
template <typename T>
const query::SortSchema& LineOrder();
// Those that `where` lets through; superseded ones where the list asks for what is deleted. `parent`: of which
// resource's own (an id); empty: of all.
template <typename T>
absl::StatusOr<Page<LineBelow<T>>> ListLines(db::Database& db, absl::Time deadline, const ListQuery& list,
                                             const std::string& parent, const query::SqlFragment& where);

// Adds a line, with audit and feed. `lines`: those there are, from LoadLines under the parent's lock. `source`: see
// Line.
template <typename T>
absl::StatusOr<base::Line<T>> AppendLine(journal::Unit& unit, const std::string& parent,
                                         const std::vector<base::Line<T>>& lines, const T& value,
                                         std::string_view source);

// Supersedes `line`, by the line numbered `by`, or withdraws it (0), with audit and feed. The line as it is then.
template <typename T>
absl::StatusOr<base::Line<T>> SupersedeLine(journal::Unit& unit, const std::string& parent, const base::Line<T>& line,
                                            int by, std::string_view reason);

}  // namespace pepiniere::record
