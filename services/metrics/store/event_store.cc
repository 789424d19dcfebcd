#include "services/metrics/store/event_store.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/base/characters.h"
#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/metrics/store/in_list.h"
#include "services/metrics/store/series_rows.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"
#include "services/secret/aead.h"

namespace pepiniere::record {

template <>
struct Layout<metrics::domain::SourceEvent> : StandardLayout {
  static constexpr std::string_view kTable = "source_events";
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kRenamed = {
      {{"key", "event_key"},
       {"event_time", "event_time_us"},
       {"receive_time", "receive_time_us"},
       {"replay_time", "replay_time_us"}}};
  static constexpr bool kHasVersion = false, kHasUpdated = false, kHasDeleted = false, kHasUid = false;
  static constexpr bool kKeepsHistory = false;
};

}  // namespace pepiniere::record

namespace pepiniere::metrics::store {

using base::Concat;
using domain::SourceEvent;
using query::FieldType;

namespace {

constexpr std::string_view kIsReplayable =
    "EXISTS (SELECT 1 FROM source_event_bodies b WHERE b.event_id = source_events.id AND b.expires_at_us > {now})";

const query::FilterSchema& EventFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "type", .type = FieldType::kString, .column = "type"},
                 {.name = "outcome",
                  .type = FieldType::kEnum,
                  .column = "outcome",
                  .symbols = {{"ACCEPTED", "ACCEPTED"},
                              {"UNCHANGED", "UNCHANGED"},
                              {"IGNORED", "IGNORED"},
                              {"REFUSED", "REFUSED"},
                              {"PARTLY", "PARTLY"}},
                  .symbol_prefix = "OUTCOME_"},
                 {.name = "reason", .type = FieldType::kString, .column = "reason"},
                 {.name = "receive_time", .type = FieldType::kTimestamp, .column = "receive_time_us"},
                 {.name = "replayable",
                  .type = FieldType::kBoolean,
                  .member = Concat("(", kIsReplayable, ") = $"),
                  .presence = "TRUE"}}};
  return *schema;
}

std::string PurposeFor(const std::string& event) { return Concat("metrics event body ", event); }

// `known`: what becomes of a key that an event is known by already.
absl::Status AddKeys(db::Session& session, const std::string& id, const std::vector<std::string>& keys,
                     std::string_view known) {
  const std::string source = record::ParentIn(id);
  std::vector<db::Value> cells;
  for (const std::string& key : keys) {
    cells.push_back(source);
    cells.push_back(HashOf(key));
    cells.push_back(id);
  }
  return session
      .InsertRows("INSERT INTO source_event_keys (source_id, key_hash, event_id) VALUES", "(?, ?, ?)", cells, known)
      .status();
}

// What a column holds of a text, whatever came: its beginning.
std::string Cut(const std::string& text, std::size_t most) { return std::string(base::FirstCharacters(text, most)); }

absl::StatusOr<EventCounts> CountsOf(db::Session& session, const std::string& source, absl::Time now) {
  const absl::Time day = now - absl::Hours(24), month = now - absl::Hours(24 * 30);
  EventCounts counts;
  PEP_TRY(session.Query(
      "SELECT MAX(receive_time_us), COUNT(IF(receive_time_us > ?, 1, NULL)), COUNT(IF(receive_time_us > ? AND outcome "
      "IN ('REFUSED', 'PARTLY'), 1, NULL)) FROM source_events WHERE source_id = ?",
      {day, day, source}, [&](const db::Row& row) {
        counts = {row.OptTime(0), row.Int(1), row.Int(2)};
        return absl::OkStatus();
      }));
  PEP_ASSIGN(const auto reason,
             session.QueryOne("SELECT reason FROM source_events WHERE source_id = ? AND outcome IN ('REFUSED', "
                              "'PARTLY') AND receive_time_us > ? ORDER BY receive_time_us DESC LIMIT 1",
                              {source, month}, [](const db::Row& row) { return row.String(0); }));
  counts.last_refusal_reason = reason.value_or("");
  return counts;
}

