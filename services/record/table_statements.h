// The statements of a table (table.h): for the .cc file of a store, which says PEPINIERE_TABLE(T) for each of its
// types.
#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/json/json.h"
#include "services/record/blanked.h"
#include "services/record/page_query.h"
#include "services/record/payload.h"
#include "services/record/table.h"
#include "services/record/table_columns.h"
#include "services/record/versions.h"

namespace pepiniere::record {
namespace table {

template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> FindWith(db::Session& session, const std::string& id,
                                                        std::string_view lock) {
  static const std::string kSelect =
      Concat("SELECT ", Selected<T>(), " FROM ", NameOfTable<T>(), " WHERE ", KeyIs<T>());
  PEP_ASSIGN(auto found, session.QueryOne(Concat(kSelect, lock), KeyOf<T>(id), Read<T>));
  if (found && found->id != id) found.reset();  // the database takes "x " for x
  return found;
}

// Those for which `where` holds, whether they live or not.
template <typename T>
absl::Status Visit(db::Session& session, const query::SqlFragment& where,
                   absl::FunctionRef<void(base::Stored<T>)> visit) {
  static const std::string kSelect = Concat("SELECT ", Selected<T>(), " FROM ", NameOfTable<T>(), " WHERE ");
  static const std::string kOrder = Concat(" ORDER BY ", Joined(Layout<T>::kKey, ", "));
  return session.Query(Concat(kSelect, where.sql, kOrder), Bind(where), [&](const db::Row& row) {
    absl::StatusOr<base::Stored<T>> stored = Read<T>(row);
    if (stored.ok() && row.status().ok()) visit(*std::move(stored));
    row.Forgive();
    return absl::OkStatus();
  });
}

// At most this many are asked for at once; one alone, or as many places as that, so that two texts of a statement do.
inline constexpr std::size_t kFoundAtOnce = 32;

template <typename T>
absl::Status VisitEach(db::Session& session, const std::vector<std::string>& ids,
                       absl::FunctionRef<void(base::Stored<T>)> visit) {
  static const std::string kSelect = Concat("SELECT ", Selected<T>(), " FROM ", NameOfTable<T>(), " WHERE ");
  const std::size_t places = ids.size() == 1 ? 1 : kFoundAtOnce;
  for (std::size_t first = 0; first < ids.size(); first += places) {
    std::string sql = kSelect;
    std::vector<db::Value> cells;
    for (std::size_t i = 0; i < places; ++i) {
      sql += Concat(i == 0 ? "(" : " OR (", KeyIs<T>(), ")");
      std::vector<db::Value> key = KeyOf<T>(ids[std::min(first + i, ids.size() - 1)]);
      std::ranges::move(key, std::back_inserter(cells));
    }
    PEP_TRY(session.Query(sql, cells, [&](const db::Row& row) {
      absl::StatusOr<base::Stored<T>> stored = Read<T>(row);
      if (stored.ok() && row.status().ok()) visit(*std::move(stored));
      row.Forgive();
      return absl::OkStatus();
    }));
  }
  return absl::OkStatus();
}

// A row before (null: it was not there) and after.
template <typename T>
struct Revision {
  const base::Stored<T>* before;
  const base::Stored<T>& after;
};

// What every write leaves behind.
template <typename T>
absl::Status Record(journal::Unit& unit, const std::vector<Revision<T>>& revisions, journal::ChangeKind kind,
                    std::string_view reason) {
  std::vector<Version> versions;
  for (const auto& [before, after] : revisions) {
    const std::string name = NameOf(T::kPattern, after.id);
    std::string document = ToDocument(after.value);
    const auto audited = [](const base::Stored<T>* stored) {
      const bool is_there = stored && !stored->deleted_at;
      return is_there ? ToDocument(stored->value, Layout<T>::Unaudited) : std::string();
    };
    unit.Audit(name, audited(before), audited(&after), reason);
    std::string previous;
    if constexpr (Concealable<T>) previous = before ? json::Dump(WriteStored(*before)) : "";
    unit.Changed(T::kCollection, name, kind, json::Dump(WriteStored(after)), previous);
    const bool marks_deletion = Layout<T>::kMarksDeletions && after.deleted_at.has_value();
    versions.push_back({after.id, after.version, std::move(document), after.updated_at, marks_deletion});
  }
  return Layout<T>::kKeepsHistory ? KeepVersions(unit, T::kCollection, versions) : absl::OkStatus();
}

// In one statement, or a few.
template <typename T>
absl::Status InsertRows(journal::Unit& unit, const std::vector<base::Stored<T>>& rows) {
  using L = Layout<T>;
  static const std::string kHead =
      Concat("INSERT INTO ", NameOfTable<T>(), " (", Joined(L::kKey, ", "), ", created_at_us",
             L::kHasVersion ? ", version" : "", L::kHasUpdated ? ", updated_at_us" : "", L::kHasUid ? ", uid" : "",
             ", ", Joined(FieldColumns<T>(), ", "), ") VALUES");
  static const std::string kMarks = [] {
    const std::size_t life = 1 + L::kHasVersion + L::kHasUpdated + L::kHasUid;
    return Concat(
        "(", Joined(std::vector<std::string_view>(L::kKey.size() + life + FieldColumns<T>().size(), "?"), ", "), ")");
  }();
  std::vector<Cells<T>> fields;
  fields.reserve(rows.size());
  std::vector<db::Value> cells;
  for (const base::Stored<T>& row : rows) {
    std::vector<db::Value> key = KeyOf<T>(row.id);
    std::ranges::move(key, std::back_inserter(cells));
    cells.push_back(row.created_at);
    if (L::kHasVersion) cells.push_back(row.version);
    if (L::kHasUpdated) cells.push_back(row.updated_at);
    if (L::kHasUid) cells.push_back(row.uid);
    std::ranges::move(fields.emplace_back(row.value).values(), std::back_inserter(cells));
  }
  return unit.session().InsertRows(kHead, kMarks, cells).status();
}

template <typename T>
base::Stored<T> MakeNew(const journal::Unit& unit, std::string id, const T& value) {
  // Of rows that deletions remove, versions begin at the time: one that is made anew is not taken for what it was.
  const std::int64_t version = Layout<T>::kHasDeleted ? 1 : absl::ToUnixMicros(unit.now());
  return {std::move(id),
          version,
          value,
          unit.now(),
          unit.now(),
          std::nullopt,
          Layout<T>::kHasUid ? base::NewId(unit.now()) : ""};
}

// " SET <columns>, version = version + 1, updated_at_us = ?", as far as it has these.
template <typename T>
std::string SetRow(const std::vector<std::string_view>& columns) {
  return Concat("UPDATE ", NameOfTable<T>(), " SET ", Joined(columns, ", ", " = ?"),
                Layout<T>::kHasVersion ? ", version = version + 1" : "",
                Layout<T>::kHasUpdated ? ", updated_at_us = ?" : "");
}

// Runs `statement`, of these cells, on the one row as it was.
template <typename T>
absl::Status ExecuteOn(journal::Unit& unit, const base::Stored<T>& before, std::string_view statement,
                       std::vector<db::Value> cells) {
  static const std::string kWhere = Concat(" WHERE ", KeyIs<T>(), Layout<T>::kHasVersion ? " AND version = ?" : "");
  std::vector<db::Value> key = KeyOf<T>(before.id);
  std::ranges::move(key, std::back_inserter(cells));
  if (Layout<T>::kHasVersion) cells.push_back(before.version);
  return ExpectOne(unit.session().Execute(Concat(statement, kWhere), cells));
}

template <typename T>
absl::StatusOr<base::Stored<T>> Overwrite(journal::Unit& unit, const base::Stored<T>& before, const T& value,
                                          std::string_view reason) {
  static const std::string kUpdate = SetRow<T>(FieldColumns<T>());
  base::Stored<T> after = NextVersion(unit, before);
  after.value = value;
  Cells<T> fields(after.value);
  if (Layout<T>::kHasUpdated) fields.values().push_back(after.updated_at);
  PEP_TRY(ExecuteOn(unit, before, kUpdate, std::move(fields.values())));
  PEP_TRY(Record<T>(unit, {{&before, after}}, journal::ChangeKind::kUpdated, reason));
  return after;
}

enum class Life { kAlive, kDeleted };

// The ids of T's for whose life (none: there never was one) `wanted` says so, in the order of ids: two transactions
// lock them in the same order.
template <typename T>
absl::StatusOr<std::vector<std::string>> Without(db::Session& session, std::vector<std::string> ids,
                                                 bool (*wanted)(const std::optional<Life>&)) {
  static const std::string kSelect =
      Concat("SELECT ", IdSql<T>(), ", ", Layout<T>::kHasDeleted ? "deleted_at_us IS NOT NULL" : "FALSE", " FROM ",
             NameOfTable<T>(), " WHERE ", KeyIs<T>(), " LOCK IN SHARE MODE");
  std::ranges::sort(ids);
  std::vector<std::string> found;
  for (const std::string& id : ids) {
    std::optional<Life> life;
    PEP_TRY(session.Query(kSelect, KeyOf<T>(id), [&](const db::Row& row) {
      if (row.String(0) == id) life = row.Bool(1) ? Life::kDeleted : Life::kAlive;  // "x " is not x
      return absl::OkStatus();
    }));
    if (wanted(life)) found.push_back(id);
  }
  return found;
}

}  // namespace table

template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> Find(db::Session& session, const std::string& id) {
  return table::FindWith<T>(session, id, "");
}

template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> Find(db::Database& db, absl::Time deadline, const std::string& id) {
  return db.Read(deadline, [&](db::Session& session) { return table::FindWith<T>(session, id, ""); });
}

template <typename T>
absl::StatusOr<std::vector<base::Stored<T>>> FindEach(db::Database& db, absl::Time deadline,
                                                      const std::vector<std::string>& ids) {
  std::vector<base::Stored<T>> rows;
  if (ids.empty()) return rows;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    rows.clear();
    return table::VisitEach<T>(session, ids, [&](base::Stored<T> row) { rows.push_back(std::move(row)); });
  }));
  return rows;
}

