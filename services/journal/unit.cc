#include "services/journal/unit.h"

#include <optional>

#include "absl/strings/str_format.h"
#include "services/base/ids.h"
#include "services/db/session.h"
#include "services/journal/diff.h"

namespace pepiniere::journal {
namespace {

using Cells = std::vector<db::Value>;

// The change's number in its transaction, as text that sorts like it.
std::string Ordinal(std::size_t n) { return absl::StrFormat("%08d", n); }

constexpr char kPosition[] = "DATE_FORMAT(NOW(6), '%Y%m%d%H%i%s%f')";

}  // namespace

Unit::Unit(db::Session& session, absl::Time now, const Caller& caller)
    : session_(session), now_(now), caller_(caller), transaction_id_(base::NewId(now)) {}

void Unit::Audit(std::string_view resource, std::string_view before_json, std::string_view after_json,
                 std::string_view reason) {
  std::string diff = Diff(before_json, after_json);
  if (diff == "{}" && reason.empty()) return;
  audit_.push_back({std::string(resource), std::move(diff), std::string(reason)});
}

void Unit::Changed(std::string_view resource_type, std::string_view resource, ChangeKind kind,
                   std::string_view payload) {
  changes_.push_back({std::string(resource_type), std::string(resource), std::string(payload), kind});
}

absl::Status Unit::Flush() {
  absl::Status status = FlushAudit();
  if (status.ok()) status = FlushChanges();
  return status;
}

absl::Status Unit::FlushAudit() {
  Cells cells;
  cells.reserve(audit_.size() * 9);
  for (const AuditRecord& record : audit_) {
    cells.insert(cells.end(), {base::NewId(now_), now_, caller_.principal, caller_.method, record.resource,
                               caller_.request_id, caller_.trace_id, record.reason, record.diff});
  }
  return session_
      .InsertRows(
          "INSERT INTO audit_records (id, occurred_at_us, principal, method, resource, request_id, trace_id, reason, "
          "diff) VALUES",
          "(?, ?, ?, ?, ?, ?, ?, ?, ?)", cells)
      .status();
}

// The position is the database's own time, read after the closure took its row locks: that is what puts two
// transactions on one row in the order in which they committed, whichever server each ran on. A single change reads it
// in its INSERT; several must share one, so that they stand together.
absl::Status Unit::FlushChanges() {
  if (changes_.empty()) return absl::OkStatus();
  std::optional<std::string> position;
  if (changes_.size() > 1) {
    auto read =
        session_.QueryOne(std::string("SELECT ") + kPosition, {}, [](const db::Row& row) { return row.String(0); });
    if (!read.ok()) return read.status();
    position = *std::move(read);
  }
  Cells cells;
  cells.reserve(changes_.size() * 8);
  for (const Change& change : changes_) {
    cells.insert(cells.end(),
                 {position, transaction_id_ + Ordinal(cells.size() / 8), transaction_id_, change.resource_type,
                  change.resource, static_cast<int>(change.kind), change.payload, now_});
  }
  static const std::string row = std::string("(CONCAT(COALESCE(?, ") + kPosition + "), ?), ?, ?, ?, ?, ?, ?)";
  return session_
      .InsertRows(
          "INSERT INTO outbox (id, transaction_id, resource_type, resource, kind, payload, occurred_at_us) VALUES", row,
          cells)
      .status();
}

}  // namespace pepiniere::journal
