// What contradicts itself in a call, and keeps it from being published.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/base/problems.h"
#include "services/cohort/domain/call.h"

namespace pepiniere::cohort {

// What a call refers to and has beside it.
struct CallSurroundings {
  bool cohort_lives = true;
  bool grid_lives = true;  // where it names a version
  int criteria = 0;        // of that version
  int seats = 0;           // of people, in all
  int kinds_of_seats = 0;  // with at least one
  // The names of seats of challenges that are not public, or deleted.
  std::vector<std::string> hidden_seats{};
};

// All of them, each with the contract's path of its field (or "seats") and by how much. `zone`: in which its days are
// counted.
std::vector<base::FieldProblem> ContradictionsOf(const Call& call, const CallSurroundings& around, absl::Time now,
                                                 const absl::TimeZone& zone);
// Those between its instants and its days alone.
std::vector<base::FieldProblem> ContradictoryDates(const Call& call, const absl::TimeZone& zone);

// "3 days", "1 day and 2 hours", "45 minutes"; at least a minute.
std::string SaidSpan(absl::Duration span);

}  // namespace pepiniere::cohort
