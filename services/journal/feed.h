// The feed of changes, as those who follow it read it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/journal/unit.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::journal {

struct Change {
  std::int64_t seq = 0;        // From 1, without gaps.
  std::string transaction_id;  // The changes of one transaction follow each other.
  std::string resource_type;
  std::string resource;
  ChangeKind kind = ChangeKind::kUpdated;
  std::string payload;
  absl::Time occurred_at;
};

// The changes of one transaction, in order; never none.
using Transaction = std::shared_ptr<const std::vector<Change>>;

struct FeedHead {
  std::string feed_id;          // Names this database's feed: a place in another one means nothing here.
  std::int64_t last_seq = 0;    // The last change; 0 before the first.
  std::int64_t purged_seq = 0;  // Changes up to this one are gone.
  // What is committed and has no place yet: the first and the last id of the outbox, at the same instant; empty:
  // nothing.
  std::string outbox_first, outbox_last;
};

absl::StatusOr<FeedHead> ReadFeedHead(db::Database& database, absl::Time deadline);

// Up to `limit` changes after `after_seq`, in order; empty if there is none yet. OUT_OF_RANGE if the next one was
// purged: the reader must list the resources again.
absl::StatusOr<std::vector<Change>> ReadChanges(db::Database& database, absl::Time deadline, std::int64_t after_seq,
                                                int limit);

// The same by transactions, each with all of its changes after `after_seq`: as many as fit `limit` changes, or one that
// does not.
absl::StatusOr<std::vector<Transaction>> ReadTransactions(db::Database& database, absl::Time deadline,
                                                          std::int64_t after_seq, int limit);

}  // namespace pepiniere::journal
