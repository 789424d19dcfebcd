// Projects that the portfolio calls otherwise than before: what is kept of them follows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/metrics/api/context.h"
#include "services/metrics/peers/projects.h"
#include "services/metrics/store/rename_store.h"
#include "services/resource/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::metrics::api {

// Moves all that is kept of that project under another id than it has now, and what another project left under this
// one; whether there was any. For who is about to ask by this name, or to add to it: what is found is the project's,
// and all of it. An error where that cannot be made so, UNAVAILABLE while the portfolio does not answer.
absl::StatusOr<bool> Settle(const Context& context, const rpc::CallScope& call, const peers::Project& project);

// The project of that name, or that had it once (peers/projects.h); settled, if it is called so now.
absl::StatusOr<std::optional<peers::Project>> FindSettled(const Context& context, const rpc::CallScope& call,
                                                          const std::string& name);

// The same for who is about to tell something of it: what is kept under its id is noted to be that project's, and is to
// be held when it is written (store::HoldProject). Of a former name, and of a project that was deleted, nothing is
// noted. UNAVAILABLE where the id is another's at this moment.
absl::StatusOr<std::optional<peers::Project>> FindToTell(const Context& context, const rpc::CallScope& call,
                                                         const std::string& name);

// Moves what is kept of all projects, now and then. For one thread.
class Renames {
 public:
  struct Report {
    std::vector<store::Renaming> moved;
    std::vector<std::string> left;  // names: their places are taken, so they stay where they are; told once an hour
  };
  // Nothing where it was done a moment ago. An error while the portfolio does not say what projects are called; of
  // projects that it never knew, nothing is moved.
  absl::StatusOr<Report> Follow(const resource::Context& context, const peers::Projects& projects, absl::Time deadline);

 private:
  absl::Time due_ = absl::InfinitePast(), search_due_ = absl::InfinitePast();
};

}  // namespace pepiniere::metrics::api