absl::Status Forget(db::Session& session, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    PEP_TRY(session.Execute("DELETE FROM source_event_keys WHERE event_id = ?", {id}).status());
    PEP_TRY(DropBody(session, id));
    PEP_TRY(session.Execute("DELETE FROM source_events WHERE id = ?", {id}).status());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::string>> IdsOf(db::Session& session, std::string_view select,
                                               const std::vector<db::Value>& cells) {
  std::vector<std::string> ids;
  PEP_TRY(session.Query(select, cells, [&](const db::Row& row) {
    ids.push_back(row.String(0));
    return absl::OkStatus();
  }));
  return ids;
}

}  // namespace

const query::SortSchema& EventOrder() {
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "receive_time", .sql = "receive_time_us", .type = query::SortType::kInteger}},
      .unique = {.name = "name", .sql = "id"},
      .default_order = "receive_time desc"};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<SourceEvent>>> ListEvents(db::Database& db, absl::Time deadline,
                                                                   const record::ListQuery& list,
                                                                   const std::string& source, absl::Time now) {
  PEP_ASSIGN(query::SqlFragment where,
             query::CompileFilter(list.filter, EventFilters(), {.parameters = {{"now", absl::ToUnixMicros(now)}}}));
  return record::ListRows<SourceEvent>(db, deadline, list, source, std::move(where));
}

absl::StatusOr<std::optional<std::string>> FindEvent(db::Session& session, const std::string& source,
                                                     const std::vector<std::string>& keys) {
  PEP_TRY(session.Query("SELECT 1 FROM sources WHERE id = ? FOR UPDATE", {source},
                        [](const db::Row&) { return absl::OkStatus(); }));
  for (const std::string& key : keys) {
    PEP_ASSIGN(const auto id,
               session.QueryOne("SELECT event_id FROM source_event_keys WHERE source_id = ? AND key_hash = ?",
                                {source, HashOf(key)}, [](const db::Row& row) { return row.String(0); }));
    if (id) return std::optional(*id);
  }
  return std::optional<std::string>();
}

absl::StatusOr<std::string> AddEvent(db::Session& session, const std::string& source,
                                     const std::vector<std::string>& keys, const SourceEvent& event) {
  const std::string id = Concat(source, "/", base::NewId(event.receive_time));
  SourceEvent kept = event;
  kept.type = Cut(event.type, 200);
  kept.key = Cut(event.key, 500);
  kept.field = Cut(event.field, 300);
  record::table::Cells<SourceEvent> fields(kept);
  static const std::string kInsert =
      Concat("INSERT INTO source_events (id, source_id, created_at_us, ",
             record::table::Joined(record::table::FieldColumns<SourceEvent>(), ", "), ") VALUES (?, ?, ?, ",
             record::table::Joined(
                 std::vector<std::string_view>(record::table::FieldColumns<SourceEvent>().size(), "?"), ", "),
             ")");
  std::vector<db::Value> cells = {id, source, event.receive_time};
  std::ranges::move(fields.values(), std::back_inserter(cells));
  PEP_TRY(session.Execute(kInsert, cells).status());
  PEP_TRY(AddKeys(session, id, keys, "ON DUPLICATE KEY UPDATE event_id = VALUES(event_id)"));
  return id;
}

absl::Status CountDelivery(db::Session& session, const std::string& id, const std::vector<std::string>& keys) {
  PEP_TRY(session.Execute("UPDATE source_events SET deliveries = deliveries + 1 WHERE id = ?", {id}).status());
  return AddKeys(session, id, keys, "ON DUPLICATE KEY UPDATE event_id = event_id");
}

