#include "services/record/audit_list.h"

#include <string_view>
#include <utility>

#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/query/filter_sql.h"
#include "services/record/page_query.h"

namespace pepiniere::record {
namespace {

using query::Comparator;
using query::FieldType;
using query::SqlFragment;

query::FilterSchema MakeFilters() {
  return {.fields = {{.name = "principal", .type = FieldType::kString, .column = "r.principal"},
                     {.name = "method", .type = FieldType::kText, .column = "r.method"},
                     {.name = "resource", .type = FieldType::kText, .column = "r.resource"},
                     {.name = "request_id", .type = FieldType::kString, .column = "r.request_id"},
                     {.name = "time", .type = FieldType::kTimestamp, .column = "r.occurred_at_us"},
                     {.name = "sequence", .type = FieldType::kInteger, .column = "s.seq"}}};
}

// The table that gives the order, or the few records of the resource, leads.
std::string_view From(const AuditQuery& query) {
  if (query.resource.empty()) {
    return query.in_sequence ? " FROM audit_seals s STRAIGHT_JOIN audit_records r ON r.id = s.audit_id"
                             : " FROM audit_records r LEFT JOIN audit_seals s ON s.audit_id = r.id";
  }
  return query.in_sequence
             ? " FROM audit_records r FORCE INDEX (audit_by_resource) JOIN audit_seals s ON s.audit_id = r.id"
             : " FROM audit_records r FORCE INDEX (audit_by_resource) LEFT JOIN audit_seals s ON "
               "s.audit_id = r.id";
}

// What is in it has its name, a slash, and more; '0' is the character after the slash.
void AddWithin(const std::string& resource, SqlFragment& sql) {
  sql.Add("r.resource = ").Bind(resource);
  sql.Add(" OR r.resource > ").Bind(resource + "/");
  sql.Add(" AND r.resource < ").Bind(resource + "0");
}

// The times that the filter asks for, as what ids begin with: these are indexed, and made of the time.
absl::StatusOr<SqlFragment> ByTime(const query::Filter& filter) {
  SqlFragment sql;
  for (const query::Restriction& restriction : filter.Conjuncts()) {
    if (restriction.field != "time") continue;
    PEP_ASSIGN(const query::SqlValue value,
               query::BindLiteral(*AuditFilters().Find("time"), restriction.literal, restriction.position));
    const absl::Time time = absl::FromUnixMicros(std::get<std::int64_t>(value));
    if (restriction.comparator == Comparator::kGreater || restriction.comparator == Comparator::kGreaterOrEqual) {
      sql.Add(" AND r.id >= ").Bind(base::UlidTime(time));
    } else if (restriction.comparator == Comparator::kLess || restriction.comparator == Comparator::kLessOrEqual) {
      sql.Add(" AND r.id < ").Bind(base::UlidTime(time + absl::Milliseconds(1)));
    }
  }
  return sql;
}

absl::StatusOr<SqlFragment> Select(const AuditQuery& query, const query::OrderBy& order) {
  PEP_ASSIGN(const SqlFragment condition, query::CompileFilter(query.filter, AuditFilters()));
  PEP_ASSIGN(const SqlFragment by_time, ByTime(query.filter));
  SqlFragment sql;
  sql.Add(base::Concat("SELECT ", journal::kAuditColumns, ", ", order.Columns(), From(query), " WHERE "));
  sql.Add(condition).Add(by_time);
  if (!query.told.sql.empty()) sql.Add(" AND ").Add(query.told);
  if (!query.resource.empty()) {
    sql.Add(" AND (");
    AddWithin(query.resource, sql);
    for (const std::string& former : query.formerly) {
      sql.Add(" OR ");
      AddWithin(former, sql);
    }
    sql.Add(")");
  }
  return sql;
}

ReadableRecord Read(const db::Row& row) {
  ReadableRecord record = {.kept = journal::ReadAuditRecord(row), .opened = {}};
  record.opened = {.diff = record.kept.diff, .reason = record.kept.reason};
  return record;
}

}  // namespace

const query::FilterSchema& AuditFilters() {
  static const auto* const schema = new query::FilterSchema(MakeFilters());
  return *schema;
}

// Ids are made of the time, to the millisecond, and are the primary key.
const query::OrderBy& AuditOrder(bool in_sequence) {
  static const auto* const latest_first =
      new query::OrderBy{.terms = {{.key = {.name = "id", .sql = "r.id"}, .descending = true}}};
  static const auto* const chain =
      new query::OrderBy{.terms = {{.key = {.name = "sequence", .sql = "s.seq", .type = query::SortType::kInteger}}}};
  return in_sequence ? *chain : *latest_first;
}

absl::StatusOr<Page<ReadableRecord>> ListAuditRecords(db::Database& db, absl::Time deadline, const AuditQuery& query) {
  const query::OrderBy& order = AuditOrder(query.in_sequence);
  PEP_ASSIGN(SqlFragment select, Select(query, order));
  PEP_ASSIGN(Page<ReadableRecord> page,
             ReadPage<ReadableRecord>(db, deadline, std::move(select),
                                      {order, query.after, query.limit, journal::kAuditColumnCount}, Read));
  std::vector<personal::OpenedChange*> sealed;
  for (ReadableRecord& record : page.rows) {
    if (personal::HasSealed(record.opened)) sealed.push_back(&record.opened);
  }
  if (sealed.empty()) return page;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) { return personal::OpenChanges(session, sealed); }));
  return page;
}

}  // namespace pepiniere::record
