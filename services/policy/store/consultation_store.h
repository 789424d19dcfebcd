// Consultations, comments and votes in the database: record/table.h, what they are filtered by, and the gates that
// votes go through.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/policy/resources/comment.h"
#include "services/policy/resources/consultation.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::policy::store {

// Those that the reader sees: those of everybody, and those that they are invited to (a name; empty: nobody).
absl::StatusOr<record::Page<base::Stored<resources::Consultation>>> ListConsultations(
    db::Database& db, absl::Time deadline, const record::ListQuery& list, bool everything, const std::string& person);
const query::SortSchema& ConsultationOrder();

// Those that the reader sees: what is published, and their own.
absl::StatusOr<record::Page<base::Stored<resources::Comment>>> ListComments(db::Database& db, absl::Time deadline,
                                                                            const record::ListQuery& list,
                                                                            const std::string& consultation,
                                                                            bool everything, const std::string& person);
const query::FilterSchema& ModerationFilters();

struct Vote {
  resources::Position position{};
  int revision = 0;
  absl::Time cast_at;
};

// The gates of a new consultation, or of one whose window is another: all of them are written, so that whoever votes
// meanwhile waits, and sees the new window.
absl::Status SetGates(db::Session& session, const std::string& consultation, absl::Time start, absl::Time end);
// Goes through the gate of that person, and holds it until the transaction ends. Whether the window is open at `now`,
// asked once it is held.
absl::StatusOr<bool> PassGate(db::Session& session, const std::string& consultation, const std::string& person,
                              const std::function<absl::Time()>& now);
absl::StatusOr<std::optional<Vote>> FindVote(db::Session& session, const std::string& consultation,
                                             const std::string& person);
absl::Status PutVote(db::Session& session, const std::string& consultation, const std::string& person,
                     const Vote& vote);
absl::Status DeleteVote(db::Session& session, const std::string& consultation, const std::string& person);

struct Counts {
  std::map<resources::Position, int> votes;
  int comments = 0;  // that are published
};
absl::StatusOr<std::map<std::string, Counts>> CountsOf(db::Database& db, absl::Time deadline,
                                                       const std::vector<std::string>& consultations);

}  // namespace pepiniere::policy::store
