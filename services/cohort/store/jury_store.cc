#include "services/cohort/store/jury_store.h"

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

// Of the juror in the column `id` of conflicts.
constexpr std::string_view kJurorOfConflict = "SUBSTRING_INDEX(conflicts.id, '/', 2)";

const query::FilterSchema& JurorFilters() {
  static const auto* const schema =
      new query::FilterSchema{.fields = {{.name = "person", .type = FieldType::kString, .column = "person"},
                                         {.name = "organisation",
                                          .type = FieldType::kResource,
                                          .column = "SUBSTRING(organisation, CHAR_LENGTH('organisations/') + 1)",
                                          .collection = "organisations"}}};
  return *schema;
}

const query::FilterSchema& ConflictFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "application",
                  .type = FieldType::kString,
                  .member = Concat("(NOT EXISTS (SELECT 1 FROM jurors WHERE jurors.id = ", kJurorOfConflict,
                                   " AND jurors.person = {person}) AND CONCAT('calls/', SUBSTRING_INDEX(application, "
                                   "'/', 1), '/applications/', SUBSTRING_INDEX(application, '/', -1)) = $)")},
                 {.name = "cause",
                  .type = FieldType::kEnum,
                  .column = "cause",
                  .symbols = {{"DECLARED", "DECLARED"},
                              {"SAME_PERSON", "SAME_PERSON"},
                              {"APPLICANT_ORGANISATION", "APPLICANT_ORGANISATION"},
                              {"HOST_ORGANISATION", "HOST_ORGANISATION"}},
                  .symbol_prefix = "CAUSE_"}}};
  return *schema;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> CallsJudgedBy(db::Database& db, absl::Time deadline,
                                                       const std::string& person) {
  std::vector<std::string> calls;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    calls.clear();
    return session.Query(
        "SELECT c.id FROM jurors j JOIN calls c ON c.id = SUBSTRING_INDEX(j.id, '/', 1) WHERE j.person = ? AND "
        "j.deleted_at_us IS NULL AND c.deleted_at_us IS NULL AND c.publish_time_us IS NOT NULL ORDER BY c.id",
        {person}, [&](const db::Row& row) {
          calls.push_back(row.String(0));
          return absl::OkStatus();
        });
  }));
  return calls;
}

absl::StatusOr<std::optional<base::Stored<Juror>>> FindJuror(db::Session& session, const std::string& call,
                                                             const std::string& person) {
  if (person.empty()) return std::optional<base::Stored<Juror>>();
  query::SqlFragment where{.sql = "person = "};
  where.Bind(person);
  where.Add(" AND id > ").Bind(call + "/");
  where.Add(" AND id < ").Bind(call + "0");  // '0' is the character after the slash
  PEP_ASSIGN(auto found, record::Select<Juror>(session, where));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

absl::StatusOr<std::optional<base::Stored<Juror>>> FindJuror(db::Database& db, absl::Time deadline,
                                                             const std::string& call, const std::string& person) {
  return db.Read(deadline, [&](db::Session& session) { return FindJuror(session, call, person); });
}

absl::StatusOr<std::vector<base::Stored<Juror>>> RowsOf(db::Database& db, absl::Time deadline,
                                                        const std::string& person) {
  if (person.empty()) return std::vector<base::Stored<Juror>>();
  query::SqlFragment where{.sql = "person = "};
  return record::Select<Juror>(db, deadline, where.Bind(person));
}

absl::StatusOr<std::vector<std::string>> JuriesOf(db::Database& db, absl::Time deadline, const std::string& person) {
  std::vector<std::string> calls;
  if (person.empty()) return calls;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    calls.clear();
    return session.Query("SELECT id FROM jurors WHERE person = ? ORDER BY id", {person}, [&](const db::Row& row) {
      calls.push_back(record::ParentIn(row.String(0)));
      return absl::OkStatus();
    });
  }));
  return calls;
}

absl::StatusOr<std::optional<std::string>> FindRowOf(db::Session& session, const std::string& id,
                                                     const std::string& person) {
  const std::string call = record::ParentIn(id);
  return session.QueryOne("SELECT id FROM jurors WHERE person = ? AND id > ? AND id < ? AND id <> ? LIMIT 1",
                          {person, call + "/", call + "0", id}, [](const db::Row& row) { return row.String(0); });
}

absl::StatusOr<std::vector<base::Stored<Juror>>> AllJurorsOf(db::Session& session, const std::string& call) {
  std::vector<std::string> ids;
  PEP_TRY(session.Query("SELECT id FROM jurors WHERE id > ? AND id < ? ORDER BY id", {call + "/", call + "0"},
                        [&](const db::Row& row) {
                          ids.push_back(row.String(0));
                          return absl::OkStatus();
                        }));
  std::vector<base::Stored<Juror>> jurors;
  for (const std::string& id : ids) {
    PEP_ASSIGN(auto juror, record::Find<Juror>(session, id));
    if (juror) jurors.push_back(*std::move(juror));
  }
  return jurors;
}

