#include "services/journal/audit.h"

#include "services/db/row.h"

namespace pepiniere::journal {

AuditRecord ReadAuditRecord(const db::Row& row) {
  return {.id = row.String(0),
          .occurred_at = row.Time(1),
          .principal = row.String(2),
          .method = row.String(3),
          .resource = row.String(4),
          .request_id = row.String(5),
          .trace_id = row.String(6),
          .reason = row.String(7),
          .diff = row.String(8),
          .on_behalf_of = row.String(13),
          .seq = row.IsNull(9) ? 0 : row.Int64(9),
          .seal = row.IsNull(10) ? "" : row.String(10),
          .seal_version = row.Int(11),
          .previous_seal = row.IsNull(12) ? "" : row.String(12)};
}

}  // namespace pepiniere::journal
