#include "services/cohort/store/application_store.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/domain/screening.h"
#include "services/cohort/domain/seat.h"
#include "services/cohort/store/jury_store.h"
#include "services/cohort/store/layouts.h"
#include "services/cohort/store/review_store.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/personal/keys.h"
#include "services/query/filter_sql.h"
#include "services/record/line_statements.h"
#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

using base::Concat;
using query::FieldType;

namespace {

// As AsToldToApplicant, in SQL.
constexpr std::string_view kToldState =
    "(CASE WHEN applications.applicant = {person} AND state IN ('ADMISSIBLE', 'INADMISSIBLE') THEN told_state "
    "ELSE state END)";
constexpr std::string_view kName = "CONCAT('calls/', call_id, '/applications/', application_id)";

// Of jurors: decisions as far as applicants know them, and while the screening is anonymous nobody's name.
constexpr std::string_view kStateToJurors =
    "(CASE WHEN state IN ('ADMISSIBLE', 'INADMISSIBLE') THEN told_state ELSE state END)";
constexpr std::string_view kIsNamed =
    "EXISTS (SELECT 1 FROM calls WHERE calls.id = applications.call_id AND (NOT calls.anonymous_screening OR "
    "calls.screening_close_time_us IS NOT NULL))";

query::FilterSchema MakeFilters(std::string_view state, std::string_view is_named) {
  return {.fields = {{.name = "state",
                      .type = FieldType::kEnum,
                      .member = Concat(state, " = $"),
                      .presence = "TRUE",
                      .symbols = {{"DRAFT", "DRAFT"},
                                  {"SUBMITTED", "SUBMITTED"},
                                  {"WITHDRAWN", "WITHDRAWN"},
                                  {"ADMISSIBLE", "ADMISSIBLE"},
                                  {"INADMISSIBLE", "INADMISSIBLE"}},
                      .symbol_prefix = "STATE_"},
                     {.name = "applicant",
                      .type = FieldType::kString,
                      .member = Concat("(", is_named, " AND applications.applicant = $)"),
                      .presence = "TRUE"},
                     {.name = "submit_time", .type = FieldType::kTimestamp, .column = "submit_time_us"}}};
}

const query::FilterSchema& ApplicationFilters() {
  static const auto* const schema = new query::FilterSchema(MakeFilters(kToldState, "TRUE"));
  return *schema;
}

const query::FilterSchema& JurorsFilters() {
  static const auto* const schema = new query::FilterSchema(MakeFilters(kStateToJurors, kIsNamed));
  return *schema;
}

constexpr std::string_view kId = "CONCAT(applications.call_id, '/', applications.application_id)";

query::SqlFragment IsOwn(const ApplicationReader& reader) {
  query::SqlFragment own{.sql = "applications.applicant = "};
  own.Bind(reader.person);
  return own;
}

// As IsReadByCoaches, in SQL, of those who lead the call; while they judge it themselves and its screening is
// anonymous, they read as jurors do.
query::SqlFragment ReadByLeader(const ApplicationReader& reader) {
  query::SqlFragment read{.sql = "(state <> 'DRAFT' AND EXISTS (SELECT 1 FROM calls WHERE "};
  read.Add("calls.id = applications.call_id AND calls.publish_time_us IS NOT NULL AND calls.close_time_us <= ");
  read.Bind(absl::ToUnixMicros(reader.now));
  read.Add(" AND (state <> 'WITHDRAWN' OR withdraw_time_us >= calls.close_time_us) AND ");
  read.Add(LedCalls(reader.leads)).Add(") AND ").Add(NotRecused(kId, reader.person));
  return std::move(read.Add(")"));
}

// Whether they judge the call of an application themselves, or did.
query::SqlFragment IsJurorOf(const ApplicationReader& reader) {
  query::SqlFragment is{.sql = "(FALSE"};
  for (const std::string& call : reader.juries) is.Add(" OR applications.call_id = ").Bind(call);
  return std::move(is.Add(")"));
}

query::SqlFragment ReadByJuror(const ApplicationReader& reader) {
  query::SqlFragment read{.sql = "(FALSE"};
  for (const base::Stored<Juror>& row : reader.rows) read.Add(" OR ").Add(JudgedBy(row, reader.now));
  return std::move(read.Add(")"));
}

query::SqlFragment ReadBy(const ApplicationReader& reader) {
  query::SqlFragment read{.sql = "("};
  read.Add(IsOwn(reader)).Add(" OR ").Add(ReadByLeader(reader)).Add(" OR ").Add(ReadByJuror(reader));
  return std::move(read.Add(")"));
}

// "design/01J..." as the two columns that have it.
std::vector<db::Value> KeyOf(const std::string& id) { return record::table::KeyOf<Application>(id); }

}  // namespace

