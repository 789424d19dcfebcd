#include "services/cohort/store/profile_store.h"

#include <set>
#include <string_view>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/domain/programme.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

using base::Concat;
using query::FieldType;

namespace {

constexpr std::string_view kCohort = "cohort", kProgramme = "programme", kSkill = "skill";

// What somebody has several of in that field, compared with `$`.
std::string HasTerm(std::string_view field) {
  return Concat("EXISTS (SELECT 1 FROM people_terms t WHERE t.person_id = people.id AND t.field = '", field,
                "' AND t.value = $)");
}

// A live assignment of theirs for which that holds.
std::string HasAssignment(std::string_view holds) {
  return Concat("EXISTS (SELECT 1 FROM assignments a WHERE a.person = people.id AND a.deleted_at_us IS NULL AND ",
                holds, ")");
}

std::vector<query::FilterField> PublicFields() {
  return {
      {.name = "display_name", .type = FieldType::kText, .column = "display_name"},
      {.name = "cohort", .type = FieldType::kString, .member = HasTerm(kCohort)},
      {.name = "programme", .type = FieldType::kResource, .member = HasTerm(kProgramme), .collection = "programmes"}};
}

const query::FilterSchema& ProfileFilters() {
  static const auto* const schema = [] {
    auto* made = new query::FilterSchema{.fields = PublicFields()};
    made->fields.push_back({.name = "person", .type = FieldType::kString, .column = "person"});
    made->fields.push_back({.name = "skill", .type = FieldType::kString, .member = HasTerm(kSkill)});
    made->fields.push_back({.name = "source_id", .type = FieldType::kString, .column = "source_id"});
    made->fields.push_back(
        {.name = "assigned",
         .type = FieldType::kBoolean,
         .member = Concat("(", HasAssignment("a.start_date <= {today} AND a.last_date >= {today}"), ") = $"),
         .presence = "TRUE"});
    return made;
  }();
  return *schema;
}

const query::FilterSchema& AlumniFilters() {
  static const auto* const schema = new query::FilterSchema{.fields = PublicFields()};
  return *schema;
}

// " id IN (?, ?)", or what is never so.
query::SqlFragment IsOneOf(std::string_view column, const std::vector<std::string>& ids) {
  if (ids.empty()) return {.sql = "FALSE"};
  query::SqlFragment one{.sql = Concat(column, " IN (")};
  for (const std::string& id : ids) one.Add(&id == &ids.front() ? "" : ", ").Bind(id);
  return std::move(one.Add(")"));
}

query::SqlFragment SeenBy(const PeopleReach& reach) {
  query::SqlFragment seen{.sql = reach.everything ? "(TRUE" : "(FALSE"};
  for (const std::string& programme : reach.programmes) {
    seen.Add(
        " OR EXISTS (SELECT 1 FROM people_terms v WHERE v.person_id = people.id AND v.field = 'programme' AND "
        "v.value = ");
    seen.Bind(programme).Add(")");
  }
  if (!reach.person.empty()) seen.Add(" OR id = ").Bind(reach.person);
  return std::move(seen.Add(")"));
}

// The values of a field, of each of these people, in order.
absl::StatusOr<std::map<std::string, std::vector<std::string>>> TermsOfEach(db::Database& db, absl::Time deadline,
                                                                            std::string_view field,
                                                                            const std::vector<std::string>& people) {
  query::SqlFragment select{.sql = "SELECT person_id, value FROM people_terms WHERE field = "};
  select.Bind(std::string(field)).Add(" AND ").Add(IsOneOf("person_id", people)).Add(" ORDER BY person_id, value");
  std::map<std::string, std::vector<std::string>> terms;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    terms.clear();
    return session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
      terms[row.String(0)].push_back(row.String(1));
      return absl::OkStatus();
    });
  }));
  return terms;
}

}  // namespace

