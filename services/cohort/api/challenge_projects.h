// The projects of challenges: what a selected challenge asks of the portfolio, once, whoever dies meanwhile.
#pragma once

#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/cohort/domain/challenge.h"
#include "services/cohort/domain/challenge_project.h"
#include "services/cohort/peers/projects.h"
#include "services/journal/feed.h"
#include "services/resource/context.h"

namespace pepiniere::cohort::api {

// The steps of a follower (journal/follower.h): each may be taken again. That a project is being opened is written down
// before the portfolio is asked, and what came of it afterwards; the project has the id of the challenge.
class ChallengeProjects {
 public:
  // Both must outlive this.
  ChallengeProjects(resource::Context context, const peers::Projects& projects)
      : context_(std::move(context)), projects_(projects) {}

  // What these changes ask for: of challenges, and of programmes that say where projects are opened.
  absl::Status Follow(const journal::Transaction& changes, absl::Time deadline);
  // What all challenges ask for.
  absl::Status CatchUp(absl::Time deadline);

 private:
  using Seen = base::Stored<Challenge>;

  absl::Status FollowAll(const std::string& programme, absl::Time deadline);
  absl::Status FollowOne(const std::string& id, absl::Time deadline);
  absl::Status Open(Seen seen, absl::Time deadline);
  absl::Status Find(const Seen& seen, absl::Time deadline);
  absl::Status Recall(const Seen& seen, absl::Time deadline);
  // Takes the project that has the id of the challenge, if it is its own: whatever the portfolio said now (`opened`),
  // it may have been opened before somebody died.
  absl::Status Take(const Seen& seen, const absl::Status& opened, absl::Time deadline);
  // Whether that project was opened for the challenge, and is no other's meanwhile. What somebody made by hand is not.
  absl::StatusOr<bool> IsOwn(const Seen& seen, const KnownProject& project, absl::Time deadline) const;

  // In which incubator its project is opened; empty: in none.
  absl::StatusOr<std::string> IncubatorOf(const Challenge& challenge, absl::Time deadline) const;
  // What is said on the challenge of an error that time mends, which is given back.
  absl::Status Wait(const Seen& seen, const absl::Status& error, absl::Time deadline);
  // Writes what becomes of it, unless how far its project is has changed since it was seen. As it is then.
  absl::StatusOr<Seen> Write(const Seen& seen, absl::Time deadline,
                             absl::FunctionRef<Challenge(const Challenge&)> change);

  const resource::Context context_;
  const peers::Projects& projects_;
};

}  // namespace pepiniere::cohort::api
