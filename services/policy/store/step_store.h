// Whom a step of a proposal is to be told, and which were.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db

namespace pepiniere::policy::store {

struct UntoldStep {
  std::string proposal;  // an id
  int number = 0;
};
// From the oldest on; not that a draft was begun, which its author knows.
absl::StatusOr<std::vector<UntoldStep>> UntoldSteps(db::Database& db, absl::Time deadline, int most);
absl::Status KeepTold(db::Session& session, const UntoldStep& step, absl::Time now);

// Those whose words or votes a proposal carried by then (names of persons), each once, but for `but`.
absl::StatusOr<std::vector<std::string>> ContributorsOf(db::Database& db, absl::Time deadline,
                                                        const std::string& proposal, const std::string& but);

}  // namespace pepiniere::policy::store
