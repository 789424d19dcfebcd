#include "services/portfolio/store/directory_store.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/portfolio/store/document.h"
#include "services/portfolio/store/id_set.h"
#include "services/portfolio/store/page_query.h"
#include "services/portfolio/store/versions.h"
#include "services/portfolio/store/words.h"
#include "services/query/filter_sql.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;
using journal::ChangeKind;

// "title, acronym, ..." of T, each with what `each` adds.
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
  return Concat("id, version, created_at_us, updated_at_us, deleted_at_us, ", Columns<T>());
}
constexpr int kFirstField = 5;

template <typename T>
int FieldCount() {
  int count = 0;
  T blank;
  T::Fields([&](auto, const auto&) { ++count; }, blank);
  return count;
}

void Take(const db::Row& row, int column, std::string& field) { field = row.String(column); }
void Take(const db::Row& row, int column, bool& field) { field = row.Bool(column); }
db::Value Cell(const std::string& field) { return field; }
db::Value Cell(bool field) { return field ? 1 : 0; }

// What can be read of a row, whatever else is in it.
template <typename T>
Stored<T> ReadBroken(const db::Row& row) {
  Stored<T> stored{row.String(0), row.Int64(1), {}, row.Time(2), row.Time(3), row.OptTime(4)};
  int column = kFirstField;
  T::Fields([&](auto, auto& field) { Take(row, column++, field); }, stored.value);
  return stored;
}

template <typename T>
absl::StatusOr<Stored<T>> Read(const db::Row& row) {
  Stored<T> stored = ReadBroken<T>(row);
  if (!IsObject(stored.value.source_fields)) return absl::DataLossError("source_fields are no JSON object");
  return stored;
}

template <typename T>
absl::StatusOr<std::optional<Stored<T>>> FindWith(db::Session& session, const std::string& id, std::string_view lock) {
  static const std::string kSelect = Concat("SELECT ", Selected<T>(), " FROM ", T::kCollection, " WHERE id = ?");
  PEP_ASSIGN(auto found, session.QueryOne(Concat(kSelect, lock), {id}, Read<T>));
  if (found && found->id != id) found.reset();  // the database takes "x " for x
  return found;
}

// What every write of a directory resource leaves behind.
template <typename T>
absl::Status Record(journal::Unit& unit, const Stored<T>* before, const Stored<T>& after, ChangeKind kind) {
  const std::string name = Concat(T::kCollection, "/", after.id);
  const std::string document = ToDocument(after.value);
  PEP_TRY(KeepVersion(unit, T::kCollection, after.id, after.version, document, after.updated_at));
  const bool was_there = before && !before->deleted_at, is_there = !after.deleted_at;
  unit.Audit(name, was_there ? ToDocument(before->value) : "", is_there ? document : "");
  unit.Changed(T::kCollection, name, kind, document);
  return absl::OkStatus();
}

query::FilterField Text(std::string name, std::string column) {
  return {.name = std::move(name), .type = query::FieldType::kText, .column = std::move(column)};
}
query::FilterField Reference(std::string name, std::string column, std::string collection) {
  return {.name = std::move(name),
          .type = query::FieldType::kResource,
          .column = std::move(column),
          .collection = std::move(collection)};
}
query::FilterField Exact(std::string name, std::string column) {
  return {.name = std::move(name), .type = query::FieldType::kString, .column = std::move(column)};
}

template <typename T>
query::FilterSchema MakeFilters();

template <>
query::FilterSchema MakeFilters<Organisation>() {
  // An organisation and everything below it, at any depth.
  query::FilterField ministry = {
      .name = "ministry",
      .type = query::FieldType::kResource,
      .member =
          "id IN (WITH RECURSIVE below AS (SELECT id FROM organisations WHERE id = $ UNION SELECT o.id FROM "
          "organisations o JOIN below b ON o.parent = b.id) SELECT id FROM below)",
      .collection = "organisations"};
  return {.fields = {Text("title", "title"), Text("acronym", "acronym"), Exact("type", "type"),
                     Exact("domain", "ministerial_domain"), Reference("parent", "parent", "organisations"), ministry},
          .find = FoundIn("id")};
}
template <>
query::FilterSchema MakeFilters<Incubator>() {
  return {.fields = {Text("title", "title"), Reference("owner", "owner", "organisations")}, .find = FoundIn("id")};
}
template <>
query::FilterSchema MakeFilters<Team>() {
  return {.fields = {Text("title", "title"),
                     Reference("incubator", Concat("IF(", InSet("incubator", "concealed"), ", '', incubator)"),
                               "incubators")},
          .find = FoundIn("id")};
}

absl::StatusOr<OrganisationTree> Tree(db::Session& session, std::string_view lock = "") {
  OrganisationTree tree;
  PEP_TRY(session.Query(Concat("SELECT id, parent, ministerial_domain FROM organisations", lock), {},
                        [&](const db::Row& row) {
                          tree.Add(row.String(0), row.String(1), row.String(2));
                          return absl::OkStatus();
                        }));
  return tree;
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

}  // namespace

