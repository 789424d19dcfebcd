// What a ranking and a placing are computed from, and how they are written: the JSON that `pep cohort rehearse` reads
// and that runs are published with.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/assessment/review.h"
#include "services/assessment/tie_break.h"
#include "services/rehearsal/fault.h"

namespace pepiniere::rehearsal {

struct Inputs {
  std::string call;
  assessment::Grid grid;
  std::vector<assessment::Review> reviews;    // by application, then by juror
  std::vector<assessment::Recusal> recusals;  // the same
  std::optional<std::string> seed;
  std::vector<assessment::Decision> decisions;              // sorted
  std::map<std::string, std::vector<std::string>> choices;  // of candidates
  // None: the list of each seat is the ranking of those who chose it.
  std::optional<std::map<std::string, std::vector<std::string>>> lists;
  std::map<std::string, int> seats;  // their capacities
  // A seat, and those on its list whom nothing but decisions and the lot separates; sorted.
  std::vector<std::pair<std::string, std::vector<std::string>>> ties;
  std::map<std::string, std::string> finals;  // the seat that a candidate has accepted finally
  std::vector<std::string> left;              // candidates; sorted
};

struct ReadInputs {
  Inputs inputs;              // that may be computed with, if nothing is wrong
  std::vector<Fault> faults;  // all that is wrong
};
ReadInputs Read(std::string_view text);

// On one line, the same for inputs that mean the same: members in one order, lists sorted whose order means nothing,
// and nothing that is empty.
std::string Canonical(const Inputs& inputs);

}  // namespace pepiniere::rehearsal
