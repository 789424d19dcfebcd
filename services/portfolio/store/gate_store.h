// What the programme and the incubators made of the gates, in the database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/portfolio/domain/gates.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::portfolio::store {

// The programme's changes, then those of the incubator (an id; empty: of none), as EffectiveRequirements takes them.
absl::StatusOr<std::vector<StoredGateChange>> LoadGateChanges(db::Session& session, const std::string& incubator);
absl::StatusOr<std::vector<StoredGateChange>> LoadGateChanges(db::Database& db, absl::Time deadline,
                                                              const std::string& incubator);

// Locked until the transaction ends; none if nobody changed it there.
absl::StatusOr<std::optional<StoredGateChange>> LockGateChange(db::Session& session, const GateKey& key);

// Makes the change be `value`, with audit and feed under `name`, its resource name. `before` as LockGateChange gave it.
// Writes nothing if nothing differs.
absl::StatusOr<StoredGateChange> SaveGateChange(journal::Unit& unit, const std::string& name, const GateKey& key,
                                                const std::optional<StoredGateChange>& before, const GateChange& value);
absl::Status RemoveGateChange(journal::Unit& unit, const std::string& name, const StoredGateChange& before);

}  // namespace pepiniere::portfolio::store
