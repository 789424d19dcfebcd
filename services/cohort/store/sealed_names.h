// What is told of applications to their applicants alone, or not to somebody who reads others.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::cohort::store {

// The names (record::Holdings::sealed) of applications that those who lead the call do not read at that instant, and of
// those that the reader does not (a person; empty: not known): who is recused from one, or judges it without being told
// who applies. With the offers, hearings, conflicts and letters that are about these.
absl::StatusOr<std::vector<std::string>> SealedNames(db::Database& db, absl::Time deadline, absl::Time now,
                                                     const std::string& reader);

}  // namespace pepiniere::cohort::store