absl::Status SettleEvent(db::Session& session, const std::string& id, const SourceEvent& event) {
  const auto resources = record::WriteField(event.resources);
  const std::string written = resources ? json::Dump(*resources) : "";
  return record::ExpectOne(session.Execute(
      "UPDATE source_events SET outcome = ?, reason = ?, field = ?, message = ?, resources = ?, "
      "replay_time_us = ? WHERE id = ?",
      {Symbol(event.outcome), event.reason, Cut(event.field, 300), event.message, written, event.replay_time, id}));
}

absl::Status KeepBody(db::Session& session, const std::string& id, std::string_view body, const ServerKey& key,
                      absl::Time expires_at) {
  const std::string sealed = secret::Seal(key.bytes, PurposeFor(id), body);
  return session
      .Execute(
          "INSERT INTO source_event_bodies (event_id, sealed, key_id, expires_at_us) VALUES (?, ?, ?, ?) ON "
          "DUPLICATE KEY UPDATE sealed = VALUES(sealed), key_id = VALUES(key_id), expires_at_us = "
          "VALUES(expires_at_us)",
          {id, sealed, key.id, expires_at})
      .status();
}

absl::StatusOr<std::optional<std::string>> LoadBody(db::Session& session, const std::string& id, const ServerKey& key,
                                                    absl::Time now) {
  PEP_ASSIGN(const auto sealed, session.QueryOne("SELECT sealed FROM source_event_bodies WHERE event_id = ? AND key_id "
                                                 "= ? AND expires_at_us > ?",
                                                 {id, key.id, now}, [](const db::Row& row) { return row.String(0); }));
  if (!sealed) return std::optional<std::string>();
  return secret::Open(key.bytes, PurposeFor(id), *sealed);
}

absl::Status DropBody(db::Session& session, const std::string& id) {
  return session.Execute("DELETE FROM source_event_bodies WHERE event_id = ?", {id}).status();
}

absl::StatusOr<std::vector<std::string>> Replayable(db::Session& session, const std::vector<std::string>& ids,
                                                    absl::Time now) {
  if (ids.empty()) return std::vector<std::string>();
  query::SqlFragment select{.sql = "SELECT event_id FROM source_event_bodies WHERE expires_at_us > "};
  select.Bind(absl::ToUnixMicros(now)).Add(" AND ");
  AddIn("event_id", ids, select);
  return IdsOf(session, select.sql, record::Bind(select));
}

absl::StatusOr<std::vector<std::string>> Replayable(db::Database& db, absl::Time deadline,
                                                    const std::vector<std::string>& ids, absl::Time now) {
  return db.Read(deadline, [&](db::Session& session) { return Replayable(session, ids, now); });
}

absl::StatusOr<std::map<std::string, EventCounts>> CountEvents(db::Database& db, absl::Time deadline,
                                                               const std::vector<std::string>& sources,
                                                               absl::Time now) {
  std::map<std::string, EventCounts> counts;
  const absl::Status read = db.Read(deadline, [&](db::Session& session) -> absl::Status {
    counts.clear();
    for (const std::string& source : sources) {
      PEP_ASSIGN(const EventCounts of_it, CountsOf(session, source, now));
      if (of_it.last_event) counts[source] = of_it;
    }
    return absl::OkStatus();
  });
  if (!read.ok()) return read;
  return counts;
}

absl::StatusOr<std::int64_t> ForgetEvents(db::Session& session, absl::Time now, int most) {
  PEP_TRY(session.Execute("DELETE FROM source_event_bodies WHERE expires_at_us <= ? LIMIT ?", {now, most}).status());
  PEP_ASSIGN(const std::vector<std::string> ids,
             IdsOf(session, "SELECT id FROM source_events WHERE receive_time_us < ? ORDER BY receive_time_us LIMIT ?",
                   {now - kKeptEvents, most}));
  PEP_TRY(Forget(session, ids));
  return static_cast<std::int64_t>(ids.size());
}

}  // namespace pepiniere::metrics::store

namespace pepiniere::record {

PEPINIERE_DOCUMENT(metrics::domain::SourceEvent);
PEPINIERE_TABLE(metrics::domain::SourceEvent);

}  // namespace pepiniere::record
