// The statements of a table (table.h): for the .cc file of a store, which says PEPINIERE_TABLE(T) for each of its
// types.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/random/random.h"
#include "services/base/ids.h"
#include "services/base/problems.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/record/document_fields.h"
#include "services/record/page_query.h"
#include "services/record/payload.h"
#include "services/record/table.h"
#include "services/record/versions.h"

namespace pepiniere::record {
namespace table {

using base::Concat;

inline constexpr std::string_view kLifeColumns = "id, version, created_at_us, updated_at_us, deleted_at_us, uid";
inline constexpr int kFirstField = 6;

// "title, acronym, ..." of T, each with `suffix`.
template <typename T>
std::string Columns(std::string_view suffix = "") {
  std::string columns;
  T blank;
  T::Fields([&](const char* name, const auto&) { columns += Concat(columns.empty() ? "" : ", ", name, suffix); },
            blank);
  return columns;
}

template <typename T>
std::string Selected() {
  return Concat(kLifeColumns, ", ", Columns<T>());
}

template <typename T>
int FieldCount() {
  int count = 0;
  T blank;
  T::Fields([&](auto, const auto&) { ++count; }, blank);
  return count;
}

// A field in its column. False: the column holds no such thing.
inline bool Take(const db::Row& row, int column, std::string& field) {
  field = row.String(column);
  return true;
}
inline bool Take(const db::Row& row, int column, bool& field) {
  field = row.Bool(column);
  return true;
}
inline bool Take(const db::Row& row, int column, int& field) {
  field = row.Int(column);
  return true;
}
inline bool Take(const db::Row& row, int column, base::Date& field) {
  field = row.Date(column);
  return true;
}
inline bool Take(const db::Row& row, int column, std::optional<int>& field) {
  field = row.OptInt(column);
  return true;
}
inline bool Take(const db::Row& row, int column, std::optional<base::Date>& field) {
  field = row.OptDate(column);
  return true;
}
template <typename T>
bool Take(const db::Row& row, int column, std::vector<T>& field) {
  const std::string text = row.String(column);
  if (text.empty()) return true;
  const JsonText json(text);
  return json.root() && ReadField(*json.root(), field);
}

inline db::Value Cell(const std::string& field) { return field; }
inline db::Value Cell(bool field) { return field ? 1 : 0; }
inline db::Value Cell(int field) { return field; }
inline db::Value Cell(base::Date field) { return field; }
inline db::Value Cell(const std::optional<int>& field) { return field; }
inline db::Value Cell(const std::optional<base::Date>& field) { return field; }

// The cells of a row. They borrow texts of `value` and of this.
template <typename T>
class Cells {
 public:
  explicit Cells(const T& value) {
    texts_.reserve(static_cast<std::size_t>(FieldCount<T>()));
    T::Fields([this](auto, const auto& field) { this->Add(field); }, value);
  }
  std::vector<db::Value>& values() { return values_; }

 private:
  template <typename Item>
  void Add(const std::vector<Item>& list) {
    const std::optional<Json> written = WriteField(list);
    values_.push_back(texts_.emplace_back(written ? TextOf(*written) : ""));
  }
  void Add(const auto& field) { values_.push_back(Cell(field)); }

