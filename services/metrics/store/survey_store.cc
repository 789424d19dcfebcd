#include "services/metrics/store/survey_store.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/metrics/store/in_list.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"
#include "services/secret/aead.h"

namespace pepiniere::metrics::store {

using base::Concat;
using base::Stored;
using domain::Objective;
using query::FieldType;
using query::SortType;

const query::FilterSchema& SurveyFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {
          {.name = "kind",
           .type = FieldType::kEnum,
           .column = "kind",
           .symbols = {{"JDMA", "JDMA"}, {"NPS", "NPS"}, {"CSAT", "CSAT"}},
           .symbol_prefix = "KIND_"},
          {.name = "date", .type = FieldType::kDate, .column = "date"},
          {.name = "audience",
           .type = FieldType::kEnum,
           .column = "audience",
           .symbols = {{"INDIVIDUALS", "INDIVIDUALS"}, {"COMPANIES", "COMPANIES"}, {"ASSOCIATIONS", "ASSOCIATIONS"}},
           .symbol_prefix = "AUDIENCE_"},
          {.name = "form", .type = FieldType::kString, .column = "form"},
          {.name = "source", .type = FieldType::kString, .column = "source"}}};
  return *schema;
}

const query::SortSchema& SurveyOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "date", .sql = "date", .type = SortType::kDate}},
                            .unique = {.name = "name", .sql = "id"},
                            .default_order = "date"};
  return *schema;
}

std::string SurveyIdOf(const domain::Survey& survey) {
  constexpr std::size_t kDigits = 20;
  const std::string_view audience = survey.audience ? Symbol(*survey.audience) : std::string_view();
  const std::string of = Concat(audience, "\n", survey.source, "\n", survey.form);
  return Concat(survey.date.ToString(), "-", absl::AsciiStrToLower(base::Absl(Symbol(survey.kind))), "-",
                secret::Sha256Hex(of).substr(0, kDigits));
}

namespace {

const query::FilterSchema& ObjectiveFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                 {.name = "metric", .type = FieldType::kResource, .column = "metric", .collection = "definitions"},
                 {.name = "indicator", .type = FieldType::kString, .column = "indicator"},
                 {.name = "verdict",
                  .type = FieldType::kEnum,
                  .column = "verdict",
                  .symbols = {{"CONFIRMED", "CONFIRMED"},
                              {"REFUTED", "REFUTED"},
                              {"INCONCLUSIVE", "INCONCLUSIVE"},
                              {"ABANDONED", "ABANDONED"}},
                  .symbol_prefix = "VERDICT_"},
                 {.name = "target_date", .type = FieldType::kDate, .column = "target_date"}}};
  return *schema;
}

query::SqlFragment SeenBy(const ProjectReach& reach) {
  query::SqlFragment seen{.sql = reach.everything ? "(TRUE" : "(metric = ''"};
  seen.Add(
      " OR EXISTS (SELECT 1 FROM definitions d LEFT JOIN definitions n ON n.id = d.numerator LEFT JOIN definitions o "
      "ON "
      "o.id = d.denominator WHERE d.id = objectives.metric AND COALESCE(d.visibility, 'PUBLIC') = 'PUBLIC' AND "
      "COALESCE(n.visibility, 'PUBLIC') = 'PUBLIC' AND COALESCE(o.visibility, 'PUBLIC') = 'PUBLIC')");
  for (const std::string& project : reach.projects) {
    seen.Add(" OR (objectives.id > ").Bind(project + "/").Add(" AND objectives.id < ").Bind(project + "0").Add(")");
  }
  return std::move(seen.Add(")"));
}

// What is read at once of an export.
constexpr std::size_t kPartBytes = 1 << 20;

}  // namespace

const query::SortSchema& ObjectiveOrder() {
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "title", .sql = "title"},
               {.name = "target_date", .sql = "target_date", .type = SortType::kDate, .nullable = true}},
      .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<record::Page<Stored<Objective>>> ListObjectives(db::Database& db, absl::Time deadline,
                                                               const record::ListQuery& list,
                                                               const std::string& project, const ProjectReach& reach) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, ObjectiveFilters()));
  where.Add(" AND ").Add(SeenBy(reach));
  return record::ListRows<Objective>(db, deadline, list, project, std::move(where));
}

