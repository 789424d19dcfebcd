#include "services/cohort/store/challenge_store.h"

#include <string_view>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/domain/programme.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/line_statements.h"
#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

using base::Concat;
using query::FieldType;

namespace {

constexpr std::string_view kCohort = "cohort", kProgramme = "programme", kTheme = "theme", kSkill = "skill";

// What it has several of in that field, compared with `$`.
std::string HasTerm(std::string_view field) {
  return Concat("EXISTS (SELECT 1 FROM challenge_terms t WHERE t.challenge_id = challenges.id AND t.field = '", field,
                "' AND t.value = $)");
}

// The id in a column that has the name of an organisation.
std::string OrganisationIn(std::string_view column) {
  return Concat("SUBSTRING(", column, ", CHAR_LENGTH('organisations/') + 1)");
}

query::FilterSchema MakeFilters() {
  query::FilterSchema schema;
  schema.fields = {
      {.name = "title", .type = FieldType::kText, .column = "title"},
      {.name = "state",
       .type = FieldType::kEnum,
       .column = "state",
       .symbols = {{"PROPOSED", "PROPOSED"}, {"SELECTED", "SELECTED"}, {"WITHDRAWN", "WITHDRAWN"}},
       .symbol_prefix = "STATE_"},
      {.name = "host", .type = FieldType::kResource, .column = OrganisationIn("host"), .collection = "organisations"},
      {.name = "administrative_host",
       .type = FieldType::kResource,
       .column = OrganisationIn("administrative_host"),
       .collection = "organisations"},
      {.name = "programme", .type = FieldType::kResource, .member = HasTerm(kProgramme), .collection = "programmes"},
      {.name = "project",
       .type = FieldType::kResource,
       .column = "SUBSTRING(project, CHAR_LENGTH('projects/') + 1)",
       .collection = "projects"},
      {.name = "project_uid", .type = FieldType::kString, .column = "project_uid"},
      {.name = "project_state",
       .type = FieldType::kEnum,
       .column = "project_state",
       .symbols = {{"AWAITED", "AWAITED"},
                   {"OPENING", "OPENING"},
                   {"ATTACHED", "ATTACHED"},
                   {"UNKNOWN", "UNKNOWN"},
                   {"TAKEN", "TAKEN"},
                   {"REFUSED", "REFUSED"}},
       .symbol_prefix = "PROJECT_STATE_"}};
  for (const std::string_view field : {kCohort, kTheme, kSkill}) {
    schema.fields.push_back({.name = std::string(field), .type = FieldType::kString, .member = HasTerm(field)});
  }
  return schema;
}

// That it is of a programme (an id).
query::SqlFragment OfProgramme(const std::string& programme) {
  query::SqlFragment is{
      .sql =
          "EXISTS (SELECT 1 FROM challenge_terms v WHERE v.challenge_id = challenges.id AND v.field = 'programme' "
          "AND v.value = "};
  return std::move(is.Bind(programme).Add(")"));
}

query::SqlFragment SeenBy(const Reach& reach) {
  query::SqlFragment seen{.sql = reach.everything ? "(TRUE" : "(was_selected"};
  for (const std::string& programme : reach.programmes) seen.Add(" OR ").Add(OfProgramme(programme));
  for (const std::string& organisation : reach.organisations) {
    seen.Add(" OR host = ").Bind(organisation);
    seen.Add(" OR administrative_host = ").Bind(organisation);
  }
  return std::move(seen.Add(")"));
}

// A term that a filter can ask for.
struct Term {
  std::string_view field;
  std::string value;
};

std::vector<Term> TermsOf(const Challenge& challenge) {
  std::vector<Term> terms;
  for (const std::string& cohort : challenge.cohorts)
    terms.push_back({kCohort, record::NameOf(Cohort::kPattern, cohort)});
  for (const std::string& programme : ProgrammesOf(challenge)) terms.push_back({kProgramme, programme});
  for (const std::string& theme : challenge.themes) terms.push_back({kTheme, theme});
  for (const std::string& skill : challenge.skills) terms.push_back({kSkill, skill});
  return terms;
}

bool HasTheSame(const Challenge& a, const Challenge& b) {
  return a.cohorts == b.cohorts && a.themes == b.themes && a.skills == b.skills;
}

// Those that the filter finds and the reader sees.
absl::StatusOr<query::SqlFragment> FoundBy(const query::Filter& filter, const Reach& reach) {
  static const auto* const kFilters = new query::FilterSchema(MakeFilters());
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(filter, *kFilters));
  where.Add(" AND ").Add(SeenBy(reach));
  return where;
}

}  // namespace