template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> FindForUpdate(db::Session& session, const std::string& id) {
  return table::FindWith<T>(session, id, " FOR UPDATE");
}

template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> FindBroken(db::Session& session, const std::string& id) {
  static const std::string kSelect = base::Concat("SELECT ", table::Selected<T>(), " FROM ", table::NameOfTable<T>(),
                                                  " WHERE ", table::KeyIs<T>(), " FOR UPDATE");
  return session.QueryOne(kSelect, table::KeyOf<T>(id), table::ReadBroken<T>);
}

template <typename T>
absl::Status VisitAll(db::Session& session, absl::FunctionRef<void(const base::Stored<T>&)> visit) {
  return table::Visit<T>(session, {.sql = "TRUE"}, visit);
}

template <typename T>
absl::StatusOr<std::vector<base::Stored<T>>> Select(db::Session& session, const query::SqlFragment& where) {
  query::SqlFragment live;
  live.Add("(").Add(where).Add(")").Add(table::AndLives<T>());
  std::vector<base::Stored<T>> rows;
  PEP_TRY(table::Visit<T>(session, live, [&](base::Stored<T> row) { rows.push_back(std::move(row)); }));
  return rows;
}

template <typename T>
absl::StatusOr<std::vector<base::Stored<T>>> Select(db::Database& db, absl::Time deadline,
                                                    const query::SqlFragment& where) {
  return db.Read(deadline, [&](db::Session& session) { return Select<T>(session, where); });
}

