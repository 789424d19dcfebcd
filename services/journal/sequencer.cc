#include "services/journal/sequencer.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "services/db/database.h"
#include "services/journal/id_list.h"

namespace pepiniere::journal {
namespace {

// The longest that one batch may take; after that it is tried again.
constexpr absl::Duration kBatchTime = absl::Seconds(15);
// What the ids of one transaction have in common: position and transaction, without the ordinal.
constexpr std::size_t kPrefix = 20 + 26;

using Ids = std::vector<std::string>;

std::string Prefix(const std::string& id) { return id.substr(0, kPrefix); }

absl::StatusOr<Ids> ReadIds(db::Session& session, std::string_view sql, absl::Span<const db::Value> args) {
  Ids ids;
  const absl::Status read = session.Query(sql, args, [&](const db::Row& row) {
    ids.push_back(row.String(0));
    return absl::OkStatus();
  });
  if (!read.ok()) return read;
  return ids;
}

// The oldest transactions, each whole: as many as fit `batch`, or the first alone if it does not.
absl::StatusOr<Ids> NextIds(db::Session& session, std::size_t batch) {
  absl::StatusOr<Ids> ids = ReadIds(session, "SELECT id FROM outbox ORDER BY id LIMIT ?", {batch + 1});
  if (!ids.ok() || ids->size() <= batch) return ids;
  const std::string last = Prefix(ids->back());
  if (Prefix(ids->front()) == last) {
    return ReadIds(session, "SELECT id FROM outbox WHERE id >= ? AND id < ? ORDER BY id", {last, last + ":"});
  }
  while (Prefix(ids->back()) == last) ids->pop_back();
  return ids;
}

absl::Status Move(db::Session& session, std::int64_t last_seq, absl::Span<const std::string> ids) {
  std::vector<db::Value> args = {last_seq};
  args.insert(args.end(), ids.begin(), ids.end());
  args.resize(1 + ListSize(ids.size()), ids.back());
  const auto moved = session.Execute(
      "INSERT INTO changes (seq, transaction_id, resource_type, resource, kind, payload, occurred_at_us) "
      "SELECT ? + ROW_NUMBER() OVER (ORDER BY id), transaction_id, resource_type, resource, kind, payload, "
      "occurred_at_us FROM outbox WHERE id IN " +
          ListOf(args.size() - 1),
      args);
  if (!moved.ok()) return moved.status();
  const auto deleted = DeleteRows(session, "outbox", ids);
  if (!deleted.ok()) return deleted.status();
  const auto expected = static_cast<std::int64_t>(ids.size());
  return *moved == expected && *deleted == expected ? absl::OkStatus()
                                                    : absl::InternalError("the outbox lost a change");
}

absl::StatusOr<std::int64_t> MoveBatch(db::Session& session, std::size_t batch) {
  const auto last_seq = session.QueryOne("SELECT last_seq FROM feed_head WHERE id = 1 FOR UPDATE", {},
                                         [](const db::Row& row) { return row.Int64(0); });
  if (!last_seq.ok()) return last_seq.status();
  if (!*last_seq) return absl::InternalError("feed_head is empty");
  const absl::StatusOr<Ids> ids = NextIds(session, batch);
  if (!ids.ok()) return ids.status();
  std::int64_t seq = **last_seq;
  for (absl::Span<const std::string> rest = *ids; !rest.empty();) {
    const absl::Span<const std::string> part = rest.first(std::min(rest.size(), kLongestList));
    if (absl::Status moved = Move(session, seq, part); !moved.ok()) return moved;
    seq += static_cast<std::int64_t>(part.size());
    rest.remove_prefix(part.size());
  }
  if (ids->empty()) return 0;
  const auto head = session.Execute("UPDATE feed_head SET last_seq = ? WHERE id = 1", {seq});
  if (!head.ok()) return head.status();
  return seq - **last_seq;
}

}  // namespace

Sequencer::Sequencer(db::Database& database, const base::Clock& clock, SequencerOptions options)
    : database_(database),
      clock_(clock),
      options_(std::move(options)),
      worker_([this] { return RunOnce(clock_.Now() + kBatchTime).value_or(0) > 0; },
              {options_.shortest_pause, options_.longest_pause}) {}

absl::StatusOr<std::int64_t> Sequencer::RunOnce(absl::Time deadline) {
  const auto any = database_.Read(deadline, [](db::Session& session) {
    return session.QueryOne("SELECT 1 FROM outbox LIMIT 1", {}, [](const db::Row& row) { return row.Int64(0); });
  });
  if (!any.ok()) return any.status();
  if (!*any) return 0;
  const absl::StatusOr<std::int64_t> moved = database_.Transact(
      deadline, [&](db::Session& session) { return MoveBatch(session, static_cast<std::size_t>(options_.batch)); });
  if (options_.on_moved && moved.value_or(0) > 0) options_.on_moved();
  return moved;
}

}  // namespace pepiniere::journal