query::SqlFragment NamedToLeader(const ApplicationReader& reader) {
  query::SqlFragment named{.sql = "("};
  named.Add(ReadByLeader(reader)).Add(" AND (NOT ").Add(IsJurorOf(reader)).Add(" OR ").Add(kIsNamed).Add("))");
  return named;
}

const query::SortSchema& ApplicationOrder() {
  using query::SortType;
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "submit_time", .sql = "submit_time_us", .type = SortType::kInteger, .nullable = true}},
      .unique = {.name = "name", .sql = std::string(kName)}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Application>>> ListApplications(db::Database& db, absl::Time deadline,
                                                                         const record::ListQuery& list,
                                                                         const std::string& call,
                                                                         const ApplicationReader& reader) {
  PEP_ASSIGN(const query::SqlFragment as_is,
             query::CompileFilter(list.filter, ApplicationFilters(), {.parameters = {{"person", reader.person}}}));
  PEP_ASSIGN(const query::SqlFragment to_jurors, query::CompileFilter(list.filter, JurorsFilters()));
  // Nobody finds by a filter what they are not told.
  query::SqlFragment where{.sql = "(("};
  where.Add(IsOwn(reader)).Add(" OR (").Add(ReadByLeader(reader)).Add(" AND NOT ").Add(IsJurorOf(reader));
  where.Add(")) AND ").Add(as_is).Add(" OR (").Add(ReadByLeader(reader)).Add(" OR ").Add(ReadByJuror(reader));
  where.Add(") AND ").Add(IsJurorOf(reader)).Add(" AND NOT ").Add(IsOwn(reader)).Add(" AND ").Add(to_jurors).Add(")");
  return record::ListRows<Application>(db, deadline, list, call, std::move(where));
}

absl::StatusOr<bool> Applies(db::Session& session, const std::string& call, const std::string& person) {
  PEP_ASSIGN(const auto found, session.QueryOne("SELECT 1 FROM applications WHERE call_id = ? AND applicant = ?",
                                                {call, person}, [](const db::Row& row) { return row.Int(0); }));
  return found.has_value();
}

absl::StatusOr<bool> Competes(db::Session& session, const base::Stored<Call>& call, const std::string& person,
                              absl::Time now) {
  if (person.empty()) return false;
  query::SqlFragment own{.sql = "call_id = "};
  own.Bind(call.id).Add(" AND applicant = ").Bind(person);
  PEP_ASSIGN(const auto applications, record::Select<Application>(session, own));
  return std::ranges::any_of(applications, [&](const base::Stored<Application>& application) {
    return cohort::Competes(application.value, call.value, now);
  });
}

absl::StatusOr<bool> Competes(db::Database& db, absl::Time deadline, const base::Stored<Call>& call,
                              const std::string& person, absl::Time now) {
  return db.Read(deadline, [&](db::Session& session) { return Competes(session, call, person, now); });
}

