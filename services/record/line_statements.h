// The statements of lines (lines.h): for the .cc file of a store, which says PEPINIERE_LINES(T) for each of its types.
#pragma once

#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/record/document.h"
#include "services/record/line_rows.h"
#include "services/record/lines.h"
#include "services/record/page_query.h"
#include "services/record/table.h"
#include "services/record/table_columns.h"
#include "services/record/versions.h"

namespace pepiniere::record {
namespace table {

// "project_id = ? AND collection = ?".
template <typename T>
std::string IsBelow() {
  return Concat(Layout<T>::kKey[0], " = ? AND collection = ?");
}

template <typename T>
std::string NameOfLine(const std::string& parent, int number) {
  return NameOf(T::kPattern, Concat(parent, "/", number));
}

}  // namespace table

template <typename T>
absl::StatusOr<std::vector<base::Line<T>>> LoadLines(db::Session& session, const std::string& parent) {
  static const std::string kSelect = base::Concat("SELECT ", kLineColumns, " FROM ", table::NameOfTable<T>(), " WHERE ",
                                                  table::IsBelow<T>(), " ORDER BY number");
  std::vector<base::Line<T>> lines;
  PEP_TRY(session.Query(kSelect, {parent, T::kCollection}, [&](const db::Row& row) {
    ReadLine(row, lines);
    return absl::OkStatus();
  }));
  return lines;
}

template <typename T>
absl::StatusOr<std::vector<base::Line<T>>> LoadLines(db::Database& db, absl::Time deadline, const std::string& parent) {
  return db.Read(deadline, [&](db::Session& session) { return LoadLines<T>(session, parent); });
}

template <typename T>
const query::SortSchema& LineOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "parent", .sql = std::string(Layout<T>::kKey[0])}},
                            .unique = {.name = "number", .sql = "number", .type = query::SortType::kInteger},
                            .default_order = "parent"};
  return *schema;
}

template <typename T>
absl::StatusOr<Page<LineBelow<T>>> ListLines(db::Database& db, absl::Time deadline, const ListQuery& list,
                                             const std::string& parent, const query::SqlFragment& where) {
  static const std::string kColumns = base::Concat(kLineColumns, ", ", Layout<T>::kKey[0]);
  query::SqlFragment wanted{.sql = "collection = "};
  wanted.Bind(std::string(T::kCollection));
  if (!parent.empty()) wanted.Add(base::Concat(" AND ", Layout<T>::kKey[0], " = ")).Bind(parent);
  if (!list.show_deleted) wanted.Add(" AND superseded_at_us IS NULL");
  wanted.Add(" AND (").Add(where).Add(")");
  const PageSource source{kColumns, kLineColumnCount + 1, table::NameOfTable<T>(), wanted};
  PEP_ASSIGN(auto page, QueryPage<LineBelow<T>>(db, deadline, list, source, [](const db::Row& row) {
               std::vector<base::Line<T>> lines;
               ReadLine(row, lines);
               return LineBelow<T>{row.String(kLineColumnCount), std::move(lines.back())};
             }));
  // A line whose document cannot be read has its place; damage to its other columns is not passed over.
  if (!page.unreachable.empty()) return absl::DataLossError("a line cannot be read");
  return page;
}

template <typename T>
absl::StatusOr<base::Line<T>> AppendLine(journal::Unit& unit, const std::string& parent,
                                         const std::vector<base::Line<T>>& lines, const T& value,
                                         std::string_view source) {
  static const std::string kInsert = [] {
    const std::vector<std::string_view> fields = table::FieldColumns<T>();
    const std::vector<std::string_view> marks(fields.size(), "?");
    return base::Concat("INSERT INTO ", table::NameOfTable<T>(), " (", Layout<T>::kKey[0],
                        ", collection, number, source, recorded_by, recorded_at_us, supersede_reason, ",
                        table::Joined(fields, ", "), ") VALUES (?, ?, ?, ?, ?, ?, '', ", table::Joined(marks, ", "),
                        ")");
  }();
  base::Line<T> line{.number = lines.empty() ? 1 : lines.back().number + 1,
                     .value = value,
                     .source = std::string(source),
                     .recorded_by = unit.caller().principal,
                     .recorded_at = unit.now()};
  std::vector<db::Value> cells = {parent, T::kCollection, line.number, source, line.recorded_by, line.recorded_at};
  table::Cells<T> fields(value);
  cells.insert(cells.end(), fields.values().begin(), fields.values().end());
  PEP_TRY(unit.session().Execute(kInsert, cells).status());
  const std::string name = table::NameOfLine<T>(parent, line.number), document = ToDocument(value);
  unit.Audit(name, "", ToDocument(value, Layout<T>::Unaudited));
  unit.Changed(T::kCollection, name, journal::ChangeKind::kCreated, document);
  return line;
}

template <typename T>
absl::StatusOr<base::Line<T>> SupersedeLine(journal::Unit& unit, const std::string& parent, const base::Line<T>& line,
                                            int by, std::string_view reason) {
  static const std::string kUpdate = base::Concat(
      "UPDATE ", table::NameOfTable<T>(), " SET superseded_at_us = ?, superseded_by = ?, supersede_reason = ? WHERE ",
      table::IsBelow<T>(), " AND number = ? AND superseded_at_us IS NULL");
  base::Line<T> after = line;
  after.superseded_at = unit.now();
  after.superseded_by = by == 0 ? std::nullopt : std::optional(by);
  after.supersede_reason = reason;
  PEP_TRY(ExpectOne(unit.session().Execute(
      kUpdate, {after.superseded_at, after.superseded_by, reason, parent, T::kCollection, line.number})));
  const std::string name = table::NameOfLine<T>(parent, line.number), document = ToDocument(line.value);
  unit.Audit(name, ToDocument(line.value, Layout<T>::Unaudited), "", reason);
  unit.Changed(T::kCollection, name, journal::ChangeKind::kDeleted, document);
  return after;
}

}  // namespace pepiniere::record

#define PEPINIERE_LINES(T)                                                                                             \
  template absl::StatusOr<std::vector<base::Line<T>>> LoadLines<T>(db::Session&, const std::string&);                  \
  template absl::StatusOr<std::vector<base::Line<T>>> LoadLines<T>(db::Database&, absl::Time, const std::string&);     \
  template const query::SortSchema& LineOrder<T>();                                                                    \
  template absl::StatusOr<Page<LineBelow<T>>> ListLines<T>(db::Database&, absl::Time, const ListQuery&,                \
                                                           const std::string&, const query::SqlFragment&);             \
  template absl::StatusOr<base::Line<T>> AppendLine<T>(journal::Unit&, const std::string&,                             \
                                                       const std::vector<base::Line<T>>&, const T&, std::string_view); \
  template absl::StatusOr<base::Line<T>> SupersedeLine<T>(journal::Unit&, const std::string&, const base::Line<T>&,    \
                                                          int, std::string_view)
