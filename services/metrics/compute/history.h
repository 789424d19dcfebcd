// What one project did and what its users said: all that an indicator is computed from. Instants are UTC.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace pepiniere::metrics {

enum class State { kTodo, kInProgress, kDone, kCancelled };

struct Transition {
  State to = State::kTodo;
  absl::Time at;
};
struct Estimate {
  double value = 0;
  absl::Time at;
};
// Of a sprint, in [from, to): it was moved out at `to`, if it was.
struct Membership {
  std::string sprint;
  absl::Time from;
  std::optional<absl::Time> to = {};
};
struct WorkItem {
  std::string id;
  std::optional<absl::Time> requested = {};
  std::vector<Transition> transitions = {};  // in any order
  std::vector<Estimate> estimates = {};
  std::vector<Membership> memberships = {};
};

struct Sprint {
  std::string id;
  absl::Time start, end;  // [start, end)
  bool closed = false;
};

enum class Outcome { kSucceeded, kFailed, kRolledBack };
enum class Intent { kPlanned, kIncident };  // kIncident: an incident caused it

struct Deployment {
  std::string id;
  std::string tier;  // "production" alone reaches users
  std::optional<absl::Time> started = {};
  std::optional<absl::Time> finished = {};  // none: not over
  std::optional<Outcome> outcome = {};
  std::vector<std::string> changes = {};  // sha
  std::optional<Intent> intent = {};      // none: not recorded
  // When users were back on what was there before, of one that was rolled back and where somebody told.
  std::optional<absl::Time> rolled_back = {};
};
struct Change {
  std::string sha;
  std::optional<absl::Time> authored = {}, created = {}, merged = {};
};
struct Incident {
  std::string id;
  absl::Time detected;
  std::optional<absl::Time> resolved = {};
  std::string deployment = {};  // the one that is said to have caused it; empty: found by time
};

// Answers by what was answered, over the whole period. Absent: nobody was asked.
struct Jdma {
  std::int64_t good = 0, medium = 0, bad = 0;
};
using Answers = std::map<int, std::int64_t>;  // NPS: 0 to 10; CSAT: 1 to 5
struct Surveys {
  std::optional<Jdma> jdma = {};
  std::optional<Answers> nps = {}, csat = {};
};

struct History {
  std::vector<WorkItem> items;
  std::vector<Sprint> sprints;
  std::vector<Deployment> deployments;
  std::vector<Change> changes;
  std::vector<Incident> incidents;
  Surveys surveys;
  // Finished items a day, given as they are instead of counted from items, oldest first, the last one the day before
  // `as_of`.
  std::optional<std::vector<std::int64_t>> throughput;
};

// What is asked of it.
struct Window {
  absl::Time from, to;  // [from, to): where things are counted
  absl::Time as_of;     // what happened at it or later is not known
  absl::TimeZone zone;  // of days and weeks
};

}  // namespace pepiniere::metrics
