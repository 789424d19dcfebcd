// The next version of a stored resource, and the optimistic lock that guards it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/journal/unit.h"

namespace pepiniere::record {

// When a change of `before` is recorded: later than its last one, whatever the clocks of the servers.
template <typename T>
absl::Time StampAfter(const journal::Unit& unit, const base::Stored<T>& before) {
  return std::max(unit.now(), before.updated_at + absl::Microseconds(1));
}

template <typename T>
base::Stored<T> NextVersion(const journal::Unit& unit, const base::Stored<T>& before) {
  base::Stored<T> after = before;
  ++after.version;
  after.updated_at = StampAfter(unit, before);
  return after;
}

// A version of a resource that is no project (those have a history of their own).
struct Version {
  std::string id;
  std::int64_t version;
  std::string document;
  absl::Time at;
  bool marks_deletion = false;  // it is the one that was deleted, of a T whose history says so
};
// Adds them to the history.
absl::Status KeepVersions(journal::Unit& unit, std::string_view collection, const std::vector<Version>& versions);

// The rows that `UPDATE ... WHERE id = ? AND version = ?` matched: one, or somebody else was faster.
inline absl::Status ExpectOne(const absl::StatusOr<std::int64_t>& rows) {
  if (!rows.ok()) return rows.status();
  return *rows == 1 ? absl::OkStatus() : absl::AbortedError("somebody else changed it meanwhile");
}

}  // namespace pepiniere::record