absl::StatusOr<std::vector<std::string>> SeatsOf(db::Session& session, const std::string& call) {
  PEP_ASSIGN(const auto seats, record::SelectBelow<Seat>(session, call));
  std::vector<std::string> ids;
  for (const base::Stored<Seat>& seat : seats) ids.push_back(seat.id);
  return ids;
}

absl::Status KeepRevision(db::Session& session, const std::string& id, const SavedRevision& revision) {
  const std::string document = record::ToDocument(revision.content);
  std::vector<db::Value> cells = KeyOf(id);
  cells.insert(cells.end(), {revision.number, document, revision.saved_at});
  return session
      .Execute(
          "INSERT INTO application_revisions (call_id, application_id, number, document, saved_at_us) "
          "VALUES (?, ?, ?, ?, ?)",
          cells)
      .status();
}

absl::StatusOr<std::vector<SavedRevision>> LoadRevisions(db::Database& db, absl::Time deadline, const std::string& id) {
  std::vector<SavedRevision> revisions;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    revisions.clear();
    return session.Query(
        "SELECT number, document, saved_at_us FROM application_revisions WHERE call_id = ? AND application_id = ? "
        "ORDER BY number",
        KeyOf(id), [&](const db::Row& row) {
          SavedRevision& revision = revisions.emplace_back();
          revision.number = row.Int(0);
          revision.saved_at = row.Time(2);
          return record::FromDocument(row.String(1), revision.content);
        });
  }));
  return revisions;
}

absl::StatusOr<std::vector<base::Stored<ApplicationFile>>> FilesOf(db::Session& session, const std::string& id) {
  return record::SelectBelow<ApplicationFile>(session, id);
}

absl::StatusOr<record::Page<base::Stored<ApplicationFile>>> ListFiles(db::Database& db, absl::Time deadline,
                                                                      const record::ListQuery& list,
                                                                      const std::string& application,
                                                                      const ApplicationReader& reader) {
  query::SqlFragment where{.sql =
                               "EXISTS (SELECT 1 FROM applications WHERE applications.call_id = "
                               "SUBSTRING_INDEX(application_files.id, '/', 1) AND applications.application_id = "
                               "SUBSTRING_INDEX(SUBSTRING_INDEX(application_files.id, '/', 2), '/', -1) AND "};
  where.Add(ReadBy(reader)).Add(")");
  return record::ListRows<ApplicationFile>(db, deadline, list, application, std::move(where));
}

