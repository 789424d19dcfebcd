#include "services/cohort/store/call_store.h"

#include <cstdint>
#include <string_view>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/domain/grid.h"
#include "services/cohort/domain/programme.h"
#include "services/cohort/store/layouts.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

using base::Concat;
using query::FieldType;

namespace {

// As StateAt, in SQL.
constexpr std::string_view kState =
    "CASE WHEN cancel_time_us IS NOT NULL THEN 'CANCELLED' WHEN publish_time_us IS NULL THEN 'DRAFT' "
    "WHEN {now} < open_time_us THEN 'PUBLISHED' WHEN {now} < close_time_us THEN 'OPEN' ELSE 'CLOSED' END";
constexpr std::string_view kProgramme = "SUBSTRING_INDEX(calls.cohort, '/', 1)";

const query::FilterSchema& CallFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {
          {.name = "title", .type = FieldType::kText, .column = "title"},
          {.name = "kind",
           .type = FieldType::kEnum,
           .column = "kind",
           .symbols = {{"CHALLENGES", "CHALLENGES"}, {"CANDIDATES", "CANDIDATES"}, {"PROJECTS", "PROJECTS"}},
           .symbol_prefix = "KIND_"},
          {.name = "state",
           .type = FieldType::kEnum,
           .member = Concat("(", kState, ") = $"),
           .presence = "TRUE",
           .symbols = {{"DRAFT", "DRAFT"},
                       {"PUBLISHED", "PUBLISHED"},
                       {"OPEN", "OPEN"},
                       {"CLOSED", "CLOSED"},
                       {"CANCELLED", "CANCELLED"}},
           .symbol_prefix = "STATE_"},
          {.name = "cohort",
           .type = FieldType::kString,
           .column = Concat("CONCAT('programmes/', ", kProgramme, ", '/cohorts/', SUBSTRING_INDEX(cohort, '/', -1))")},
          {.name = "programme",
           .type = FieldType::kResource,
           .column = std::string(kProgramme),
           .collection = "programmes"},
          {.name = "open_time", .type = FieldType::kTimestamp, .column = "open_time_us"},
          {.name = "close_time", .type = FieldType::kTimestamp, .column = "close_time_us"}}};
  return *schema;
}

// What there is of its seats. One whose challenge is gone, or was never selected, is hidden.
absl::Status CountSeats(db::Session& session, const std::string& id, CallSurroundings& around) {
  constexpr std::string_view kSelect =
      "SELECT s.id, s.count, c.id IS NULL OR c.deleted_at_us IS NOT NULL OR NOT c.was_selected FROM seats s "
      "LEFT JOIN challenges c ON c.id = s.challenge WHERE s.deleted_at_us IS NULL AND s.id > ? AND s.id < ? "
      "ORDER BY s.id";
  const std::string first = id + "/", last = id + "0";  // '0' is the character after the slash
  return session.Query(kSelect, {first, last}, [&](const db::Row& row) {
    around.seats += row.Int(1);
    if (row.Int(1) > 0) ++around.kinds_of_seats;
    if (row.Bool(2)) around.hidden_seats.push_back(Concat("calls/", id, "/seats/", row.String(0).substr(first.size())));
    return absl::OkStatus();
  });
}

}  // namespace

query::SqlFragment SeenCalls(const DraftReach& reach) {
  query::SqlFragment seen{.sql = "(calls.publish_time_us IS NOT NULL OR "};
  return std::move(seen.Add(LedCalls(reach)).Add(")"));
}

query::SqlFragment LedCalls(const DraftReach& reach) {
  query::SqlFragment led{.sql = reach.everything ? "(TRUE" : "(FALSE"};
  for (const std::string& programme : reach.programmes) {
    led.Add(Concat(" OR ", kProgramme, " = ")).Bind(programme);
  }
  led.Add(")");
  if (reach.person.empty()) return led;
  // As Competes, in SQL, of calls that have closed: to a draft nobody applies.
  led.Add(" AND NOT EXISTS (SELECT 1 FROM applications own WHERE own.call_id = calls.id AND own.applicant = ");
  led.Bind(reach.person).Add(" AND own.state <> 'DRAFT' AND ");
  led.Add("(own.state <> 'WITHDRAWN' OR own.withdraw_time_us >= calls.close_time_us))");
  query::SqlFragment all{.sql = "("};
  return std::move(all.Add(led).Add(")"));
}

