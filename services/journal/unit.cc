#include "services/journal/unit.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/session.h"
#include "services/journal/diff.h"
#include "services/personal/diff.h"

namespace pepiniere::journal {
namespace {

using Cells = std::vector<db::Value>;

// Of records whose personal texts are sealed.
constexpr int kSealVersion = 2;

// The change's number in its transaction, as text that sorts like it.
std::string Ordinal(std::size_t n) { return absl::StrFormat("%08d", n); }

// Two changes of one resource in one transaction, as one.
std::optional<ChangeKind> Together(std::optional<ChangeKind> first, ChangeKind then) {
  using enum ChangeKind;
  if (!first) return then;
  if (then == kDeleted) return first == kCreated ? std::nullopt : std::optional(kDeleted);
  return first == kDeleted ? kUpdated : first;
}

constexpr char kPosition[] = "DATE_FORMAT(NOW(6), '%Y%m%d%H%i%s%f')";

// What a change carries.
std::string Carried(const std::string& payload, const std::string& previous) {
  return previous.empty() ? payload : base::Concat("{\"before\":", previous, ",\"after\":", payload, "}");
}

}  // namespace

Unit::Unit(db::Session& session, absl::Time now, const WriteCall& caller, const base::Clock* clock)
    : session_(session), now_(now), caller_(caller), clock_(clock), transaction_id_(base::NewId(now)) {}

void Unit::Audit(std::string_view resource, std::string_view before_json, std::string_view after_json,
                 std::string_view reason) {
  std::string diff = Diff(before_json, after_json);
  if (diff == "{}" && reason.empty()) return;
  AuditRecord record = {std::string(resource), std::move(diff), std::string(reason), "", "", service_};
  if (personal::NamesPersons(resource)) {
    record.before = before_json;
    record.after = after_json;
  }
  audit_.push_back(std::move(record));
}

void Unit::Changed(std::string_view resource_type, std::string_view resource, ChangeKind kind, std::string_view payload,
                   std::string_view previous) {
  const auto [place, first] = places_.try_emplace(base::Concat(resource_type, " ", resource), changes_.size());
  if (first) {
    changes_.push_back(
        {std::string(resource_type), std::string(resource), std::string(payload), std::string(previous), kind});
    return;
  }
  Change& change = changes_[place->second];
  change.kind = Together(change.kind, kind);
  change.payload = payload;
}

absl::Status Unit::Flush() {
  PEP_TRY(FlushAudit());
  return FlushChanges();
}

absl::Status Unit::FlushAudit() {
  std::vector<personal::AuditedChange> changes;
  for (AuditRecord& record : audit_) {
    changes.push_back({record.resource, record.before, record.after, record.diff, record.reason});
  }
  PEP_TRY(personal::SealChanges(session_, changes, now_));
  std::vector<std::string> ids(audit_.size());
  std::ranges::generate(ids, [&] { return base::NewId(now_); });
  Cells cells;
  cells.reserve(audit_.size() * 11);
  for (std::size_t i = 0; i < audit_.size(); ++i) {
    const AuditRecord& record = audit_[i];
    const bool follows = !record.service.empty();
    const std::string_view by = follows ? record.service : caller_.principal;
    const std::string_view for_whom = follows ? std::string_view() : caller_.on_behalf_of;
    cells.insert(cells.end(), {ids[i], now_, by, caller_.method, record.resource, caller_.request_id, caller_.trace_id,
                               record.reason, record.diff, kSealVersion, for_whom});
  }
  PEP_TRY(session_
              .InsertRows(
                  "INSERT INTO audit_records (id, occurred_at_us, principal, method, resource, request_id, trace_id, "
                  "reason, diff, seal_version, on_behalf_of) VALUES",
                  "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", cells)
              .status());
  return session_.InsertRows("INSERT INTO audit_pending (id) VALUES", "(?)", Cells(ids.begin(), ids.end())).status();
}

// The position is the database's own time, read after the closure took its row locks: that is what puts two
// transactions on one row in the order in which they committed, whichever server each ran on. A single change reads it
// in its INSERT; several must share one, so that they stand together.
absl::Status Unit::FlushChanges() {
  std::erase_if(changes_, [](const Change& change) { return !change.kind; });
  places_.clear();
  if (changes_.empty()) return absl::OkStatus();
  std::optional<std::string> position;
  if (changes_.size() > 1) {
    auto read =
        session_.QueryOne(base::Concat("SELECT ", kPosition), {}, [](const db::Row& row) { return row.String(0); });
    if (!read.ok()) return read.status();
    position = *std::move(read);
  }
  Cells cells;
  cells.reserve(changes_.size() * 8);
  for (const Change& change : changes_) {
    cells.insert(cells.end(),
                 {position, transaction_id_ + Ordinal(cells.size() / 8), transaction_id_, change.resource_type,
                  change.resource, static_cast<int>(*change.kind), Carried(change.payload, change.previous), now_});
  }
  static const std::string row = base::Concat("(CONCAT(COALESCE(?, ", kPosition, "), ?), ?, ?, ?, ?, ?, ?)");
  return session_
      .InsertRows(
          "INSERT INTO outbox (id, transaction_id, resource_type, resource, kind, payload, occurred_at_us) VALUES", row,
          cells)
      .status();
}

}  // namespace pepiniere::journal
