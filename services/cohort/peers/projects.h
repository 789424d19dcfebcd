// Projects, which the portfolio keeps.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/cohort/domain/challenge_project.h"
#include "services/rpc/peer.h"

namespace pepiniere::cohort::peers {

// A project that a challenge opens.
struct NewProject {
  std::string id;
  std::string title, description;
  std::string incubator;              // its name
  std::vector<std::string> sponsors;  // names of organisations
  std::vector<std::string> themes;
};

class Projects {
 public:
  explicit Projects(const rpc::Peer& portfolio) : portfolio_(portfolio) {}

  // The project of that name, or that had it once; a deleted one too. None: there is none.
  absl::StatusOr<std::optional<KnownProject>> Find(const std::string& name, absl::Time deadline) const;

  // Opens it, for whoever had it opened, as the portfolio's audit says; the same again, for the same challenge (a uid),
  // opens no second one. ALREADY_EXISTS: the id is taken, by what this opened before too, if the challenge said
  // something else then or if that was long ago.
  absl::Status Open(const NewProject& project, const std::string& challenge_uid, const std::string& on_behalf_of,
                    absl::Time deadline) const;
  // Whether that is what opened the project of that name, for that challenge: the portfolio's audit has its request,
  // for good.
  absl::StatusOr<bool> WasOpenedFor(const std::string& name, const std::string& challenge_uid,
                                    absl::Time deadline) const;

 private:
  const rpc::Peer& portfolio_;
};

// Whether an error of the portfolio's says something of what was asked, so that asking the same again is of no use.
bool IsFinal(const absl::Status& status);
// All that it says, in one line: the message, and each field that is wrong.
std::string SaidBy(const absl::Status& status);

}  // namespace pepiniere::cohort::peers