const query::SortSchema& CallOrder() {
  using query::SortType;
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "title", .sql = "title"},
               {.name = "open_time", .sql = "open_time_us", .type = SortType::kInteger, .nullable = true},
               {.name = "close_time", .sql = "close_time_us", .type = SortType::kInteger, .nullable = true}},
      .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Call>>> ListCalls(db::Database& db, absl::Time deadline,
                                                           const record::ListQuery& list, const DraftReach& reach,
                                                           absl::Time now) {
  PEP_ASSIGN(query::SqlFragment where,
             query::CompileFilter(list.filter, CallFilters(), {.parameters = {{"now", absl::ToUnixMicros(now)}}}));
  where.Add(" AND ").Add(SeenCalls(reach));
  return record::ListRows<Call>(db, deadline, list, /*parent=*/"", std::move(where));
}

absl::StatusOr<CallSurroundings> SurroundingsOf(db::Session& session, const std::string& id, const Call& call,
                                                bool publishing) {
  CallSurroundings around;
  const auto lives = [&]<typename T>(const std::string& its) -> absl::StatusOr<bool> {
    if (publishing) {
      PEP_ASSIGN(const auto missing, record::Missing<T>(session, {its}));
      return missing.empty();
    }
    PEP_ASSIGN(const auto found, record::Find<T>(session, its));
    return found && !found->deleted_at;
  };
  PEP_ASSIGN(around.cohort_lives, lives.operator()<Cohort>(call.cohort));
  if (!call.grid_version.empty()) {
    PEP_ASSIGN(around.grid_lives, lives.operator()<Grid>(record::ParentIn(call.grid_version)));
    PEP_ASSIGN(const auto version, publishing ? record::FindForUpdate<GridVersion>(session, call.grid_version)
                                              : record::Find<GridVersion>(session, call.grid_version));
    around.criteria = version ? static_cast<int>(version->value.criteria.size()) : 0;
  }
  PEP_TRY(CountSeats(session, id, around));
  return around;
}

absl::StatusOr<CallSurroundings> SurroundingsOf(db::Database& db, absl::Time deadline, const std::string& id,
                                                const Call& call) {
  return db.Read(deadline, [&](db::Session& session) { return SurroundingsOf(session, id, call, false); });
}

absl::Status KeepSeed(db::Session& session, const std::string& id, const std::string& seed, absl::Time now) {
  return session.Execute("INSERT INTO call_seeds (call_id, seed, drawn_at_us) VALUES (?, ?, ?)", {id, seed, now})
      .status();
}

absl::StatusOr<std::optional<std::string>> AnyPublishedOf(db::Session& session, const std::string& cohort) {
  return session.QueryOne(
      "SELECT id FROM calls WHERE cohort = ? AND publish_time_us IS NOT NULL AND deleted_at_us IS NULL ORDER BY id "
      "LIMIT 1",
      {cohort}, [](const db::Row& row) { return row.String(0); });
}

absl::StatusOr<std::optional<std::string>> AnyPublishedWith(db::Session& session, const std::string& grid) {
  return session.QueryOne(
      "SELECT id FROM calls WHERE SUBSTRING_INDEX(grid_version, '/', 1) = ? AND publish_time_us IS NOT NULL AND "
      "deleted_at_us IS NULL ORDER BY id LIMIT 1",
      {grid}, [](const db::Row& row) { return row.String(0); });
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

template <>
struct Layout<cohort::Call> : StandardLayout {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kRenamed = {
      {{"open_time", "open_time_us"},
       {"close_time", "close_time_us"},
       {"publish_time", "publish_time_us"},
       {"cancel_time", "cancel_time_us"},
       {"review_end_time", "review_end_time_us"},
       {"screening_close_time", "screening_close_time_us"},
       {"review_reopen_time", "review_reopen_time_us"}}};
};

PEPINIERE_DOCUMENT(cohort::Call);
PEPINIERE_TABLE(cohort::Call);

}  // namespace pepiniere::record
