// What changed since somebody looked, sequenced or not yet: for copies in memory that must not miss what is committed.
#pragma once

#include <cstdint>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db

namespace pepiniere::journal {

struct News {
  absl::flat_hash_set<std::string> resources;  // names
  std::int64_t last_seq = 0;                   // what to ask from next time
  bool incomplete = false;                     // some of it was purged: read everything again
};

absl::StatusOr<News> ReadNews(db::Database& database, absl::Time deadline, std::int64_t after_seq);

// Where the feed stands in this session's snapshot: what follows it is news to who reads everything in that snapshot.
absl::StatusOr<std::int64_t> ReadLastSeq(db::Session& session);

}  // namespace pepiniere::journal