absl::StatusOr<std::map<std::string, std::vector<Stored<Objective>>>> MeasuredObjectives(
    db::Session& session, const std::vector<std::string>& projects) {
  query::SqlFragment where{.sql = "baseline IS NOT NULL AND target IS NOT NULL"};
  if (projects.size() == 1) {
    where.Add(" AND id > ").Bind(projects.front() + "/").Add(" AND id < ").Bind(projects.front() + "0");
  }
  PEP_ASSIGN(std::vector<Stored<Objective>> rows, record::Select<Objective>(session, where));
  const std::set<std::string> wanted(projects.begin(), projects.end());
  std::map<std::string, std::vector<Stored<Objective>>> by_project;
  for (Stored<Objective>& row : rows) {
    const std::string project = record::ParentIn(row.id);
    if (wanted.empty() || wanted.contains(project)) by_project[project].push_back(std::move(row));
  }
  return by_project;
}

const query::FilterSchema& SnapshotFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                 {.name = "indicator",
                  .type = FieldType::kString,
                  .member = "EXISTS (SELECT 1 FROM snapshot_figures f WHERE f.snapshot_id = snapshots.id AND "
                            "f.indicator = $)"},
                 {.name = "create_time", .type = FieldType::kTimestamp, .column = "created_at_us"}}};
  return *schema;
}

const query::SortSchema& SnapshotOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "title", .sql = "title"},
                                     {.name = "create_time", .sql = "created_at_us", .type = SortType::kInteger}},
                            .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::Status KeepSnapshotBytes(db::Session& session, const std::string& id, const SnapshotBytes& bytes) {
  PEP_TRY(session
              .Execute("INSERT INTO snapshot_figures (snapshot_id, indicator, figure) VALUES (?, ?, ?)",
                       {id, bytes.indicator, bytes.figure})
              .status());
  int part = 0;
  for (std::string_view rest = bytes.exported; !rest.empty(); rest.remove_prefix(std::min(kPartBytes, rest.size()))) {
    PEP_TRY(session
                .Execute("INSERT INTO snapshot_exports (snapshot_id, part, data) VALUES (?, ?, ?)",
                         {id, part++, rest.substr(0, kPartBytes)})
                .status());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::map<std::string, std::string>> FiguresOf(db::Database& db, absl::Time deadline,
                                                             const std::vector<std::string>& ids) {
  std::map<std::string, std::string> figures;
  if (ids.empty()) return figures;
  query::SqlFragment select{.sql = "SELECT snapshot_id, figure FROM snapshot_figures WHERE "};
  AddIn("snapshot_id", ids, select);
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    figures.clear();
    return session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
      figures[row.String(0)] = row.String(1);
      return absl::OkStatus();
    });
  }));
  return figures;
}

absl::StatusOr<std::optional<std::string>> ReadExport(db::Database& db, absl::Time deadline, const std::string& id,
                                                      std::int64_t offset, std::int64_t limit) {
  const auto part_bytes = static_cast<std::int64_t>(kPartBytes);
  const std::int64_t first = offset / part_bytes, last = (offset + std::max<std::int64_t>(limit, 1) - 1) / part_bytes;
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<std::optional<std::string>> {
    PEP_ASSIGN(const auto any, session.QueryOne("SELECT 1 FROM snapshot_exports WHERE snapshot_id = ? LIMIT 1", {id},
                                                [](const db::Row& row) { return row.Int(0); }));
    if (!any) return std::optional<std::string>();
    std::string bytes;
    PEP_TRY(
        session.Query("SELECT data FROM snapshot_exports WHERE snapshot_id = ? AND part BETWEEN ? AND ? ORDER BY part",
                      {id, first, last}, [&](const db::Row& row) {
                        bytes += row.String(0);
                        return absl::OkStatus();
                      }));
    const auto skipped = static_cast<std::size_t>(offset - first * part_bytes);
    if (skipped >= bytes.size()) return std::optional(std::string());
    return std::optional(bytes.substr(skipped, static_cast<std::size_t>(limit)));
  });
}

}  // namespace pepiniere::metrics::store

namespace pepiniere::record {

template <>
struct Layout<metrics::domain::Survey> : StandardLayout {
  static constexpr bool kMarksDeletions = true;
};

template <>
struct Layout<metrics::domain::Objective> : StandardLayout {
  static constexpr bool kMarksDeletions = true;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"verdict_time", "verdict_time_us"}}};
};

template <>
struct Layout<metrics::domain::Snapshot> : StandardLayout {
  static constexpr bool kHasDeleted = false;
};

PEPINIERE_DOCUMENT(metrics::domain::Survey);
PEPINIERE_DOCUMENT(metrics::domain::Objective);
PEPINIERE_DOCUMENT(metrics::domain::Snapshot);
PEPINIERE_TABLE(metrics::domain::Survey);
PEPINIERE_TABLE(metrics::domain::Objective);
PEPINIERE_TABLE(metrics::domain::Snapshot);

}  // namespace pepiniere::record