absl::Status KeepBytes(db::Session& session, const std::string& file, const std::string& applicant,
                       std::string_view bytes, absl::Time now) {
  PEP_ASSIGN(const auto keys, personal::KeysOf(session, {applicant}, now));
  const personal::Key& key = keys.at(applicant);
  for (int part = 0; !bytes.empty(); ++part) {
    const std::string sealed = personal::SealText(key, bytes.substr(0, kFilePartBytes));
    PEP_TRY(session
                .Execute("INSERT INTO application_file_parts (file_id, number, sealed) VALUES (?, ?, ?)",
                         {file, part, sealed})
                .status());
    bytes.remove_prefix(std::min(kFilePartBytes, bytes.size()));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> LoadPart(db::Database& db, absl::Time deadline, const std::string& file, int part) {
  return db.Read(deadline, [&](db::Session& session) -> absl::StatusOr<std::string> {
    PEP_ASSIGN(const auto sealed,
               session.QueryOne("SELECT sealed FROM application_file_parts WHERE file_id = ? AND number = ?",
                                {file, part}, [](const db::Row& row) { return row.String(0); }));
    const std::string id = sealed ? personal::KeyIdOf(*sealed) : "";
    PEP_ASSIGN(const auto secrets, personal::FindSecrets(session, {id}));
    const auto secret = secrets.find(id);
    std::string bytes = secret == secrets.end() ? "" : personal::OpenText(secret->second, *sealed);
    if (bytes.empty()) return absl::DataLossError("a part of a file is not there, or cannot be opened any more");
    return bytes;
  });
}

absl::Status RemoveBytes(db::Session& session, const std::string& file) {
  return session.Execute("DELETE FROM application_file_parts WHERE file_id = ?", {file}).status();
}

absl::StatusOr<std::vector<record::UntoldTexts>> UntoldDecisions(db::Database& db, absl::Time deadline) {
  // As HidesDecision, in SQL; of the lines, all but appeals, which are the applicant's.
  static const std::string kApplications =
      Concat("SELECT ", kName, " FROM applications WHERE NOT (decide_time_us <=> told_decide_time_us)");
  constexpr std::string_view kLines =
      "SELECT l.application_id, l.number, l.document FROM application_lines l JOIN applications a ON a.call_id = "
      "SUBSTRING_INDEX(l.application_id, '/', 1) AND a.application_id = SUBSTRING_INDEX(l.application_id, '/', -1) "
      "WHERE l.collection = ? AND (a.told_decide_time_us IS NULL OR l.recorded_at_us > a.told_decide_time_us)";
  std::vector<record::UntoldTexts> untold;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) -> absl::Status {
    untold.clear();
    const absl::Status decided = session.Query(kApplications, {}, [&](const db::Row& row) {
      untold.push_back({row.String(0), "decision_reason"});
      return absl::OkStatus();
    });
    if (!decided.ok()) return decided;
    return session.Query(kLines, {ApplicationDecision::kCollection}, [&](const db::Row& row) {
      ApplicationDecision line;
      const bool is_read = record::FromDocument(row.String(2), line).ok();
      if (is_read && line.kind == DecisionKind::kAppeal) return absl::OkStatus();
      const std::string id = Concat(row.String(0), "/", row.Int(1));
      untold.push_back({record::NameOf(ApplicationDecision::kPattern, id)});
      return absl::OkStatus();
    });
  }));
  return untold;
}

absl::StatusOr<std::vector<std::string>> PerhapsExpired(db::Database& db, absl::Time deadline, absl::Time now) {
  // No month is shorter than 28 days: the domain tells exactly.
  constexpr std::string_view kSelect =
      "SELECT CONCAT(a.call_id, '/', a.application_id) FROM applications a JOIN calls c ON c.id = a.call_id "
      "WHERE c.retention_months > 0 AND a.appeal_time_us IS NULL AND "
      "(a.decide_time_us IS NOT NULL OR a.state IN ('DRAFT', 'WITHDRAWN') OR c.cancel_time_us IS NOT NULL OR "
      "EXISTS (SELECT 1 FROM application_results r WHERE r.id > CONCAT(a.call_id, '/', a.application_id, '/') AND "
      "r.id < CONCAT(a.call_id, '/', a.application_id, '0'))) AND "
      "COALESCE(a.decide_time_us, LEAST(c.close_time_us, COALESCE(c.cancel_time_us, c.close_time_us))) + "
      "c.retention_months * 28 * 86400000000 <= ? AND "
      "(a.state IN ('DRAFT', 'WITHDRAWN') OR c.cancel_time_us IS NOT NULL OR "
      "DATE_ADD(GREATEST(COALESCE(c.results_date, DATE '1000-01-01'), "
      "COALESCE(c.waiting_list_end_date, DATE '1000-01-01')), INTERVAL c.retention_months * 28 DAY) <= ?) LIMIT 500";
  const std::string today = base::Date::InParis(now).ToString();
  std::vector<std::string> ids;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    ids.clear();
    return session.Query(kSelect, {now, today}, [&](const db::Row& row) {
      ids.push_back(row.String(0));
      return absl::OkStatus();
    });
  }));
  return ids;
}

