#include "services/journal/sealer.h"

#include <utility>
#include <vector>

#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/journal/audit.h"
#include "services/journal/id_list.h"
#include "services/journal/seal.h"

namespace pepiniere::journal {
namespace {

// A batch is late if it takes longer: it is given up and begun again.
constexpr absl::Duration kBatchTime = absl::Seconds(15);
constexpr int kSearchPage = 1000;
// How far back a search looks again: longer than two releases serve side by side.
constexpr absl::Duration kSearchAgain = absl::Hours(48);

// The number of the last sealed record, locked: from here to the end of the transaction, the chain is ours.
absl::StatusOr<std::int64_t> LockHead(db::Session& session) {
  PEP_ASSIGN(const auto last, session.QueryOne("SELECT last_seq FROM audit_head WHERE id = 1 FOR UPDATE", {},
                                               [](const db::Row& row) { return row.Int64(0); }));
  if (!last) return absl::InternalError("audit_head is empty");
  return *last;
}

absl::StatusOr<std::string> SealAt(db::Session& session, std::int64_t seq) {
  if (seq == 0) return std::string(kFirstSeal);
  PEP_ASSIGN(const auto seal, session.QueryOne("SELECT seal FROM audit_seals WHERE seq = ?", {seq},
                                               [](const db::Row& row) { return row.String(0); }));
  if (!seal) return absl::DataLossError("the last seal of the audit is missing");
  return *seal;
}

absl::StatusOr<std::vector<AuditRecord>> ReadPending(db::Session& session, int limit) {
  static const std::string sql =
      base::Concat("SELECT ", kAuditColumns,
                   " FROM audit_pending p STRAIGHT_JOIN audit_records r ON r.id = p.id LEFT JOIN audit_seals s ON "
                   "s.audit_id = r.id ORDER BY p.id LIMIT ?");
  std::vector<AuditRecord> records;
  PEP_TRY(session.Query(sql, {limit}, [&](const db::Row& row) {
    records.push_back(ReadAuditRecord(row));
    return absl::OkStatus();
  }));
  return records;
}

absl::StatusOr<std::int64_t> SealBatch(db::Session& session, int limit) {
  PEP_ASSIGN(std::int64_t seq, LockHead(session));
  PEP_ASSIGN(std::string seal, SealAt(session, seq));
  PEP_ASSIGN(std::vector<AuditRecord> records, ReadPending(session, limit));
  if (records.empty()) return 0;
  std::vector<std::string> ids;
  std::vector<db::Value> cells;
  for (AuditRecord& record : records) {
    record.seq = ++seq;
    record.seal = seal = SealOf(seal, record);
    ids.push_back(record.id);
    cells.insert(cells.end(), {record.seq, record.id, record.seal});
  }
  PEP_TRY(session.InsertRows("INSERT INTO audit_seals (seq, audit_id, seal) VALUES", "(?, ?, ?)", cells).status());
  PEP_TRY(DeleteRows(session, "audit_pending", ids).status());
  PEP_TRY(session.Execute("UPDATE audit_head SET last_seq = ? WHERE id = 1", {seq}).status());
  return static_cast<std::int64_t>(records.size());
}

struct SearchedPage {
  std::int64_t records = 0;
  std::string last;                    // the last id of the page
  std::vector<std::string> forgotten;  // neither sealed nor pending
};

absl::StatusOr<SearchedPage> Search(db::Session& session, const std::string& after) {
  SearchedPage page;
  PEP_TRY(session.Query(
      "SELECT r.id, s.seq IS NULL AND p.id IS NULL FROM (SELECT id FROM audit_records WHERE id > ? ORDER BY id LIMIT "
      "?) r LEFT JOIN audit_seals s ON s.audit_id = r.id LEFT JOIN audit_pending p ON p.id = r.id ORDER BY r.id",
      {after, kSearchPage}, [&](const db::Row& row) {
        ++page.records;
        page.last = row.String(0);
        if (row.Bool(1)) page.forgotten.push_back(page.last);
        return absl::OkStatus();
      }));
  return page;
}

// Searches again, under the lock: somebody may have found them and sealed them since.
absl::StatusOr<SearchedPage> AddForgotten(db::Session& session, const std::string& after) {
  PEP_TRY(LockHead(session).status());
  PEP_ASSIGN(SearchedPage page, Search(session, after));
  const std::vector<db::Value> cells(page.forgotten.begin(), page.forgotten.end());
  PEP_TRY(session.InsertRows("INSERT INTO audit_pending (id) VALUES", "(?)", cells).status());
  return page;
}

}  // namespace

Sealer::Sealer(db::Database& database, const base::Clock& clock, SealerOptions options)
    : database_(database),
      clock_(clock),
      options_(options),
      worker_([this] { return Turn(); }, {options.shortest_pause, options.longest_pause}) {}

absl::StatusOr<std::int64_t> Sealer::RunOnce(absl::Time deadline) {
  PEP_ASSIGN(const auto any, database_.Read(deadline, [](db::Session& session) {
    return session.QueryOne("SELECT 1 FROM audit_pending LIMIT 1", {}, [](const db::Row& row) { return row.Int64(0); });
  }));
  if (!any) return 0;
  return database_.Transact(deadline, [&](db::Session& session) { return SealBatch(session, options_.batch); });
}

bool Sealer::Turn() {
  bool more = RunOnce(clock_.Now() + kBatchTime).value_or(0) > 0;
  if (clock_.Now() >= search_at_) {
    const absl::StatusOr<bool> follows = SearchPage(clock_.Now() + kBatchTime);
    if (follows.ok() && !*follows) {
      search_at_ = clock_.Now() + options_.search;
      searched_ = base::UlidTime(clock_.Now() - kSearchAgain);
    }
    more = more || follows.value_or(false);
  }
  return more;
}

absl::StatusOr<bool> Sealer::SearchPage(absl::Time deadline) {
  PEP_ASSIGN(SearchedPage page,
             database_.Read(deadline, [&](db::Session& session) { return Search(session, searched_); }));
  if (!page.forgotten.empty()) {
    PEP_ASSIGN(page,
               database_.Transact(deadline, [&](db::Session& session) { return AddForgotten(session, searched_); }));
  }
  if (!page.last.empty()) searched_ = page.last;
  return page.records == kSearchPage;
}

}  // namespace pepiniere::journal
