// Votes in the database: one row a person and an idea; counted, never kept as a number.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/feedback/domain/votes.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db

namespace pepiniere::feedback::store {

// Ideas are ids. The window of an idea, in each of its gates: made with it, and set again by whatever changes who may
// vote on it, so that it and the votes that are under way see each other.
absl::Status MakeGates(db::Session& session, const std::string& idea, const VoteWindow& window);
absl::Status SetGates(db::Session& session, const std::string& idea, const VoteWindow& window);
// The same of all ideas of a space that are seen and take votes (TakesVotes).
absl::Status SetOpenGatesOf(db::Session& session, const std::string& space, const VoteWindow& window);
// Whether one votes on it at that instant; in the transaction that writes the vote.
absl::StatusOr<bool> PassVoteGate(db::Session& session, const std::string& idea, const std::string& voter,
                                  absl::Time now);

struct CastVote {
  int text_version = 0;
  absl::Time cast_at;
};
absl::StatusOr<std::optional<CastVote>> FindVote(db::Session& session, const std::string& idea,
                                                 const std::string& voter);
absl::Status PutVote(db::Session& session, const std::string& idea, const std::string& voter, int text_version,
                     absl::Time now);
absl::Status RemoveVote(db::Session& session, const std::string& idea, const std::string& voter);

// An idea and all that was merged into it, those that are seen, itself first where it is.
absl::StatusOr<std::vector<std::string>> TreeOf(db::Session& session, const std::string& idea);
// The same with those that are not seen.
absl::StatusOr<std::vector<std::string>> WholeTreeOf(db::Session& session, const std::string& idea);
// How many people have a vote on one of these.
absl::StatusOr<std::int64_t> CountVoters(db::Session& session, const std::vector<std::string>& ideas);
// Of the votes on the idea itself, by version.
absl::StatusOr<std::map<int, std::int64_t>> CountByVersion(db::Session& session, const std::string& idea);
// Everybody who voted on it (persons/... alone).
absl::StatusOr<std::vector<std::string>> VotersOf(db::Session& session, const std::string& idea);

// What stands for a person who was erased, in a space whose window is open; none: nobody was, there. `make`: there is a
// key from now on.
absl::StatusOr<std::optional<std::string>> TombstoneOf(db::Session& session, const std::string& space,
                                                       const std::string& person, bool make);
// Ideas that somebody voted on.
absl::StatusOr<std::vector<std::string>> IdeasVotedBy(db::Session& session, const std::string& voter);
absl::Status RenameVoter(db::Session& session, const std::string& idea, const std::string& voter,
                         const std::string& other);
// Spaces with a key whose window has closed by then; and what stood for people there is random from now on.
absl::StatusOr<std::vector<std::string>> ClosedKeys(db::Session& session, absl::Time now);
absl::Status MakeAnonymous(db::Session& session, const std::string& space);

// What an idea said.
struct StoredVersion {
  int number = 0;
  std::string title, text;
  absl::Time made_at;
};
absl::Status PutVersion(db::Session& session, const std::string& idea, const StoredVersion& version);
absl::StatusOr<std::vector<StoredVersion>> VersionsOf(db::Session& session, const std::string& idea);

// Who moderates a space; and the spaces (ids) that somebody moderates.
absl::Status KeepModerators(db::Session& session, const std::string& space, const std::vector<std::string>& persons);
absl::StatusOr<std::vector<std::string>> SpacesModeratedBy(db::Session& session, const std::string& person);

}  // namespace pepiniere::feedback::store
