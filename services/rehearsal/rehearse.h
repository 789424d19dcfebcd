// Ranks and places what a file says, without a server: what a call's run computes, on anybody's machine.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/assessment/market.h"
#include "services/assessment/placing.h"
#include "services/assessment/ranking.h"
#include "services/rehearsal/inputs.h"

namespace pepiniere::rehearsal {

struct Rehearsed {
  assessment::Ballot ballot;
  assessment::Ranking ranking;
  assessment::Market market;  // without those who left, with finals as they bind
  assessment::Placement placement;
  std::map<std::string, assessment::Unfilled> unfilled;  // by seat
  bool stable = true;

  // Why there is no result: whose order is open on which seat's list, and who would lose a seat accepted finally.
  std::vector<assessment::OpenOrder> undecided;
  bool too_many_orders = false;
  std::vector<std::pair<std::string, std::string>> losers;  // candidate, seat

  bool refused() const { return !undecided.empty() || !losers.empty(); }
};

// `inputs` are those of a Read that found nothing wrong.
Rehearsed Rehearse(const Inputs& inputs);

// The result, as `pep cohort rehearse` prints it, on one line. `done` is not refused.
std::string ResultText(const Rehearsed& done);

// All that there is to say of what is called so, whether an application, a candidate, a juror or a seat, as JSON on one
// line; empty where nothing is.
std::string ExplanationText(const Rehearsed& done, std::string_view name);

}  // namespace pepiniere::rehearsal
