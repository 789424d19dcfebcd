// What sources call phases, in the database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/vocabulary.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db
namespace pepiniere::journal {
class Unit;
}

namespace pepiniere::portfolio::store {

absl::StatusOr<Vocabulary> LoadVocabulary(db::Session& session);
absl::StatusOr<Vocabulary> LoadVocabulary(db::Database& db, absl::Time deadline);

// A word that is built in, kept or only said, and how many lines that hold say it. `stored` has its folded word for an
// id; version 0: it is not kept.
struct WordInUse {
  base::Stored<PhaseWord> stored;
  std::int64_t lines = 0;
};
// All of them, by word.
absl::StatusOr<std::vector<WordInUse>> ListWords(db::Database& db, absl::Time deadline);
absl::StatusOr<WordInUse> FindWord(db::Session& session, const std::string& word);

// Locked until the transaction ends; none if it is not kept.
absl::StatusOr<std::optional<base::Stored<PhaseWord>>> LockWord(db::Session& session, const std::string& word);
// Writes with audit and feed. `before` as LockWord gave it. Where the phase differs, every ledger that says the word is
// read anew: see RereadLedger.
absl::StatusOr<base::Stored<PhaseWord>> SaveWord(journal::Unit& unit, const std::string& word,
                                                 const std::optional<base::Stored<PhaseWord>>& before,
                                                 const PhaseWord& value);

}  // namespace pepiniere::portfolio::store