template <typename T>
absl::StatusOr<std::optional<Stored<T>>> Find(db::Session& session, const std::string& id) {
  return FindWith<T>(session, id, "");
}

template <typename T>
absl::StatusOr<std::optional<Stored<T>>> Find(db::Database& db, absl::Time deadline, const std::string& id) {
  return db.Read(deadline, [&](db::Session& session) { return FindWith<T>(session, id, ""); });
}

template <typename T>
absl::StatusOr<std::optional<Stored<T>>> FindForUpdate(db::Session& session, const std::string& id) {
  return FindWith<T>(session, id, " FOR UPDATE");
}

template <typename T>
absl::StatusOr<std::optional<Stored<T>>> FindBroken(db::Session& session, const std::string& id) {
  static const std::string kSelect =
      Concat("SELECT ", Selected<T>(), " FROM ", T::kCollection, " WHERE id = ? FOR UPDATE");
  return session.QueryOne(kSelect, {id}, ReadBroken<T>);
}

template <typename T>
absl::Status VisitAll(db::Session& session, absl::FunctionRef<void(const Stored<T>&)> visit) {
  static const std::string kSelect = Concat("SELECT ", Selected<T>(), " FROM ", T::kCollection);
  return session.Query(kSelect, {}, [&](const db::Row& row) {
    const absl::StatusOr<Stored<T>> stored = Read<T>(row);
    if (stored.ok() && row.status().ok()) visit(*stored);
    row.Forgive();
    return absl::OkStatus();
  });
}

template <typename T>
const query::FilterSchema& DirectoryFilters() {
  static const auto* const schema = new query::FilterSchema(MakeFilters<T>());
  return *schema;
}

const query::SortSchema& DirectoryOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "name", .sql = "id"}, {.name = "title", .sql = "title"}},
                            .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

template <typename T>
absl::StatusOr<Page<Stored<T>>> List(const Finder& finder, absl::Time deadline, const ListQuery& list) {
  static const std::string kSelected = Selected<T>();
  query::FilterContext context = {.parameters = {{"concealed", IdSet(list.concealed)}}};
  PEP_TRY(query::CompileFilter(list.filter, DirectoryFilters<T>(), context).status());
  Searched searched{.kind = kSearchKind<T>, .deleted_too = list.show_deleted};
  if constexpr (std::is_same_v<T, Incubator>) searched.concealed = list.concealed;
  PEP_ASSIGN(Prepared prepared, Prepare(finder, deadline, list.filter, DirectoryFilters<T>(), searched));
  prepared.context.parameters.merge(context.parameters);
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(prepared.filter, DirectoryFilters<T>(), prepared.context));
  if constexpr (std::is_same_v<T, Incubator>) where.Add(" AND ").Add(Outside("id", list.concealed));
  if (!list.show_deleted) where.Add(" AND deleted_at_us IS NULL");
  const PageSource source{kSelected, kFirstField + FieldCount<T>(), T::kCollection, where};
  return QueryPage<Stored<T>>(finder.db, deadline, list, source, Read<T>);
}

template <typename T>
absl::StatusOr<Stored<T>> Insert(journal::Unit& unit, const std::string& id, const T& value) {
  static const std::string kInsert = Concat(
      "INSERT INTO ", T::kCollection, " (id, version, created_at_us, updated_at_us, deleted_at_us, ", Columns<T>(),
      ") VALUES (?, ?, ?, ?, ?",
      [] {
        std::string marks;
        for (int i = 0; i < FieldCount<T>(); ++i) marks += ", ?";
        return marks;
      }(),
      ")");
  const Stored<T> stored{id, 1, value, unit.now(), unit.now(), std::nullopt};
  std::vector<db::Value> cells = {id, 1, unit.now(), unit.now(), nullptr};
  T::Fields([&](auto, const auto& field) { cells.push_back(Cell(field)); }, stored.value);
  PEP_TRY(unit.session().Execute(kInsert, cells).status());
  PEP_TRY(Record<T>(unit, nullptr, stored, ChangeKind::kCreated));
  return stored;
}

template <typename T>
absl::StatusOr<Stored<T>> Update(journal::Unit& unit, const Stored<T>& before, const T& value) {
  if (value == before.value) return before;
  static const std::string kUpdate = Concat("UPDATE ", T::kCollection, " SET ", Columns<T>(" = ?"),
                                            ", version = version + 1, updated_at_us = ? WHERE id = ? AND version = ?");
  Stored<T> after = NextVersion(unit, before);
  after.value = value;
  std::vector<db::Value> cells;
  T::Fields([&](auto, const auto& field) { cells.push_back(Cell(field)); }, after.value);
  cells.insert(cells.end(), {after.updated_at, before.id, before.version});
  PEP_TRY(ExpectOne(unit.session().Execute(kUpdate, cells)));
  PEP_TRY(Record<T>(unit, &before, after, ChangeKind::kUpdated));
  return after;
}