  std::vector<std::string> texts_;
  std::vector<db::Value> values_;
};

inline std::string NewUid(const journal::Unit& unit) {
  absl::BitGen random;
  return base::Ulid(unit.now(), random);
}

// What can be read of a row, whatever else is in it.
template <typename T>
base::Stored<T> ReadBroken(const db::Row& row, std::string_view* wrong = nullptr) {
  base::Stored<T> stored{row.String(0), row.Int64(1), {}, row.Time(2), row.Time(3), row.OptTime(4), row.String(5)};
  int column = kFirstField;
  T::Fields(
      [&](const char* name, auto& field) {
        if (!Take(row, column++, field) && wrong) *wrong = name;
      },
      stored.value);
  return stored;
}

template <typename T>
absl::StatusOr<base::Stored<T>> Read(const db::Row& row) {
  std::string_view wrong;
  base::Stored<T> stored = ReadBroken<T>(row, &wrong);
  if constexpr (requires { stored.value.source_fields; }) {
    if (!IsObject(stored.value.source_fields)) wrong = "source_fields";
  }
  if (!wrong.empty()) return absl::DataLossError(base::Absl(Concat(wrong, " is not what is kept there")));
  return stored;
}

template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> FindWith(db::Session& session, const std::string& id,
                                                        std::string_view lock) {
  static const std::string kSelect = Concat("SELECT ", Selected<T>(), " FROM ", T::kCollection, " WHERE id = ?");
  PEP_ASSIGN(auto found, session.QueryOne(Concat(kSelect, lock), {id}, Read<T>));
  if (found && found->id != id) found.reset();  // the database takes "x " for x
  return found;
}

// What every write leaves behind.
template <typename T>
absl::Status Record(journal::Unit& unit, const base::Stored<T>* before, const base::Stored<T>& after,
                    journal::ChangeKind kind) {
  const std::string name = NameOf(T::kPattern, after.id);
  const std::string document = ToDocument(after.value);
  PEP_TRY(KeepVersion(unit, T::kCollection, after.id, after.version, document, after.updated_at));
  const bool was_there = before && !before->deleted_at, is_there = !after.deleted_at;
  unit.Audit(name, was_there ? ToDocument(before->value) : "", is_there ? document : "");
  unit.Changed(T::kCollection, name, kind, PayloadText(WriteStored(after)));
  return absl::OkStatus();
}

enum class Life { kAlive, kDeleted };

// The ids of T's for whose life (none: there never was one) `wanted` says so, in the order of ids: two transactions
// lock them in the same order.
template <typename T>
absl::StatusOr<std::vector<std::string>> Without(db::Session& session, std::vector<std::string> ids,
                                                 bool (*wanted)(const std::optional<Life>&)) {
  static const std::string kSelect =
      Concat("SELECT id, deleted_at_us IS NOT NULL FROM ", T::kCollection, " WHERE id = ? LOCK IN SHARE MODE");
  std::ranges::sort(ids);
  std::vector<std::string> found;
  for (const std::string& id : ids) {
    std::optional<Life> life;
    PEP_TRY(session.Query(kSelect, {id}, [&](const db::Row& row) {
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
absl::StatusOr<std::optional<base::Stored<T>>> FindForUpdate(db::Session& session, const std::string& id) {
  return table::FindWith<T>(session, id, " FOR UPDATE");
}

template <typename T>
absl::StatusOr<std::optional<base::Stored<T>>> FindBroken(db::Session& session, const std::string& id) {
  static const std::string kSelect =
      base::Concat("SELECT ", table::Selected<T>(), " FROM ", T::kCollection, " WHERE id = ? FOR UPDATE");
  return session.QueryOne(kSelect, {id}, [](const db::Row& row) { return table::ReadBroken<T>(row); });
}

template <typename T>
absl::Status VisitAll(db::Session& session, absl::FunctionRef<void(const base::Stored<T>&)> visit) {
  static const std::string kSelect = base::Concat("SELECT ", table::Selected<T>(), " FROM ", T::kCollection);
  return session.Query(kSelect, {}, [&](const db::Row& row) {
    const absl::StatusOr<base::Stored<T>> stored = table::Read<T>(row);
    if (stored.ok() && row.status().ok()) visit(*stored);
    row.Forgive();
    return absl::OkStatus();
  });
}

template <typename T>
absl::StatusOr<Page<base::Stored<T>>> ListRows(db::Database& db, absl::Time deadline, const ListQuery& list,
                                               const std::string& parent, query::SqlFragment where) {
  static const std::string kSelected = table::Selected<T>();
  if (!parent.empty()) {
    // What is below it has its id, a slash, and more; '0' is the character after the slash.
    where.Add(" AND id > ").Bind(parent + "/");
    where.Add(" AND id < ").Bind(parent + "0");
  }
  if (!list.show_deleted) where.Add(" AND deleted_at_us IS NULL");
  const PageSource source{kSelected, table::kFirstField + table::FieldCount<T>(), T::kCollection, where};
  return QueryPage<base::Stored<T>>(db, deadline, list, source, table::Read<T>);
}

template <typename T>
absl::StatusOr<base::Stored<T>> Insert(journal::Unit& unit, const std::string& id, const T& value) {
  static const std::string kInsert = [] {
    std::string marks;
    for (int i = 0; i < table::FieldCount<T>(); ++i) marks += ", ?";
    return base::Concat("INSERT INTO ", T::kCollection, " (", table::kLifeColumns, ", ", table::Columns<T>(),
                        ") VALUES (?, ?, ?, ?, ?, ?", marks, ")");
  }();
  const base::Stored<T> stored{id, 1, value, unit.now(), unit.now(), std::nullopt, table::NewUid(unit)};
  table::Cells<T> fields(stored.value);
  std::vector<db::Value> cells = {id, 1, unit.now(), unit.now(), nullptr, stored.uid};
  cells.insert(cells.end(), fields.values().begin(), fields.values().end());
  PEP_TRY(unit.session().Execute(kInsert, cells).status());
  PEP_TRY(table::Record<T>(unit, nullptr, stored, journal::ChangeKind::kCreated));
  return stored;
}

template <typename T>
absl::StatusOr<base::Stored<T>> Update(journal::Unit& unit, const base::Stored<T>& before, const T& value) {
  if (value == before.value) return before;
  static const std::string kUpdate =
      base::Concat("UPDATE ", T::kCollection, " SET ", table::Columns<T>(" = ?"),
                   ", version = version + 1, updated_at_us = ? WHERE id = ? AND version = ?");
  base::Stored<T> after = NextVersion(unit, before);
  after.value = value;
  table::Cells<T> fields(after.value);
  std::vector<db::Value>& cells = fields.values();
  cells.insert(cells.end(), {after.updated_at, before.id, before.version});
  PEP_TRY(ExpectOne(unit.session().Execute(kUpdate, cells)));
  PEP_TRY(table::Record<T>(unit, &before, after, journal::ChangeKind::kUpdated));
  return after;
}

template <typename T>
absl::StatusOr<base::Stored<T>> SetDeleted(journal::Unit& unit, const base::Stored<T>& before, bool deleted) {
  if (before.deleted_at.has_value() == deleted) return before;
  static const std::string kUpdate = base::Concat("UPDATE ", T::kCollection,
                                                  " SET deleted_at_us = ?, version = version + 1, "
                                                  "updated_at_us = ? WHERE id = ? AND version = ?");
  base::Stored<T> after = NextVersion(unit, before);
  after.deleted_at = deleted ? std::optional(after.updated_at) : std::nullopt;
  PEP_TRY(ExpectOne(unit.session().Execute(kUpdate, {after.deleted_at, after.updated_at, before.id, before.version})));
  PEP_TRY(
      table::Record<T>(unit, &before, after, deleted ? journal::ChangeKind::kDeleted : journal::ChangeKind::kUpdated));
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
  static const std::string kSelect = base::Concat(
      "SELECT id FROM ", T::kCollection, " WHERE id > ? AND id < ? AND deleted_at_us IS NULL ORDER BY id LIMIT 1");
  const std::string first = parent + "/", end = parent + "0";
  return session.QueryOne(kSelect, {first, end}, [](const db::Row& row) { return row.String(0); });
}

template <typename T>
absl::StatusOr<base::Stored<T>> ReadChange(std::string_view payload) {
  PEP_ASSIGN(const PayloadJson json, ParsePayload(payload));
  return ReadStored<T>(json);
}

}  // namespace pepiniere::record

#define PEPINIERE_TABLE(T)                                                                                        \
  template absl::StatusOr<std::optional<base::Stored<T>>> Find<T>(db::Session&, const std::string&);              \
  template absl::StatusOr<std::optional<base::Stored<T>>> Find<T>(db::Database&, absl::Time, const std::string&); \
  template absl::StatusOr<std::optional<base::Stored<T>>> FindForUpdate<T>(db::Session&, const std::string&);     \
  template absl::StatusOr<std::optional<base::Stored<T>>> FindBroken<T>(db::Session&, const std::string&);        \
  template absl::Status VisitAll<T>(db::Session&, absl::FunctionRef<void(const base::Stored<T>&)>);               \
  template absl::StatusOr<Page<base::Stored<T>>> ListRows<T>(db::Database&, absl::Time, const ListQuery&,         \
                                                             const std::string&, query::SqlFragment);             \
  template absl::StatusOr<base::Stored<T>> Insert<T>(journal::Unit&, const std::string&, const T&);               \
  template absl::StatusOr<base::Stored<T>> Update<T>(journal::Unit&, const base::Stored<T>&, const T&);           \
  template absl::StatusOr<base::Stored<T>> SetDeleted<T>(journal::Unit&, const base::Stored<T>&, bool);           \
  template absl::StatusOr<std::vector<std::string>> Missing<T>(db::Session&, const std::vector<std::string>&);    \
  template absl::StatusOr<std::vector<std::string>> Deleted<T>(db::Session&, const std::vector<std::string>&);    \
  template absl::StatusOr<std::optional<std::string>> AnyBelow<T>(db::Session&, const std::string&);              \
  template absl::StatusOr<base::Stored<T>> ReadChange<T>(std::string_view)
