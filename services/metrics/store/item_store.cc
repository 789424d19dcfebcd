#include "services/metrics/store/item_store.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::metrics::store {

using base::Concat;
using base::Stored;
using domain::WorkItem;
using query::FieldType;
using query::SortType;

const query::FilterSchema& WorkItemFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {
          {.name = "source", .type = FieldType::kString, .column = "source"},
          {.name = "source_id", .type = FieldType::kString, .column = "source_id"},
          {.name = "type", .type = FieldType::kString, .column = "type"},
          {.name = "state",
           .type = FieldType::kEnum,
           .column = "state",
           .symbols = {{"TODO", "TODO"}, {"IN_PROGRESS", "IN_PROGRESS"}, {"DONE", "DONE"}, {"CANCELLED", "CANCELLED"}},
           .symbol_prefix = "STATE_CATEGORY_"},
          {.name = "request_time", .type = FieldType::kTimestamp, .column = "request_time_us"},
          {.name = "start_time", .type = FieldType::kTimestamp, .column = "start_time_us"},
          {.name = "finish_time", .type = FieldType::kTimestamp, .column = "finish_time_us"},
          {.name = "sprint",
           .type = FieldType::kString,
           .member = "EXISTS (SELECT 1 FROM item_memberships m WHERE m.item_id = work_items.id AND m.withdrawn_at_us "
                     "IS NULL AND CONCAT('projects/', SUBSTRING_INDEX(m.item_id, '/', 1), '/sprints/', m.sprint) = $)",
           .presence = "EXISTS (SELECT 1 FROM item_memberships m WHERE m.item_id = work_items.id AND "
                       "m.withdrawn_at_us IS NULL)"}}};
  return *schema;
}

const query::SortSchema& WorkItemOrder() {
  static const auto* const schema = new query::SortSchema{
      .keys = {{.name = "start_time", .sql = "start_time_us", .type = SortType::kInteger, .nullable = true},
               {.name = "finish_time", .sql = "finish_time_us", .type = SortType::kInteger, .nullable = true}},
      .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

const query::FilterSchema& SprintFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "start_time", .type = FieldType::kTimestamp, .column = "start_time_us"},
                 {.name = "end_time", .type = FieldType::kTimestamp, .column = "end_time_us"},
                 {.name = "closed", .type = FieldType::kBoolean, .column = "closed"},
                 {.name = "source", .type = FieldType::kString, .column = "source"},
                 {.name = "source_id", .type = FieldType::kString, .column = "source_id"}}};
  return *schema;
}

const query::SortSchema& SprintOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "start_time", .sql = "start_time_us", .type = SortType::kInteger},
                                     {.name = "end_time", .sql = "end_time_us", .type = SortType::kInteger}},
                            .unique = {.name = "name", .sql = "id"},
                            .default_order = "start_time"};
  return *schema;
}

