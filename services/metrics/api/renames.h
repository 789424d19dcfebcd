// Projects that the portfolio calls otherwise than before: what is kept of them follows.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/metrics/peers/projects.h"
#include "services/metrics/store/rename_store.h"
#include "services/resource/context.h"

namespace pepiniere::metrics::api {

// Moves what is known to be that project's and kept under the id that it had. For who is about to ask for it, or to add
// to it, by that id: nothing is told under the new one before what was told under the old one is there.
absl::Status MoveWhatIsKept(const resource::Context& context, absl::Time deadline, const store::Renaming& renaming);

// The same of all projects, now and then: for one thread. What was moved a second ago under another server's eyes is
// found done.
class Renames {
 public:
  struct Report {
    std::vector<store::Renaming> moved;
    std::vector<std::string> left;  // names: their places are taken, so they stay where they are; told once an hour
  };
  // Nothing where it was done a moment ago. An error while the portfolio does not say what projects are called, and of
  // projects that were deleted, or that there never were, nothing is moved.
  absl::StatusOr<Report> Follow(const resource::Context& context, const peers::Projects& projects, absl::Time deadline);

 private:
  absl::StatusOr<std::vector<store::Renaming>> Find(const resource::Context& context, const peers::Projects& projects,
                                                    absl::Time deadline);
  absl::Status Move(const resource::Context& context, absl::Time deadline, std::vector<store::Renaming>& renamings,
                    Report& report);

  absl::Time due_ = absl::InfinitePast();
  std::map<std::string, absl::Time> resting_;  // ids under which something was left, until when
};

}  // namespace pepiniere::metrics::api
