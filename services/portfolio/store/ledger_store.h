// The phase ledger in the database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/domain/vocabulary.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::portfolio::store {

// Every line of a project's ledger, superseded ones too, by number.
absl::StatusOr<std::vector<PhaseLine>> LoadLedger(db::Session& session, const std::string& project);
absl::StatusOr<std::vector<PhaseLine>> LoadLedger(db::Database& db, absl::Time deadline, const std::string& project);

// Makes the ledger of a locked project be `after`, which is `before` (as loaded in this transaction) with lines added
// and lines superseded. Keeps the spans, the audit and the feed in step. It becomes known when `project`, which is as
// it now stands, was updated.
// `reason`: why lines were superseded, as a person gave it, or empty.
absl::Status SaveLedger(journal::Unit& unit, const base::Stored<Project>& project, const std::vector<PhaseLine>& before,
                        const std::vector<PhaseLine>& after, std::string_view reason = "");

// Makes the spans anew from the ledger, whatever they are now.
absl::Status RewriteTimeline(db::Session& session, const std::string& project, absl::Time at);
// Reads the words of a locked project's ledger, superseded lines too, by that vocabulary: where that says other phases,
// the project's version goes up, and its spans, from then on, and the feed follow.
absl::Status RereadLedger(journal::Unit& unit, const base::Stored<Project>& project, const Vocabulary& vocabulary);

// The spans of a project as they are known now.
absl::StatusOr<std::vector<Span>> LoadTimeline(db::Session& session, const std::string& project);
absl::StatusOr<std::vector<UnknownSpan>> LoadUnknown(db::Session& session, const std::string& project);

}  // namespace pepiniere::portfolio::store
