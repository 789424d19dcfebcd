// What a way in tells, whatever it came by: a webhook, a file, a text of samples. Nothing of it is stored yet.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/metrics/compute/history.h"

namespace pepiniere::metrics {

// Keys of idempotency, each within its source: an event of which any key is known was told before, and changes nothing.
// None where there is no event but a row of a file: it is known by its id.
using EventKeys = std::vector<std::string>;

enum class DeploymentState { kStarted, kSucceeded, kFailed, kRolledBack, kCancelled };

// A step of a deployment. Several events tell of one, by its id.
struct DeploymentSeen {
  EventKeys keys;
  std::string id;  // within its source
  std::string environment;
  bool production = false;  // its tier: whether it reaches users
  DeploymentState state = DeploymentState::kStarted;
  std::optional<absl::Time> started = {};   // of kStarted alone: what began before this event is for others to tell
  std::optional<absl::Time> finished = {};  // of the other states
  std::string sha = {};                     // what was deployed; empty: the source does not say
  std::vector<std::string> changes = {};    // sha of all that is known to be in it, its own among them
  std::optional<Intent> intent = {};
  // What is deployed, where the source has no ids of deployments (CDEvents): a rollback undoes the latest one of this
  // service in this environment.
  std::string service = {};
  std::string former_id = {};  // by which it is known if it came while ids did not say the environment
};
inline std::optional<Outcome> OutcomeOf(DeploymentState state) {
  if (state == DeploymentState::kSucceeded) return Outcome::kSucceeded;
  if (state == DeploymentState::kFailed) return Outcome::kFailed;
  if (state == DeploymentState::kRolledBack) return Outcome::kRolledBack;
  return std::nullopt;
}

// What one event, or one file, says of a work item: it adds to what is known of it.
struct ItemSeen {
  EventKeys keys;
  std::string id;          // within its source
  std::string type = {};   // empty: not said
  std::string title = {};  // likewise, or not to be told
  std::optional<absl::Time> requested = {};
  std::vector<Transition> transitions = {};  // each to another state than the one before
  std::vector<Estimate> estimates = {};
  std::vector<Membership> memberships = {};
};

// A change that was merged.
struct ChangeSeen {
  EventKeys keys;
  std::string sha;  // as deployments name it: of the merge, where there is one
  std::optional<absl::Time> authored = {}, created = {}, merged = {};
};

struct IncidentSeen {
  EventKeys keys;
  std::string id;                                          // within its source
  std::string environment = {};                            // empty: not said
  bool production = false;                                 // whether that reaches users
  std::optional<absl::Time> detected = {}, resolved = {};  // one of them, of an event
  std::string deployment = {};                             // the one that is said to have caused it
};

struct PointSeen {
  std::string metric;
  std::map<std::string, std::string> dimensions = {};
  absl::Time time = {};
  std::optional<std::int64_t> revision = {};
  double value = 0;  // finite
};

enum class SurveyKind { kJdma, kNps, kCsat };

// The answers of one local day: in place of what was told of that day and form before.
struct SurveyDay {
  SurveyKind kind = SurveyKind::kJdma;
  std::string form = {};
  base::Date day = {};
  std::map<int, std::int64_t> counts = {};  // JDMA by what an answer is worth: 10 good, 5 medium, 0 bad
};

struct SprintSeen {
  std::string id;
  absl::Time start = {}, end = {};  // [start, end)
  std::string goal = {};
  bool closed = false;
};

// Nothing that counts here, and why.
struct Ignored {
  std::string why;
};

using Event =
    std::variant<DeploymentSeen, ItemSeen, ChangeSeen, IncidentSeen, PointSeen, SurveyDay, SprintSeen, Ignored>;

}  // namespace pepiniere::metrics
