// The audit as those who read it get it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace pepiniere::db {
class Row;
}

namespace pepiniere::journal {

struct AuditRecord {
  std::string id = {};  // A ULID.
  absl::Time occurred_at = {};
  std::string principal = {};
  std::string method = {};
  std::string resource = {};
  std::string request_id = {};  // The caller's, or empty.
  std::string trace_id = {};
  std::string reason = {};
  std::string diff = {};  // As Diff (diff.h) made it.
  std::int64_t seq = 0;   // Its place in the chain, from 1; 0 for the moment between its commit and its sealing.
  std::string seal = {};  // See seal.h; empty for that moment.
};

// The columns of a SELECT of audit records, from audit_records as `r` LEFT JOIN audit_seals as `s`. The caller adds
// which records and in which order.
inline constexpr std::string_view kAuditColumns =
    "r.id, r.occurred_at_us, r.principal, r.method, r.resource, r.request_id, r.trace_id, r.reason, r.diff, s.seq, "
    "s.seal";
inline constexpr int kAuditColumnCount = 11;

// A row that starts with kAuditColumns.
AuditRecord ReadAuditRecord(const db::Row& row);

}  // namespace pepiniere::journal
