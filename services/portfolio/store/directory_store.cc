#include "services/portfolio/store/directory_store.h"

#include <algorithm>
#include <type_traits>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/portfolio/store/words.h"
#include "services/query/filter_sql.h"
#include "services/record/id_set.h"
#include "services/record/table_statements.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;

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
                     Reference("incubator", Concat("IF(", record::InSet("incubator", "concealed"), ", '', incubator)"),
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

}  // namespace

template <typename T>
const query::FilterSchema& DirectoryFilters() {
  static const auto* const schema = new query::FilterSchema(MakeFilters<T>());
  return *schema;
}

template <typename T>
absl::StatusOr<record::Page<base::Stored<T>>> List(const Finder& finder, absl::Time deadline,
                                                   const record::ListQuery& list) {
  query::FilterContext context = {.parameters = {{"concealed", record::IdSet(list.concealed)}}};
  PEP_TRY(query::CompileFilter(list.filter, DirectoryFilters<T>(), context).status());
  Searched searched{.kind = kSearchKind<T>, .deleted_too = list.show_deleted};
  if constexpr (std::is_same_v<T, Incubator>) searched.concealed = list.concealed;
  PEP_ASSIGN(Prepared prepared, Prepare(finder, deadline, list.filter, DirectoryFilters<T>(), searched));
  prepared.context.parameters.merge(context.parameters);
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(prepared.filter, DirectoryFilters<T>(), prepared.context));
  if constexpr (std::is_same_v<T, Incubator>) where.Add(" AND ").Add(record::Outside("id", list.concealed));
  return record::ListRows<T>(finder.db, deadline, list, /*parent=*/"", std::move(where));
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

#define PEP_DIRECTORY(T)                                     \
  template const query::FilterSchema& DirectoryFilters<T>(); \
  template absl::StatusOr<record::Page<base::Stored<T>>> List<T>(const Finder&, absl::Time, const record::ListQuery&)
PEP_DIRECTORY(Organisation);
PEP_DIRECTORY(Incubator);
PEP_DIRECTORY(Team);
#undef PEP_DIRECTORY

}  // namespace pepiniere::portfolio::store

namespace pepiniere::record {

PEPINIERE_TABLE(portfolio::Organisation);
PEPINIERE_TABLE(portfolio::Incubator);
PEPINIERE_TABLE(portfolio::Team);

}  // namespace pepiniere::record