template <typename T>
absl::StatusOr<std::vector<base::Stored<T>>> SelectBelow(db::Session& session, const std::string& parent) {
  query::SqlFragment where{.sql = "TRUE"};
  table::AddBelow<T>(where, parent);
  return Select<T>(session, where);
}

template <typename T>
absl::StatusOr<std::vector<base::Stored<T>>> SelectBelow(db::Database& db, absl::Time deadline,
                                                         const std::string& parent) {
  return db.Read(deadline, [&](db::Session& session) { return SelectBelow<T>(session, parent); });
}

template <typename T>
absl::StatusOr<Page<base::Stored<T>>> ListRows(db::Database& db, absl::Time deadline, const ListQuery& list,
                                               const std::string& parent, query::SqlFragment where) {
  static const std::string kSelected = table::Selected<T>();
  if (!parent.empty()) table::AddBelow<T>(where, parent);
  if (!list.show_deleted) where.Add(table::AndLives<T>());
  const PageSource source{kSelected, table::SelectedCount<T>(), table::NameOfTable<T>(), where};
  return QueryPage<base::Stored<T>>(db, deadline, list, source, table::Read<T>);
}

template <typename T>
absl::StatusOr<base::Stored<T>> Insert(journal::Unit& unit, const std::string& id, const T& value,
                                       std::string_view reason) {
  const std::vector<base::Stored<T>> rows = {table::MakeNew(unit, id, value)};
  PEP_TRY(table::InsertRows(unit, rows));
  PEP_TRY(table::Record<T>(unit, {{nullptr, rows.front()}}, journal::ChangeKind::kCreated, reason));
  return rows.front();
}

