// Committees in the database (record/table.h), each with its agenda. They are cancelled, never deleted.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/committee.h"
#include "services/query/order_by.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::portfolio::store {

using StoredCommittee = base::Stored<Committee>;

// A planned session that is to hear the project, if there is any.
absl::StatusOr<std::optional<std::string>> PlannedSessionOf(db::Session& session, const std::string& project);

// The latest first.
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

// For whoever has written one (`before` is null where it was not there): keeps its agenda where projects find it, and
// says of each project that it hears, or no longer hears, that it changed too.
absl::Status KeepAgenda(journal::Unit& unit, const Committee* before, const StoredCommittee& after);

// record::Insert and record::Update, with the agenda.
absl::StatusOr<StoredCommittee> InsertCommittee(journal::Unit& unit, const std::string& id, const Committee& committee);
absl::StatusOr<StoredCommittee> UpdateCommittee(journal::Unit& unit, const StoredCommittee& before,
                                                const Committee& committee);

}  // namespace pepiniere::portfolio::store