namespace {

// Where the instants of a list are kept: what a row is known by, and what else it says.
struct InstantTable {
  std::string_view table, key_columns, key_is;
  std::string_view other_column;
};
constexpr InstantTable kTransitions = {"item_transitions", "time_us, state", "time_us = ? AND state = ?", "status"};
constexpr InstantTable kEstimates = {"item_estimates", "time_us", "time_us = ?", "value"};
constexpr InstantTable kMemberships = {"item_memberships", "sprint, from_time_us", "sprint = ? AND from_time_us = ?",
                                       "to_time_us"};

std::vector<db::Value> KeyOf(const domain::Transition& t) { return {t.time, Symbol(t.to)}; }
std::vector<db::Value> KeyOf(const domain::Estimate& e) { return {e.time}; }
std::vector<db::Value> KeyOf(const domain::Membership& m) {
  return {std::string_view(m.sprint).substr(m.sprint.rfind('/') + 1), m.from};
}
db::Value OtherOf(const domain::Transition& t) { return t.status; }
db::Value OtherOf(const domain::Estimate& e) { return e.value; }
db::Value OtherOf(const domain::Membership& m) { return m.to; }

// A status is but a word for the same: it changes where it is. What counts in a figure is withdrawn, and said anew.
bool SaysTheSame(const domain::Transition& a, const domain::Transition& b) { return a.time == b.time && a.to == b.to; }
bool SaysTheSame(const domain::Estimate& a, const domain::Estimate& b) { return a == b; }
bool SaysTheSame(const domain::Membership& a, const domain::Membership& b) { return a == b; }

template <typename T>
bool Holds(const std::vector<T>& list, const T& one) {
  return std::ranges::any_of(list, [&](const T& other) { return SaysTheSame(one, other); });
}

void Append(std::vector<db::Value> more, std::vector<db::Value>& cells) {
  for (db::Value& cell : more) cells.push_back(std::move(cell));
}

template <typename T>
absl::Status Withdraw(db::Session& session, const InstantTable& table, const std::string& id,
                      const std::vector<T>& before, const std::vector<T>& now, absl::Time at) {
  const std::string update = Concat("UPDATE ", table.table, " SET withdrawn_at_us = ? WHERE item_id = ? AND ",
                                    table.key_is, " AND withdrawn_at_us IS NULL");
  for (const T& one : before) {
    if (Holds(now, one)) continue;
    std::vector<db::Value> cells = {at, id};
    Append(KeyOf(one), cells);
    PEP_TRY(session.Execute(update, cells).status());
  }
  return absl::OkStatus();
}

template <typename T>
absl::Status Record(db::Session& session, const InstantTable& table, const std::string& id,
                    const std::vector<T>& before, const std::vector<T>& now, absl::Time at) {
  std::vector<db::Value> cells;
  for (const T& one : now) {
    if (Holds(before, one)) continue;
    cells.push_back(id);
    Append(KeyOf(one), cells);
    cells.push_back(at);
    cells.push_back(OtherOf(one));
  }
  const bool two_keys = table.key_columns.find(',') != std::string_view::npos;
  return session
      .InsertRows(Concat("INSERT INTO ", table.table, " (item_id, ", table.key_columns, ", recorded_at_us, ",
                         table.other_column, ") VALUES"),
                  two_keys ? "(?, ?, ?, ?, ?)" : "(?, ?, ?, ?)", cells)
      .status();
}

template <typename T>
absl::Status Keep(db::Session& session, const InstantTable& table, const std::string& id, const std::vector<T>& before,
                  const std::vector<T>& now, absl::Time at) {
  PEP_TRY(Withdraw(session, table, id, before, now, at));
  return Record(session, table, id, before, now, at);
}

absl::Status KeepStatuses(db::Session& session, const std::string& id, const std::vector<domain::Transition>& before,
                          const std::vector<domain::Transition>& now) {
  for (const domain::Transition& one : now) {
    const auto same = std::ranges::find_if(before, [&](const auto& other) { return SaysTheSame(one, other); });
    if (same == before.end() || same->status == one.status) continue;
    // Of what was withdrawn too: an erasure means every text.
    PEP_TRY(session
                .Execute("UPDATE item_transitions SET status = ? WHERE item_id = ? AND time_us = ? AND state = ?",
                         {one.status, id, one.time, Symbol(one.to)})
                .status());
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status KeepInstants(journal::Unit& unit, const WorkItem* before, const Stored<WorkItem>& after) {
  const WorkItem none;
  const WorkItem& was = before ? *before : none;
  db::Session& session = unit.session();
  const absl::Time at = after.updated_at;
  PEP_TRY(Keep(session, kTransitions, after.id, was.transitions, after.value.transitions, at));
  PEP_TRY(KeepStatuses(session, after.id, was.transitions, after.value.transitions));
  PEP_TRY(Keep(session, kEstimates, after.id, was.estimates, after.value.estimates, at));
  return Keep(session, kMemberships, after.id, was.memberships, after.value.memberships, at);
}

absl::StatusOr<Stored<WorkItem>> InsertItem(journal::Unit& unit, const std::string& id, const WorkItem& item) {
  PEP_ASSIGN(Stored<WorkItem> after, record::Insert(unit, id, item));
  PEP_TRY(KeepInstants(unit, nullptr, after));
  return after;
}

absl::StatusOr<Stored<WorkItem>> UpdateItem(journal::Unit& unit, const Stored<WorkItem>& before, const WorkItem& item) {
  PEP_ASSIGN(Stored<WorkItem> after, record::Update(unit, before, item));
  if (after.version != before.version) PEP_TRY(KeepInstants(unit, &before.value, after));
  return after;
}

absl::StatusOr<std::optional<std::string>> IdFromSource(db::Session& session, std::string_view collection,
                                                        const std::string& project, const std::string& source,
                                                        const std::string& source_id) {
  const std::string_view table = collection == WorkItem::kCollection ? "work_items" : collection;
  return session.QueryOne(
      Concat("SELECT id FROM ", table, " WHERE source = ? AND source_id = ? AND id > ? AND id < ? ORDER BY id LIMIT 1"),
      {source, source_id, project + "/", project + "0"}, [](const db::Row& row) { return row.String(0); });
}

}  // namespace pepiniere::metrics::store

namespace pepiniere::record {

template <>
struct Layout<metrics::domain::WorkItem> : StandardLayout {
  static constexpr bool kMarksDeletions = true;
  static constexpr std::string_view kTable = "work_items";
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kRenamed = {
      {{"request_time", "request_time_us"}, {"start_time", "start_time_us"}, {"finish_time", "finish_time_us"}}};
};

template <>
struct Layout<metrics::domain::Sprint> : StandardLayout {
  static constexpr bool kMarksDeletions = true;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kRenamed = {
      {{"start_time", "start_time_us"}, {"end_time", "end_time_us"}}};
};

PEPINIERE_DOCUMENT(metrics::domain::WorkItem);
PEPINIERE_DOCUMENT(metrics::domain::Sprint);
PEPINIERE_TABLE(metrics::domain::WorkItem);
PEPINIERE_TABLE(metrics::domain::Sprint);

}  // namespace pepiniere::record