template <typename T>
absl::Status Adopt(journal::Unit& unit, const std::vector<base::Stored<T>>& rows, std::string_view reason) {
  if (rows.empty()) return absl::OkStatus();
  std::vector<table::Revision<T>> revisions;
  for (const base::Stored<T>& row : rows) revisions.push_back({nullptr, row});
  PEP_TRY(table::InsertRows(unit, rows));
  return table::Record<T>(unit, revisions, journal::ChangeKind::kCreated, reason);
}

template <typename T>
absl::StatusOr<std::vector<base::Stored<T>>> InsertBelow(journal::Unit& unit, const std::string& parent,
                                                         const std::vector<T>& values, std::string_view reason) {
  std::vector<base::Stored<T>> rows;
  if (values.empty()) return rows;
  if constexpr (Numbered<T>) {
    static const std::string kLast =
        base::Concat("SELECT MAX(", Layout<T>::kKey.back(), ") FROM ", table::NameOfTable<T>(), " WHERE TRUE");
    query::SqlFragment last{.sql = kLast};
    table::AddBelow<T>(last, parent);
    PEP_ASSIGN(const std::optional<int> given,
               unit.session().QueryOne(last.sql, Bind(last), [](const db::Row& row) { return row.Int(0); }));
    int number = given.value_or(0);
    for (const T& value : values) rows.push_back(table::MakeNew(unit, base::Concat(parent, "/", ++number), value));
    PEP_TRY(table::InsertRows(unit, rows));
    std::vector<table::Revision<T>> revisions;
    for (const base::Stored<T>& row : rows) revisions.push_back({nullptr, row});
    PEP_TRY(table::Record<T>(unit, revisions, journal::ChangeKind::kCreated, reason));
    return rows;
  } else {
    return absl::UnimplementedError(base::Absl(base::Concat(T::kCollection, " are not numbered")));
  }
}

template <typename T>
absl::StatusOr<base::Stored<T>> Update(journal::Unit& unit, const base::Stored<T>& before, const T& value,
                                       std::string_view reason) {
  if (value == before.value) return before;
  return table::Overwrite(unit, before, value, reason);
}

template <typename T>
absl::StatusOr<base::Stored<T>> Touch(journal::Unit& unit, const base::Stored<T>& before) {
  return table::Overwrite(unit, before, before.value, "");
}

