#include "services/metrics/store/definition_store.h"

#include <algorithm>
#include <set>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/metrics/domain/objective.h"
#include "services/metrics/store/series_rows.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::metrics::store {

using domain::Definition;
using query::FieldType;

const query::FilterSchema& DefinitionFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                 {.name = "kind",
                  .type = FieldType::kEnum,
                  .column = "kind",
                  .symbols = {{"ADDITIVE", "ADDITIVE"}, {"UNIQUE", "UNIQUE"}, {"GAUGE", "GAUGE"}, {"RATIO", "RATIO"}},
                  .symbol_prefix = "KIND_"},
                 {.name = "purpose",
                  .type = FieldType::kEnum,
                  .column = "purpose",
                  .symbols = {{"USAGE", "USAGE"}, {"ONLINE_SHARE", "ONLINE_SHARE"}, {"IMPACT", "IMPACT"}},
                  .symbol_prefix = "PURPOSE_"},
                 {.name = "visibility",
                  .type = FieldType::kEnum,
                  .column = "COALESCE(visibility, 'PUBLIC')",
                  .symbols = {{"PUBLIC", "PUBLIC"}, {"PROJECT", "PROJECT"}},
                  .symbol_prefix = "VISIBILITY_"},
                 {.name = "project", .type = FieldType::kString, .column = "project"},
                 {.name = "builtin", .type = FieldType::kBoolean, .column = "builtin"}}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Definition>>> ListDefinitions(db::Database& db, absl::Time deadline,
                                                                       const record::ListQuery& list) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, DefinitionFilters()));
  return record::ListRows<Definition>(db, deadline, list, /*parent=*/"", std::move(where));
}

absl::StatusOr<std::map<std::string, domain::MetricFacts>> FactsOf(db::Session& session,
                                                                   const std::vector<std::string>& ids) {
  std::map<std::string, domain::MetricFacts> facts;
  const std::set<std::string> wanted(ids.begin(), ids.end());
  PEP_TRY(record::table::VisitEach<Definition>(
      session, std::vector<std::string>(wanted.begin(), wanted.end()), [&](base::Stored<Definition> stored) {
        // The database takes "x " for x.
        if (!wanted.contains(stored.id)) return;
        facts[stored.id] = {true, stored.deleted_at.has_value(), std::move(stored.value)};
      }));
  return facts;
}

absl::StatusOr<std::vector<base::Stored<Definition>>> DefinitionsFor(db::Session& session, domain::Purpose purpose) {
  query::SqlFragment where{.sql = "purpose = "};
  return record::Select<Definition>(session, where.Bind(std::string(Symbol(purpose))));
}

absl::StatusOr<int> AddBuiltins(journal::Unit& unit) {
  std::vector<std::string> ids;
  for (const auto& [id, definition] : domain::BuiltinDefinitions()) ids.push_back(id);
  PEP_ASSIGN(const auto known, FactsOf(unit.session(), ids));
  int added = 0;
  for (const auto& [id, definition] : domain::BuiltinDefinitions()) {
    if (known.contains(id)) continue;
    PEP_TRY(record::Insert(unit, id, definition).status());
    ++added;
  }
  return added;
}

absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id) {
  PEP_ASSIGN(const auto ratio,
             session.QueryOne("SELECT id FROM definitions WHERE deleted_at_us IS NULL AND (numerator = ? OR "
                              "denominator = ?) ORDER BY id LIMIT 1",
                              {id, id}, [](const db::Row& row) { return row.String(0); }));
  if (ratio) return std::optional(record::NameOf(Definition::kPattern, *ratio));
  PEP_ASSIGN(
      const auto objective,
      session.QueryOne("SELECT id FROM objectives WHERE deleted_at_us IS NULL AND metric = ? ORDER BY id LIMIT 1", {id},
                       [](const db::Row& row) { return row.String(0); }));
  if (!objective) return std::optional<std::string>();
  return std::optional(record::NameOf(domain::Objective::kPattern, *objective));
}

absl::StatusOr<std::vector<std::string>> DimensionsInUse(db::Session& session, const std::string& id) {
  std::set<std::string> keys;
  PEP_TRY(
      session.Query("SELECT DISTINCT s.dimensions FROM metric_numbers m JOIN series s ON s.metric_no = m.metric_no "
                    "WHERE m.metric = ?",
                    {id}, [&](const db::Row& row) -> absl::Status {
                      PEP_ASSIGN(const auto dimensions, ReadDimensions(row.String(0)));
                      for (const domain::Dimension& dimension : dimensions) keys.insert(dimension.key);
                      return absl::OkStatus();
                    }));
  return std::vector<std::string>(keys.begin(), keys.end());
}

}  // namespace pepiniere::metrics::store

namespace pepiniere::record {

PEPINIERE_DOCUMENT(metrics::domain::Definition);
PEPINIERE_TABLE(metrics::domain::Definition);

}  // namespace pepiniere::record