absl::StatusOr<record::Page<base::Stored<Challenge>>> ListChallenges(db::Database& db, absl::Time deadline,
                                                                     const record::ListQuery& list,
                                                                     const Reach& reach) {
  PEP_ASSIGN(query::SqlFragment where, FoundBy(list.filter, reach));
  return record::ListRows<Challenge>(db, deadline, list, /*parent=*/"", std::move(where));
}

absl::StatusOr<record::Page<record::LineBelow<ChallengeOutcome>>> ListOutcomes(db::Database& db, absl::Time deadline,
                                                                               const record::ListQuery& list,
                                                                               const std::string& challenge,
                                                                               const Reach& reach) {
  PEP_ASSIGN(const query::SqlFragment found, FoundBy(list.filter, reach));
  query::SqlFragment where;
  where.Add("EXISTS (SELECT 1 FROM challenges WHERE challenges.id = challenge_lines.challenge_id AND ");
  where.Add("challenges.deleted_at_us IS NULL AND ").Add(found).Add(")");
  return record::ListLines<ChallengeOutcome>(db, deadline, list, challenge, where);
}

absl::Status KeepTerms(db::Session& session, const Challenge* before, const base::Stored<Challenge>& after) {
  if (before && HasTheSame(*before, after.value)) return absl::OkStatus();
  PEP_TRY(session.Execute("DELETE FROM challenge_terms WHERE challenge_id = ?", {after.id}).status());
  const std::vector<Term> terms = TermsOf(after.value);
  std::vector<db::Value> cells;
  for (const Term& term : terms) cells.insert(cells.end(), {after.id, term.field, term.value});
  // What differs by the spaces at its end alone is one value to the database.
  return session.InsertRows("REPLACE INTO challenge_terms (challenge_id, field, value) VALUES", "(?, ?, ?)", cells)
      .status();
}

absl::StatusOr<std::optional<std::string>> AnyChallengeOf(db::Session& session, const std::string& cohort) {
  return session.QueryOne(
      "SELECT c.id FROM challenge_terms t JOIN challenges c ON c.id = t.challenge_id WHERE t.field = 'cohort' AND "
      "t.value = ? AND c.deleted_at_us IS NULL ORDER BY c.id LIMIT 1",
      {record::NameOf(Cohort::kPattern, cohort)}, [](const db::Row& row) { return row.String(0); });
}

absl::StatusOr<std::vector<std::string>> AwaitingProjects(db::Database& db, absl::Time deadline,
                                                          const std::string& programme) {
  query::SqlFragment where{.sql = "((project_state IS NULL AND (state = 'SELECTED' OR project <> '')) OR "};
  where.Add("project_state IN ('AWAITED', 'OPENING'))");
  if (!programme.empty()) where.Add(" AND ").Add(OfProgramme(programme));
  PEP_ASSIGN(const auto found, record::Select<Challenge>(db, deadline, where));
  std::vector<std::string> ids;
  for (const base::Stored<Challenge>& challenge : found) ids.push_back(challenge.id);
  return ids;
}

absl::StatusOr<std::optional<std::string>> OtherWithProject(db::Database& db, absl::Time deadline,
                                                            const std::string& project_uid, const std::string& but) {
  return db.Read(deadline, [&](db::Session& session) {
    return session.QueryOne(
        "SELECT id FROM challenges WHERE project_uid = ? AND id <> ? AND deleted_at_us IS NULL ORDER BY id LIMIT 1",
        {project_uid, but}, [](const db::Row& row) { return row.String(0); });
  });
}

absl::StatusOr<std::string> LastWriterOf(db::Database& db, absl::Time deadline, const std::string& challenge) {
  const std::string name = record::NameOf(Challenge::kPattern, challenge);
  PEP_ASSIGN(auto found, db.Read(deadline, [&](db::Session& session) {
    return session.QueryOne(
        "SELECT principal FROM audit_records WHERE resource = ? AND principal NOT LIKE 'service:%' ORDER BY "
        "occurred_at_us DESC, id DESC LIMIT 1",
        {name}, [](const db::Row& row) { return row.String(0); });
  }));
  return std::move(found).value_or(std::string());
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

template <>
struct Layout<cohort::Challenge> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kRenamed = {
      {{"select_time", "select_time_us"}}};
};

template <>
struct Layout<cohort::ChallengeOutcome> : StandardLayout {
  static constexpr std::string_view kTable = "challenge_lines";
  static constexpr std::array<std::string_view, 3> kKey = {"challenge_id", "collection", "number"};
  // The day of a line.
  static void Repeated(auto&& visit, auto&... each) { visit("day", each.date...); }
};

PEPINIERE_DOCUMENT(cohort::Challenge);
PEPINIERE_DOCUMENT(cohort::ChallengeOutcome);
PEPINIERE_TABLE(cohort::Challenge);
PEPINIERE_LINES(cohort::ChallengeOutcome);

}  // namespace pepiniere::record
