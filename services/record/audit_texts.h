// What the audit says of persons: found, and counted, since it is kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/record/wanted_texts.h"

namespace pepiniere::db {
class Database;
}

namespace pepiniere::record {

// The reasons in the audit that call them, which are sealed: each distinct one is opened once.
absl::StatusOr<std::vector<FoundText>> FindReasons(db::Database& db, absl::Time deadline, const Wanted& wanted);
// What it says beside of those resources (Holdings::audited).
absl::StatusOr<std::vector<FoundText>> FindAudited(db::Database& db, absl::Time deadline, std::string_view resources,
                                                   const Wanted& wanted);

// What is kept all the same: records of the first chain that tell of them, and those that tell what they did.
struct KeptAudit {
  std::int64_t first_chain = 0, by_them = 0;
};
absl::StatusOr<KeptAudit> CountAudit(db::Database& db, absl::Time deadline, const std::vector<std::string>& names,
                                     const std::string& person, const Wanted& wanted);

}  // namespace pepiniere::record
