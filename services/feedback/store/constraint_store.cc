#include "services/feedback/store/constraint_store.h"

#include <cmath>
#include <cstdint>
#include <utility>

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::feedback::store {

using query::FieldType;

const query::FilterSchema& ConstraintTopicFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "title", .type = FieldType::kText, .column = "title"},
                                         {.name = "closed", .type = FieldType::kBoolean, .column = "closed"}}};
  return *schema;
}

const query::FilterSchema& ConstraintFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "topic", .type = FieldType::kResource, .column = "topic", .collection = "constraintTopics"},
                 {.name = "project", .type = FieldType::kString, .column = "project"},
                 {.name = "challenge", .type = FieldType::kString, .column = "challenge"},
                 {.name = "cohort", .type = FieldType::kString, .column = "cohort"},
                 {.name = "programme", .type = FieldType::kString, .column = "programme"},
                 {.name = "severity", .type = FieldType::kInteger, .column = "severity"},
                 {.name = "visibility",
                  .type = FieldType::kEnum,
                  .column = "visibility",
                  .symbols = {{"TEAM", "TEAM"}, {"PROGRAMME", "PROGRAMME"}, {"PUBLIC", "PUBLIC"}},
                  .symbol_prefix = "VISIBILITY_"}}};
  return *schema;
}

const query::SortSchema& ConstraintOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "severity", .sql = "severity", .type = query::SortType::kInteger}},
                            .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Constraint>>> ListConstraints(db::Database& db, absl::Time deadline,
                                                                       const record::ListQuery& list,
                                                                       const TeamReader& reader) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, ConstraintFilters()));
  if (!reader.everything) {
    where.Add(" AND (visibility = 'PUBLIC'");
    if (reader.reads_programmes) where.Add(" OR visibility = 'PROGRAMME'");
    if (!reader.person.empty()) where.Add(" OR reporter = ").Bind(reader.person);
    for (const std::string& project : reader.projects) where.Add(" OR project = ").Bind(project);
    for (const std::string& programme : reader.programmes) where.Add(" OR programme = ").Bind(programme);
    where.Add(")");
  }
  return record::ListRows<Constraint>(db, deadline, list, /*parent=*/"", std::move(where));
}

absl::StatusOr<std::vector<MonthFigures>> FiguresBetween(db::Session& session, std::optional<base::Date> from,
                                                         std::optional<base::Date> to) {
  std::vector<MonthFigures> months;
  PEP_TRY(
      session.Query("SELECT month_date, topic, reports, days_lost, severity_1, severity_2, severity_3, severity_4 FROM "
                    "constraint_figures WHERE month_date >= ? AND month_date <= ? ORDER BY month_date, topic",
                    {from.value_or(base::kFirstDay), to.value_or(base::Date::Max())}, [&](const db::Row& row) {
                      const base::Date month = row.Date(0);
                      if (months.empty() || months.back().month != month) months.push_back({month, {}});
                      ReportFigures& cell = months.back().cells[row.String(1)];
                      cell.reports = row.Int64(2);
                      cell.days_lost = row.Int64(3);
                      for (int severity = 0; severity < kMostSevere; ++severity) {
                        cell.by_severity[static_cast<std::size_t>(severity)] = row.Int64(4 + severity);
                      }
                      return absl::OkStatus();
                    }));
  return months;
}

absl::StatusOr<std::optional<base::Date>> LastMonth(db::Session& session) {
  PEP_ASSIGN(const auto last, session.QueryOne("SELECT MAX(month_date) FROM constraint_months", {},
                                               [](const db::Row& row) { return row.OptDate(0); }));
  return last.value_or(std::nullopt);
}

absl::StatusOr<std::vector<Report>> Waiting(db::Session& session, absl::Time before) {
  std::vector<Report> waiting;
  PEP_TRY(session.Query(
      "SELECT c.id, c.reporter, c.topic, c.severity, c.lost_days FROM constraints c LEFT JOIN constraint_entries e ON "
      "e.constraint_id = c.id WHERE e.constraint_id IS NULL AND c.created_at_us < ? AND c.reporter <> ''",
      {before}, [&](const db::Row& row) {
        waiting.push_back({.id = row.String(0),
                           .author = row.String(1),
                           .cell = row.String(2),
                           .severity = row.Int(3),
                           .days_lost = static_cast<std::int64_t>(std::llround(row.Double(4)))});
        return absl::OkStatus();
      }));
  return waiting;
}

absl::Status PutMonth(db::Session& session, base::Date month, const Snapshot& snapshot) {
  PEP_TRY(session.Execute("INSERT INTO constraint_months (month_date) VALUES (?)", {month}).status());
  for (const auto& [topic, cell] : snapshot.cells) {
    PEP_TRY(session
                .Execute("INSERT INTO constraint_figures (month_date, topic, reports, days_lost, severity_1, "
                         "severity_2, severity_3, severity_4) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                         {month, topic, cell.reports, cell.days_lost, cell.by_severity[0], cell.by_severity[1],
                          cell.by_severity[2], cell.by_severity[3]})
                .status());
  }
  for (const std::string& id : snapshot.entered) {
    PEP_TRY(session.Execute("INSERT INTO constraint_entries (constraint_id, month_date) VALUES (?, ?)", {id, month})
                .status());
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::feedback::store

namespace pepiniere::record {

template <>
struct Layout<feedback::ConstraintTopic> : StandardLayout {
  static constexpr std::string_view kTable = "constraint_topics";
  static constexpr bool kHasDeleted = false;
};

template <>
struct Layout<feedback::Constraint> : StandardLayout {
  static constexpr bool kHasDeleted = false;
};

PEPINIERE_DOCUMENT(feedback::ConstraintTopic);
PEPINIERE_DOCUMENT(feedback::Constraint);
PEPINIERE_TABLE(feedback::ConstraintTopic);
PEPINIERE_TABLE(feedback::Constraint);

}  // namespace pepiniere::record
