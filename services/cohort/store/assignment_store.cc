#include "services/cohort/store/assignment_store.h"

#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

using base::Concat;
using query::FieldType;

namespace {

constexpr std::string_view kProgramme = "SUBSTRING_INDEX(cohort, '/', 1)";

const query::FilterSchema& AssignmentFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {
          {.name = "person", .type = FieldType::kResource, .column = "person", .collection = "people"},
          {.name = "cohort",
           .type = FieldType::kString,
           .column = Concat("CONCAT('programmes/', ", kProgramme, ", '/cohorts/', SUBSTRING_INDEX(cohort, '/', -1))")},
          {.name = "programme",
           .type = FieldType::kResource,
           .column = std::string(kProgramme),
           .collection = "programmes"},
          {.name = "challenge", .type = FieldType::kResource, .column = "challenge", .collection = "challenges"},
          {.name = "skill", .type = FieldType::kString, .column = "skill"},
          {.name = "start_date", .type = FieldType::kDate, .column = "start_date"},
          {.name = "last_date", .type = FieldType::kDate, .column = "last_date"},
          {.name = "source_id", .type = FieldType::kString, .column = "source_id"}}};
  return *schema;
}

query::SqlFragment SeenBy(const PeopleReach& reach) {
  query::SqlFragment seen{.sql = reach.everything ? "(TRUE" : "(FALSE"};
  for (const std::string& programme : reach.programmes) {
    seen.Add(Concat(" OR ", kProgramme, " = ")).Bind(programme);
  }
  if (!reach.person.empty()) seen.Add(" OR person = ").Bind(reach.person);
  return std::move(seen.Add(")"));
}

}  // namespace

const query::SortSchema& AssignmentOrder() {
  using query::SortType;
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "start_date", .sql = "start_date", .type = SortType::kDate},
               {.name = "last_date", .sql = "last_date", .type = SortType::kDate, .nullable = true}},
      .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Assignment>>> ListAssignments(db::Database& db, absl::Time deadline,
                                                                       const record::ListQuery& list,
                                                                       const PeopleReach& reach) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, AssignmentFilters()));
  where.Add(" AND ").Add(SeenBy(reach));
  return record::ListRows<Assignment>(db, deadline, list, /*parent=*/"", std::move(where));
}

absl::StatusOr<std::vector<base::Stored<Assignment>>> AssignmentsOf(db::Session& session, const std::string& person) {
  query::SqlFragment where{.sql = "person = "};
  return record::Select<Assignment>(session, where.Bind(person));
}

absl::StatusOr<std::vector<base::Stored<Assignment>>> AssignmentsIn(db::Database& db, absl::Time deadline,
                                                                    const std::string& cohort) {
  query::SqlFragment where{.sql = "cohort = "};
  return record::Select<Assignment>(db, deadline, where.Bind(cohort));
}

absl::StatusOr<std::optional<base::Stored<Assignment>>> AssignmentFromSource(db::Session& session,
                                                                             const std::string& person,
                                                                             const std::string& source_id) {
  PEP_ASSIGN(const auto id,
             session.QueryOne("SELECT id FROM assignments WHERE person = ? AND source_id = ? ORDER BY id LIMIT 1",
                              {person, source_id}, [](const db::Row& row) { return row.String(0); }));
  if (!id) return std::optional<base::Stored<Assignment>>();
  return record::FindForUpdate<Assignment>(session, *id);
}

absl::StatusOr<std::map<std::string, std::vector<DayRange>>> DaysOfEach(db::Database& db, absl::Time deadline,
                                                                        const std::vector<std::string>& people) {
  std::map<std::string, std::vector<DayRange>> days;
  if (people.empty()) return days;
  query::SqlFragment select{
      .sql =
          "SELECT person, start_date, last_date FROM assignments WHERE deleted_at_us IS NULL AND last_date IS NOT "
          "NULL AND person IN ("};
  for (const std::string& person : people) select.Add(&person == &people.front() ? "" : ", ").Bind(person);
  select.Add(")");
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    days.clear();
    return session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
      days[row.String(0)].push_back({row.Date(1), row.Date(2)});
      return absl::OkStatus();
    });
  }));
  return days;
}

absl::StatusOr<bool> TakesPart(db::Database& db, absl::Time deadline, const std::string& person,
                               const std::string& cohort) {
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<bool> {
    PEP_ASSIGN(const auto any,
               session.QueryOne("SELECT 1 FROM assignments WHERE person = ? AND cohort = ? AND deleted_at_us IS NULL "
                                "LIMIT 1",
                                {person, cohort}, [](const db::Row& row) { return row.Int(0); }));
    return any.has_value();
  });
}

absl::StatusOr<std::optional<std::string>> AnyAssignmentWith(db::Session& session, std::string_view column,
                                                             const std::string& id) {
  return session.QueryOne(
      Concat("SELECT id FROM assignments WHERE ", column, " = ? AND deleted_at_us IS NULL ORDER BY id LIMIT 1"), {id},
      [](const db::Row& row) { return row.String(0); });
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

PEPINIERE_DOCUMENT(cohort::Assignment);
PEPINIERE_TABLE(cohort::Assignment);

}  // namespace pepiniere::record