absl::StatusOr<ApplicationCounts> CountApplications(db::Database& db, absl::Time deadline,
                                                    const base::Stored<Call>& call, const std::string& person,
                                                    absl::Time now, Decided decided) {
  ApplicationCounts counts;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) -> absl::Status {
    counts.clear();
    PEP_ASSIGN(const std::set<std::string> recused, RecusedFrom(session, call.id, person));
    PEP_ASSIGN(const auto kept, record::SelectBelow<Application>(session, call.id));
    for (const base::Stored<Application>& application : kept) {
      const ApplicationState state =
          decided == Decided::kOnceTold ? AsToldToApplicant(application.value).state : application.value.state;
      const std::vector<std::string>& choices = application.value.choices;
      if (!IsReadByCoaches(application.value, call.value, now) || recused.contains(application.id)) continue;
      ++counts[{state, ""}].count;
      if (!choices.empty()) ++counts[{state, choices.front()}].count;
    }
    return session.Query("SELECT state, seat, count FROM erased_applications WHERE call_id = ?", {call.id},
                         [&](const db::Row& row) {
                           ApplicationState state = ApplicationState::kDraft;
                           if (!ReadSymbol(row.String(0), state)) return absl::OkStatus();
                           ApplicationCount& count = counts[{state, row.String(1)}];
                           count.count += row.Int(2);
                           count.erased += row.Int(2);
                           return absl::OkStatus();
                         });
  }));
  return counts;
}

absl::Status CountErased(db::Session& session, const base::Stored<Application>& application) {
  const std::string call = record::ParentIn(application.id);
  const auto& choices = application.value.choices;
  std::vector<std::string> counted = {""};  // as a whole, and of the first seat that it chose
  if (!choices.empty()) counted.push_back(choices.front());
  for (const std::string& seat : counted) {
    PEP_TRY(session
                .Execute("INSERT INTO erased_applications (call_id, state, seat, count) VALUES (?, ?, ?, 1) "
                         "ON DUPLICATE KEY UPDATE count = count + 1",
                         {call, Symbol(application.value.state), seat})
                .status());
  }
  return absl::OkStatus();
}

absl::Status RemoveBeside(db::Session& session, const std::string& id) {
  PEP_TRY(session.Execute("DELETE FROM application_revisions WHERE call_id = ? AND application_id = ?", KeyOf(id))
              .status());
  PEP_TRY(session.Execute("DELETE FROM application_lines WHERE application_id = ?", {id}).status());
  PEP_TRY(RemoveJudged(session, id));
  // Ids of files: the application's, a slash, and more; '0' is the character after the slash.
  const std::string first = id + "/", last = id + "0";
  PEP_TRY(
      session.Execute("DELETE FROM application_file_parts WHERE file_id > ? AND file_id < ?", {first, last}).status());
  PEP_TRY(session.Execute("DELETE FROM application_results WHERE id > ? AND id < ?", {first, last}).status());
  return session.Execute("DELETE FROM application_files WHERE id > ? AND id < ?", {first, last}).status();
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

template <>
struct Layout<cohort::ApplicationDecision> : StandardLayout {
  static constexpr std::string_view kTable = "application_lines";
  static constexpr std::array<std::string_view, 3> kKey = {"application_id", "collection", "number"};
  static bool Unaudited(std::string_view field) { return field == "reason"; }
  static void Repeated(auto&&, auto&...) {}
};

template <>
struct Layout<cohort::ApplicationFile> : StandardLayout {
  static constexpr std::string_view kTable = "application_files";
  static constexpr bool kHasDeleted = false, kKeepsHistory = false;
  static bool Unaudited(std::string_view field) { return field == "file_name" || field == "sha256"; }
};

PEPINIERE_DOCUMENT(cohort::ApplicationContent);
PEPINIERE_DOCUMENT(cohort::Application);
PEPINIERE_DOCUMENT(cohort::ApplicationDecision);
PEPINIERE_DOCUMENT(cohort::ApplicationFile);
PEPINIERE_TABLE(cohort::Application);
PEPINIERE_TABLE(cohort::ApplicationFile);
PEPINIERE_LINES(cohort::ApplicationDecision);

}  // namespace pepiniere::record
