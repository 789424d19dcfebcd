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
  std::string reason = {};        // As it is kept: sealed.
  std::string diff = {};          // As Diff (diff.h) made it.
  std::string on_behalf_of = {};  // For whom a service did it; empty for nobody.
  std::int64_t seq = 0;   // Its place in the chain, from 1; 0 for the moment between its commit and its sealing.
  std::string seal = {};  // See seal.h; empty for that moment.
  int seal_version = 0;   // 2; 1: of the first chain, where nothing personal is sealed.
  // Of the first record after the first chain: the seal that it was chained to, whether that record is there or not.
  std::string previous_seal = {};
};

// The columns of a SELECT of audit records, from audit_records as `r` LEFT JOIN audit_seals as `s`. The caller adds
// which records and in which order.
inline constexpr std::string_view kAuditColumns =
    "r.id, r.occurred_at_us, r.principal, r.method, r.resource, r.request_id, r.trace_id, r.reason, r.diff, s.seq, "
    "s.seal, r.seal_version, (SELECT h.second_seal FROM audit_head h WHERE h.second_after + 1 = s.seq), r.on_behalf_of";
inline constexpr int kAuditColumnCount = 14;

// A row that starts with kAuditColumns.
AuditRecord ReadAuditRecord(const db::Row& row);

}  // namespace pepiniere::journal