template <typename T>
absl::StatusOr<base::Stored<T>> Repair(journal::Unit& unit, const base::Stored<T>& before, const T& value) {
  return table::Overwrite(unit, before, value, "");
}

template <typename T>
absl::StatusOr<base::Stored<T>> SetDeleted(journal::Unit& unit, const base::Stored<T>& before, bool deleted,
                                           std::string_view reason) {
  if (before.deleted_at.has_value() == deleted) return before;
  base::Stored<T> after = NextVersion(unit, before);
  after.deleted_at = deleted ? std::optional(after.updated_at) : std::nullopt;
  if constexpr (Layout<T>::kHasDeleted) {
    static const std::string kUpdate = table::SetRow<T>({"deleted_at_us"});
    std::vector<db::Value> cells = {after.deleted_at};
    if (Layout<T>::kHasUpdated) cells.push_back(after.updated_at);
    PEP_TRY(table::ExecuteOn(unit, before, kUpdate, std::move(cells)));
  } else {
    static const std::string kDelete = base::Concat("DELETE FROM ", table::NameOfTable<T>());
    PEP_TRY(table::ExecuteOn(unit, before, kDelete, {}));
  }
  PEP_TRY(table::Record<T>(unit, {{&before, after}},
                           deleted ? journal::ChangeKind::kDeleted : journal::ChangeKind::kUpdated, reason));
  return after;
}

template <typename T>
absl::StatusOr<std::vector<std::string>> Missing(db::Session& session, const std::vector<std::string>& ids) {
  return table::Without<T>(session, ids,
                           [](const std::optional<table::Life>& life) { return life != table::Life::kAlive; });
}

template <typename T>
absl::StatusOr<std::vector<std::string>> Deleted(db::Session& session, const std::vector<std::string>& ids) {
  return table::Without<T>(session, ids,
                           [](const std::optional<table::Life>& life) { return life == table::Life::kDeleted; });
}

template <typename T>
absl::StatusOr<std::optional<std::string>> AnyBelow(db::Session& session, const std::string& parent) {
  query::SqlFragment select{
      .sql = base::Concat("SELECT ", table::IdSql<T>(), " FROM ", table::NameOfTable<T>(), " WHERE TRUE")};
  table::AddBelow<T>(select, parent);
  select.Add(base::Concat(table::AndLives<T>(), " ORDER BY ", table::Joined(Layout<T>::kKey, ", "), " LIMIT 1"));
  return session.QueryOne(select.sql, Bind(select), [](const db::Row& row) { return row.String(0); });
}

template <typename T>
LiveRows RowsOf() {
  LiveRows rows;
  rows.what = T::kCollection;
  AddTextPaths<T>("", rows.texts);
  rows.find = [](db::Database& db, absl::Time deadline,
                 const Wanted& wanted) -> absl::StatusOr<std::vector<FoundText>> {
    std::vector<FoundText> found;
    PEP_TRY(db.Read(deadline, [&](db::Session& session) {
      return VisitAll<T>(session, [&](const base::Stored<T>& row) {
        const std::string name = NameOf(T::kPattern, row.id);
        VisitTexts(name, ToDocument(row.value), wanted, [&](const std::string& field, const std::string& text) {
          found.push_back({name, field, text, row.updated_at});
        });
      });
    }));
    return found;
  };
  rows.blank = [](journal::Unit& unit, const std::string& name, const Wanted& wanted, std::set<std::string>& found,
                  std::string_view reason) -> absl::Status {
    PEP_ASSIGN(const auto before, FindForUpdate<T>(unit.session(), IdIn(T::kPattern, name)));
    if (!before) return absl::OkStatus();
    PEP_ASSIGN(const std::optional<T> said, Blanked(name, before->value, wanted, found));
    if (!said) return absl::OkStatus();
    T blanked = before->value;  // with what no document tells
    T::Fields([](auto, auto& field, const auto& now) { field = now; }, blanked, *said);
    return Update(unit, *before, blanked, reason).status();
  };
  return rows;
}

