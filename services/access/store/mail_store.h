// The tokens with which whoever reads a letter stops what is not owed: sealed with the key of the person whom it is to,
// so that they say nothing once that person is erased.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db

namespace pepiniere::access::store {

// By the names of persons ("persons/x").
absl::StatusOr<std::map<std::string, std::string>> StopTokensOf(db::Database& db, absl::Time deadline,
                                                                const std::vector<std::string>& persons,
                                                                absl::Time now);
// Whose token it is, a name; none: nobody's.
absl::StatusOr<std::optional<std::string>> PersonOfStopToken(db::Session& session, std::string_view token);

}  // namespace pepiniere::access::store
