#include "services/cohort/store/seat_store.h"

#include <utility>

#include "services/base/try.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

using query::FieldType;

namespace {

const query::FilterSchema& SeatFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "challenge", .type = FieldType::kResource, .column = "challenge", .collection = "challenges"},
                 {.name = "skill", .type = FieldType::kString, .column = "skill"},
                 {.name = "count", .type = FieldType::kInteger, .column = "count"}}};
  return *schema;
}

}  // namespace

const query::SortSchema& SeatOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "skill", .sql = "skill"}}, .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<Seat>>> ListSeats(db::Database& db, absl::Time deadline,
                                                           const record::ListQuery& list, const std::string& call,
                                                           const DraftReach& reach) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, SeatFilters()));
  where.Add(
      " AND EXISTS (SELECT 1 FROM calls WHERE calls.id = SUBSTRING_INDEX(seats.id, '/', 1) AND "
      "calls.deleted_at_us IS NULL AND ");
  where.Add(SeenCalls(reach)).Add(")");
  return record::ListRows<Seat>(db, deadline, list, call, std::move(where));
}

absl::StatusOr<std::optional<std::string>> FindTwin(db::Session& session, const std::string& id, const Seat& seat) {
  const std::string call = record::ParentIn(id);
  return session.QueryOne(
      "SELECT id FROM seats WHERE id > ? AND id < ? AND id <> ? AND challenge = ? AND skill = ? AND "
      "deleted_at_us IS NULL ORDER BY id LIMIT 1",
      {call + "/", call + "0", id, seat.challenge, seat.skill}, [](const db::Row& row) { return row.String(0); });
}

absl::StatusOr<std::optional<std::string>> AnyPublishedSeatOf(db::Session& session, const std::string& challenge) {
  return session.QueryOne(
      "SELECT s.id FROM seats s JOIN calls c ON c.id = SUBSTRING_INDEX(s.id, '/', 1) WHERE s.challenge = ? AND "
      "s.deleted_at_us IS NULL AND c.publish_time_us IS NOT NULL AND c.deleted_at_us IS NULL ORDER BY s.id LIMIT 1",
      {challenge}, [](const db::Row& row) { return row.String(0); });
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

PEPINIERE_DOCUMENT(cohort::Seat);
PEPINIERE_TABLE(cohort::Seat);

}  // namespace pepiniere::record
