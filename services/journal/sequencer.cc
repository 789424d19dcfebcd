#include "services/journal/sequencer.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "services/base/wait.h"
#include "services/db/database.h"

namespace pepiniere::journal {
namespace {

// A batch is late if it takes longer: it is given up and begun again.
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

// Ids go in lists of few sizes, the last repeated to fill one, so that the statements stay prepared.
constexpr std::size_t kLists[] = {1, 8, 64, 256};

std::string ListOf(std::size_t n) {
  std::string list = "(?";
  for (std::size_t i = 1; i < n; ++i) list += ", ?";
  return list + ")";
}

// The same ids as a table, to be joined with the outbox row by row through its key. With IN the server may prefer a
// scan of the outbox when that is short, and a scan waits for the rows of those who have not committed.
std::string TableOf(std::size_t n) {
  std::string table = "SELECT ? AS id";
  for (std::size_t i = 1; i < n; ++i) table += " UNION SELECT ?";
  return table;
}

absl::Status Move(db::Session& session, std::int64_t last_seq, absl::Span<const std::string> ids) {
  const std::size_t size = *std::ranges::find_if(kLists, [&](std::size_t n) { return n >= ids.size(); });
  const std::string list = ListOf(size);
  std::vector<db::Value> args = {last_seq};
  for (std::size_t i = 0; i < size; ++i) args.emplace_back(ids[std::min(i, ids.size() - 1)]);
  const auto moved = session.Execute(
      "INSERT INTO changes (seq, transaction_id, resource_type, resource, kind, payload, occurred_at_us) "
      "SELECT ? + ROW_NUMBER() OVER (ORDER BY id), transaction_id, resource_type, resource, kind, payload, "
      "occurred_at_us FROM outbox WHERE id IN " +
          list,
      args);
  if (!moved.ok()) return moved.status();
  const auto deleted = session.Execute(
      "DELETE outbox FROM (" + TableOf(size) + ") AS moved STRAIGHT_JOIN outbox ON outbox.id = moved.id",
      absl::MakeConstSpan(args).subspan(1));
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
    const absl::Span<const std::string> part = rest.first(std::min(rest.size(), std::end(kLists)[-1]));
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
    : database_(database), clock_(clock), options_(options) {}

Sequencer::~Sequencer() { Stop(); }

absl::StatusOr<std::int64_t> Sequencer::RunOnce(absl::Time deadline) {
  const auto any = database_.Read(deadline, [](db::Session& session) {
    return session.QueryOne("SELECT 1 FROM outbox LIMIT 1", {}, [](const db::Row& row) { return row.Int64(0); });
  });
  if (!any.ok()) return any.status();
  if (!*any) return 0;
  return database_.Transact(
      deadline, [&](db::Session& session) { return MoveBatch(session, static_cast<std::size_t>(options_.batch)); });
}

void Sequencer::Start() {
  if (thread_) return;
  {
    std::lock_guard lock(mutex_);
    stopped_ = false;
  }
  thread_.emplace([this] { Loop(); });
}

void Sequencer::Stop() {
  {
    std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  if (thread_) thread_->join();
  thread_.reset();
}

void Sequencer::Wake() {
  {
    std::lock_guard lock(mutex_);
    woken_ = true;
  }
  changed_.notify_all();
}

void Sequencer::Loop() {
  absl::Duration pause = options_.shortest_pause;
  do {
    const absl::StatusOr<std::int64_t> moved = RunOnce(clock_.Now() + kBatchTime);
    if (moved.ok() && *moved > 0) {
      pause = absl::ZeroDuration();  // There may be more.
    } else {
      pause = std::clamp(pause * 2, options_.shortest_pause, options_.longest_pause);
    }
  } while (Pause(pause));
}

bool Sequencer::Pause(absl::Duration longest) {
  const absl::Time until = absl::Now() + longest;
  std::unique_lock lock(mutex_);
  while (!woken_ && !stopped_ && !base::WaitUntil(changed_, lock, until)) {
  }
  woken_ = false;
  return !stopped_;
}

}  // namespace pepiniere::journal