template <typename T>
absl::StatusOr<Stored<T>> SetDeleted(journal::Unit& unit, const Stored<T>& before, bool deleted) {
  if (before.deleted_at.has_value() == deleted) return before;
  static const std::string kUpdate = Concat("UPDATE ", T::kCollection,
                                            " SET deleted_at_us = ?, version = version + 1, "
                                            "updated_at_us = ? WHERE id = ? AND version = ?");
  Stored<T> after = NextVersion(unit, before);
  after.deleted_at = deleted ? std::optional(after.updated_at) : std::nullopt;
  PEP_TRY(ExpectOne(unit.session().Execute(kUpdate, {after.deleted_at, after.updated_at, before.id, before.version})));
  PEP_TRY(Record<T>(unit, &before, after, deleted ? ChangeKind::kDeleted : ChangeKind::kUpdated));
  return after;
}

template <typename T>
absl::StatusOr<std::vector<std::string>> Missing(db::Session& session, const std::vector<std::string>& ids) {
  return Without<T>(session, ids, [](const std::optional<Life>& life) { return life != Life::kAlive; });
}

template <typename T>
absl::StatusOr<std::vector<std::string>> Deleted(db::Session& session, const std::vector<std::string>& ids) {
  return Without<T>(session, ids, [](const std::optional<Life>& life) { return life == Life::kDeleted; });
}

absl::StatusOr<OrganisationTree> LoadOrganisationTree(db::Session& session) {
  return Tree(session, " LOCK IN SHARE MODE");
}

absl::StatusOr<OrganisationTree> LoadOrganisationTree(db::Database& db, absl::Time deadline) {
  return db.Read(deadline, [](db::Session& session) { return Tree(session); });
}

absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, std::string_view collection,
                                                        const std::string& id) {
  static constexpr std::string_view kToOrganisation =
      "SELECT CONCAT('organisations/', id) FROM organisations WHERE parent = ? AND deleted_at_us IS NULL UNION ALL "
      "SELECT CONCAT('incubators/', id) FROM incubators WHERE owner = ? AND deleted_at_us IS NULL UNION ALL "
      "SELECT CONCAT('projects/', project_id) FROM project_terms JOIN projects p ON p.id = project_id "
      "WHERE field = 'sponsor' AND value = ? AND known_to_us > 9223372036854775806 AND p.deleted_at_us IS NULL LIMIT 1";
  static constexpr std::string_view kToIncubator =
      "SELECT CONCAT('teams/', id) FROM teams WHERE incubator = ? AND deleted_at_us IS NULL UNION ALL "
      "SELECT CONCAT('committees/', id) FROM committees WHERE incubator = ? AND state = 'PLANNED' UNION ALL "
      "SELECT CONCAT('projects/', project_id) FROM project_terms JOIN projects p ON p.id = project_id "
      "WHERE field = 'incubator' AND value = ? AND known_to_us > 9223372036854775806 AND p.deleted_at_us IS NULL LIMIT "
      "1";
  const auto name = [](const db::Row& row) { return row.String(0); };
  if (collection == Organisation::kCollection) return session.QueryOne(kToOrganisation, {id, id, id}, name);
  if (collection == Incubator::kCollection) return session.QueryOne(kToIncubator, {id, id, id}, name);
  return std::optional<std::string>();
}

#define PEP_DIRECTORY(T)                                                                                       \
  template absl::StatusOr<std::optional<Stored<T>>> Find<T>(db::Session&, const std::string&);                 \
  template absl::StatusOr<std::optional<Stored<T>>> Find<T>(db::Database&, absl::Time, const std::string&);    \
  template absl::StatusOr<std::optional<Stored<T>>> FindForUpdate<T>(db::Session&, const std::string&);        \
  template absl::StatusOr<std::optional<Stored<T>>> FindBroken<T>(db::Session&, const std::string&);           \
  template absl::Status VisitAll<T>(db::Session&, absl::FunctionRef<void(const Stored<T>&)>);                  \
  template const query::FilterSchema& DirectoryFilters<T>();                                                   \
  template absl::StatusOr<Page<Stored<T>>> List<T>(const Finder&, absl::Time, const ListQuery&);               \
  template absl::StatusOr<Stored<T>> Insert<T>(journal::Unit&, const std::string&, const T&);                  \
  template absl::StatusOr<Stored<T>> Update<T>(journal::Unit&, const Stored<T>&, const T&);                    \
  template absl::StatusOr<Stored<T>> SetDeleted<T>(journal::Unit&, const Stored<T>&, bool);                    \
  template absl::StatusOr<std::vector<std::string>> Missing<T>(db::Session&, const std::vector<std::string>&); \
  template absl::StatusOr<std::vector<std::string>> Deleted<T>(db::Session&, const std::vector<std::string>&);
PEP_DIRECTORY(Organisation)
PEP_DIRECTORY(Incubator)
PEP_DIRECTORY(Team)
#undef PEP_DIRECTORY

}  // namespace pepiniere::portfolio::store
