// Committees in the database, each with its agenda.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/committee.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::portfolio::store {

using StoredCommittee = base::Stored<Committee>;

// None if the id was never used. Committees are cancelled, never deleted.
absl::StatusOr<std::optional<StoredCommittee>> FindCommittee(db::Database& db, absl::Time deadline,
                                                             const std::string& id);
// Locked until the transaction ends.
absl::StatusOr<std::optional<StoredCommittee>> LockCommittee(db::Session& session, const std::string& id);

// The same of one that cannot be read (DATA_LOSS): what there is of it, for who writes it anew.
absl::StatusOr<std::optional<StoredCommittee>> LockBrokenCommittee(db::Session& session, const std::string& id);

// A planned session that is to hear the project, if there is any.
absl::StatusOr<std::optional<std::string>> PlannedSessionOf(db::Session& session, const std::string& project);

// What can be filtered on and ordered by; the latest first.
const query::FilterSchema& CommitteeFilters();
const query::SortSchema& CommitteeOrder();

// Who reads a list of them: whoever prepares a session filters by what it may decide, whoever does not finds it
// undecided until it is held. Of incubators that the reader is not told of there are none.
struct CommitteeReader {
  bool prepares_all = false;
  std::vector<std::string> prepares{};  // incubators (ids)
};
absl::StatusOr<record::Page<StoredCommittee>> ListCommittees(db::Database& db, absl::Time deadline,
                                                             const record::ListQuery& list,
                                                             const CommitteeReader& reader);

// Writes with history, audit and feed; says of each project that it hears, or no longer hears, that it changed too.
// ALREADY_EXISTS if the id is taken.
absl::StatusOr<StoredCommittee> InsertCommittee(journal::Unit& unit, const std::string& id, const Committee& committee);
// `before` as LockCommittee gave it. Writes nothing if nothing differs. `reason`: what a person gave, or empty.
absl::StatusOr<StoredCommittee> UpdateCommittee(journal::Unit& unit, const StoredCommittee& before,
                                                const Committee& committee, const std::string& reason = "");
// The same of one that LockBrokenCommittee gave.
absl::StatusOr<StoredCommittee> RepairCommittee(journal::Unit& unit, const StoredCommittee& before,
                                                const Committee& committee);

}  // namespace pepiniere::portfolio::store