template <typename T>
absl::StatusOr<base::Stored<T>> ReadChange(std::string_view payload) {
  PEP_ASSIGN(const json::Json json, ParsePayload(payload));
  return ReadStored<T>(json.contains("after") ? json["after"] : json);
}

template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> ReadBefore(std::string_view payload) {
  PEP_ASSIGN(const json::Json json, ParsePayload(payload));
  std::optional<base::Stored<T>> before;
  if (json.contains("before")) {
    PEP_ASSIGN(before, ReadStored<T>(json["before"]));
  }
  return before;
}

}  // namespace pepiniere::record

#define PEPINIERE_TABLE(T)                                                                                             \
  template absl::StatusOr<std::optional<base::Stored<T>>> Find<T>(db::Session&, const std::string&);                   \
  template absl::StatusOr<std::optional<base::Stored<T>>> Find<T>(db::Database&, absl::Time, const std::string&);      \
  template absl::StatusOr<std::vector<base::Stored<T>>> FindEach<T>(db::Database&, absl::Time,                         \
                                                                    const std::vector<std::string>&);                  \
  template absl::StatusOr<std::optional<base::Stored<T>>> FindForUpdate<T>(db::Session&, const std::string&);          \
  template absl::StatusOr<std::optional<base::Stored<T>>> FindBroken<T>(db::Session&, const std::string&);             \
  template absl::Status VisitAll<T>(db::Session&, absl::FunctionRef<void(const base::Stored<T>&)>);                    \
  template absl::StatusOr<std::vector<base::Stored<T>>> Select<T>(db::Session&, const query::SqlFragment&);            \
  template absl::StatusOr<std::vector<base::Stored<T>>> Select<T>(db::Database&, absl::Time,                           \
                                                                  const query::SqlFragment&);                          \
  template absl::StatusOr<std::vector<base::Stored<T>>> SelectBelow<T>(db::Session&, const std::string&);              \
  template absl::StatusOr<std::vector<base::Stored<T>>> SelectBelow<T>(db::Database&, absl::Time, const std::string&); \
  template absl::StatusOr<Page<base::Stored<T>>> ListRows<T>(db::Database&, absl::Time, const ListQuery&,              \
                                                             const std::string&, query::SqlFragment);                  \
  template absl::StatusOr<base::Stored<T>> Insert<T>(journal::Unit&, const std::string&, const T&, std::string_view);  \
  template absl::Status Adopt<T>(journal::Unit&, const std::vector<base::Stored<T>>&, std::string_view);               \
  template absl::StatusOr<std::vector<base::Stored<T>>> InsertBelow<T>(journal::Unit&, const std::string&,             \
                                                                       const std::vector<T>&, std::string_view);       \
  template absl::StatusOr<base::Stored<T>> Update<T>(journal::Unit&, const base::Stored<T>&, const T&,                 \
                                                     std::string_view);                                                \
  template absl::StatusOr<base::Stored<T>> Touch<T>(journal::Unit&, const base::Stored<T>&);                           \
  template absl::StatusOr<base::Stored<T>> Repair<T>(journal::Unit&, const base::Stored<T>&, const T&);                \
  template absl::StatusOr<base::Stored<T>> SetDeleted<T>(journal::Unit&, const base::Stored<T>&, bool,                 \
                                                         std::string_view);                                            \
  template absl::StatusOr<std::vector<std::string>> Missing<T>(db::Session&, const std::vector<std::string>&);         \
  template absl::StatusOr<std::vector<std::string>> Deleted<T>(db::Session&, const std::vector<std::string>&);         \
  template absl::StatusOr<std::optional<std::string>> AnyBelow<T>(db::Session&, const std::string&);                   \
  template LiveRows RowsOf<T>();                                                                                       \
  template absl::StatusOr<base::Stored<T>> ReadChange<T>(std::string_view);                                            \
  template absl::StatusOr<std::optional<base::Stored<T>>> ReadBefore<T>(std::string_view)
