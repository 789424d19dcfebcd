// The audit as people read it.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/journal/audit.h"
#include "services/personal/diff.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/query/sql_fragment.h"
#include "services/record/page.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::record {

struct AuditQuery {
  std::string resource = {};               // "projects/x": its records and those of what is in it; empty: all
  std::vector<std::string> formerly = {};  // what the resource was called before: these records too
  bool in_sequence = false;      // in the order of the chain, sealed records only, instead of the latest first
  query::SqlFragment told = {};  // of audit_records `r`, a condition for those that are told; empty: all are
  query::Filter filter = {};
  std::vector<query::SqlValue> after = {};  // see ListQuery
  int limit = 50;
};

// principal, method, resource, request_id, time, sequence.
const query::FilterSchema& AuditFilters();
// The order that a page token of such a list is bound to.
const query::OrderBy& AuditOrder(bool in_sequence);

// A record as it is kept, and what of it whoever may read it reads.
struct ReadableRecord {
  journal::AuditRecord kept;
  personal::OpenedChange opened;
};

absl::StatusOr<Page<ReadableRecord>> ListAuditRecords(db::Database& db, absl::Time deadline, const AuditQuery& query);

}  // namespace pepiniere::record