absl::StatusOr<std::vector<std::pair<std::string, std::vector<std::string>>>> HostsOf(db::Session& session,
                                                                                      const std::string& call) {
  std::vector<std::pair<std::string, std::vector<std::string>>> hosts;
  PEP_TRY(
      session.Query("SELECT s.id, c.host, c.administrative_host FROM seats s JOIN challenges c ON c.id = s.challenge "
                    "WHERE s.id > ? AND s.id < ? ORDER BY s.id",
                    {call + "/", call + "0"}, [&](const db::Row& row) {
                      hosts.emplace_back(row.String(0), std::vector<std::string>{row.String(1), row.String(2)});
                      return absl::OkStatus();
                    }));
  return hosts;
}

absl::StatusOr<record::Page<base::Stored<Juror>>> ListJurors(db::Database& db, absl::Time deadline,
                                                             const record::ListQuery& list, const std::string& call,
                                                             const std::optional<std::string>& own) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, JurorFilters()));
  if (own) where.Add(" AND person = ").Bind(*own);
  return record::ListRows<Juror>(db, deadline, list, call, std::move(where));
}

absl::StatusOr<record::Page<base::Stored<Conflict>>> ListConflicts(db::Database& db, absl::Time deadline,
                                                                   const record::ListQuery& list,
                                                                   const std::string& parent,
                                                                   const ConflictReader& reader) {
  PEP_ASSIGN(query::SqlFragment where,
             query::CompileFilter(list.filter, ConflictFilters(), {.parameters = {{"person", reader.person}}}));
  // Of their own row, that is; those of others are the coaches'.
  const auto own = [&](query::SqlFragment& sql) {
    sql.Add(Concat("EXISTS (SELECT 1 FROM jurors WHERE jurors.id = ", kJurorOfConflict, " AND jurors.person = "));
    sql.Bind(reader.person).Add(")");
  };
  where.Add(" AND ((cause = 'DECLARED' AND recorded_by = ").Bind(reader.person).Add(" AND ");
  own(where);
  where.Add(")");
  if (reader.all) {
    where.Add(" OR (NOT ");
    own(where);
    where.Add(" AND ").Add(NotRecused("conflicts.application", reader.person));
    if (reader.anonymous) where.Add(" AND cause NOT IN ('SAME_PERSON', 'APPLICANT_ORGANISATION')");
    where.Add(")");
  }
  where.Add(
      ") AND EXISTS (SELECT 1 FROM calls WHERE calls.id = SUBSTRING_INDEX(conflicts.id, '/', 1) AND "
      "calls.close_time_us <= ");
  where.Bind(absl::ToUnixMicros(reader.now)).Add(")");
  return record::ListRows<Conflict>(db, deadline, list, parent, std::move(where));
}

query::SqlFragment NotRecused(std::string_view application, const std::string& person) {
  query::SqlFragment free{.sql = Concat("NOT EXISTS (SELECT 1 FROM conflicts k JOIN jurors p ON p.id = "
                                        "SUBSTRING_INDEX(k.id, '/', 2) WHERE k.application = ",
                                        application, " AND p.person = ")};
  return std::move(free.Bind(person).Add(")"));
}

absl::StatusOr<std::set<std::string>> RecusedFrom(db::Session& session, const std::string& call,
                                                  const std::string& person) {
  std::set<std::string> applications;
  if (person.empty()) return applications;
  static const std::string kSelect =
      Concat("SELECT conflicts.application FROM conflicts JOIN jurors ON jurors.id = ", kJurorOfConflict,
             " WHERE jurors.person = ?");
  PEP_TRY(session.Query(kSelect, {person}, [&](const db::Row& row) {
    const std::string application = row.String(0);
    if (record::ParentIn(application) == call) applications.insert(application);
    return absl::OkStatus();
  }));
  return applications;
}

absl::StatusOr<std::set<std::string>> RecusedFrom(db::Database& db, absl::Time deadline, const std::string& call,
                                                  const std::string& person) {
  return db.Read(deadline, [&](db::Session& session) { return RecusedFrom(session, call, person); });
}

absl::StatusOr<bool> IsRecused(db::Session& session, const std::string& application, const std::string& person) {
  if (person.empty()) return false;
  static const std::string kSelect = Concat("SELECT 1 FROM conflicts JOIN jurors ON jurors.id = ", kJurorOfConflict,
                                            " WHERE conflicts.application = ? AND jurors.person = ? LIMIT 1");
  PEP_ASSIGN(const std::optional<int> found,
             session.QueryOne(kSelect, {application, person}, [](const db::Row& row) { return row.Int(0); }));
  return found.has_value();
}

absl::StatusOr<bool> IsRecused(db::Database& db, absl::Time deadline, const std::string& application,
                               const std::string& person) {
  return db.Read(deadline, [&](db::Session& session) { return IsRecused(session, application, person); });
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

template <>
struct Layout<cohort::Conflict> : StandardLayout {
  static constexpr bool kHasDeleted = false;
  // It stands as it was recorded, and says who applies: the audit tells nothing of it.
  static bool Unaudited(std::string_view field) {
    return field == "application" || field == "cause" || field == "reason" || field == "recorded_by";
  }
};

PEPINIERE_DOCUMENT(cohort::Juror);
PEPINIERE_DOCUMENT(cohort::Conflict);
PEPINIERE_TABLE(cohort::Juror);
PEPINIERE_TABLE(cohort::Conflict);

}  // namespace pepiniere::record