const query::SortSchema& ProfileOrder() {
  static const auto* const schema = new query::SortSchema{.keys = {{.name = "display_name", .sql = "display_name"}},
                                                          .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Profile>>> ListProfiles(db::Database& db, absl::Time deadline,
                                                                 const record::ListQuery& list,
                                                                 const PeopleReach& reach, base::Date today) {
  PEP_ASSIGN(query::SqlFragment where,
             query::CompileFilter(list.filter, ProfileFilters(), {.parameters = {{"today", today}}}));
  where.Add(" AND ").Add(SeenBy(reach));
  return record::ListRows<Profile>(db, deadline, list, /*parent=*/"", std::move(where));
}

absl::StatusOr<record::Page<base::Stored<Profile>>> ListAlumni(db::Database& db, absl::Time deadline,
                                                               const record::ListQuery& list,
                                                               const std::vector<std::string>& consenting,
                                                               base::Date today) {
  const query::FilterContext context = {.parameters = {{"today", today}}};
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, AlumniFilters(), context));
  static const std::string kAlumni = Concat(HasAssignment("a.last_date < {today}"), " AND NOT ",
                                            HasAssignment("a.start_date <= {today} AND a.last_date >= {today}"));
  PEP_ASSIGN(const query::SqlFragment alumni, query::BindTemplate(kAlumni, nullptr, context));
  where.Add(" AND ").Add(alumni).Add(" AND ").Add(IsOneOf("id", consenting));
  return record::ListRows<Profile>(db, deadline, list, /*parent=*/"", std::move(where));
}

absl::StatusOr<std::map<std::string, std::vector<std::string>>> CohortsOfEach(db::Database& db, absl::Time deadline,
                                                                              const std::vector<std::string>& people) {
  return TermsOfEach(db, deadline, kCohort, people);
}

absl::StatusOr<std::vector<std::string>> ProgrammesOfPerson(db::Database& db, absl::Time deadline,
                                                            const std::string& person) {
  PEP_ASSIGN(auto terms, TermsOfEach(db, deadline, kProgramme, {person}));
  return std::move(terms[person]);
}

absl::Status KeepTerms(db::Session& session, const base::Stored<Profile>& profile) {
  PEP_ASSIGN(const auto assignments, AssignmentsOf(session, profile.id));
  std::set<std::string> cohorts(profile.value.cohorts.begin(), profile.value.cohorts.end());
  for (const base::Stored<Assignment>& assignment : assignments) cohorts.insert(assignment.value.cohort);
  std::vector<std::pair<std::string_view, std::string>> terms;
  for (const std::string& cohort : cohorts) {
    terms.emplace_back(kCohort, record::NameOf(Cohort::kPattern, cohort));
    terms.emplace_back(kProgramme, record::ParentIn(cohort));
  }
  for (const std::string& skill : profile.value.skills) terms.emplace_back(kSkill, skill);
  PEP_TRY(session.Execute("DELETE FROM people_terms WHERE person_id = ?", {profile.id}).status());
  std::vector<db::Value> cells;
  for (const auto& [field, value] : terms) cells.insert(cells.end(), {profile.id, field, value});
  // What differs by the spaces at its end alone is one value to the database.
  return session.InsertRows("REPLACE INTO people_terms (person_id, field, value) VALUES", "(?, ?, ?)", cells).status();
}

absl::StatusOr<std::optional<std::string>> PersonFromSource(db::Database& db, absl::Time deadline,
                                                            const std::string& source_id) {
  return db.Read(deadline, [&](db::Session& session) {
    return session.QueryOne("SELECT id FROM people WHERE source_id = ? ORDER BY id LIMIT 1", {source_id},
                            [](const db::Row& row) { return row.String(0); });
  });
}

absl::StatusOr<std::optional<std::string>> AnyProfileOf(db::Session& session, const std::string& cohort) {
  return session.QueryOne(
      "SELECT p.id FROM people_terms t JOIN people p ON p.id = t.person_id WHERE t.field = 'cohort' AND t.value = ? "
      "AND "
      "p.deleted_at_us IS NULL ORDER BY p.id LIMIT 1",
      {record::NameOf(Cohort::kPattern, cohort)}, [](const db::Row& row) { return row.String(0); });
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

PEPINIERE_DOCUMENT(cohort::Profile);
PEPINIERE_TABLE(cohort::Profile);

}  // namespace pepiniere::record
