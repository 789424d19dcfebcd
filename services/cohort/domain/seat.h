// Seats of a call. Field meanings are documented once, on the contract (seat.proto).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/cohort/domain/call.h"

namespace pepiniere::cohort {

struct Seat {
  using Parent = Call;
  static constexpr std::string_view kPattern = "calls/{call}/seats/{seat}", kCollection = "seats";
  std::string challenge;  // an id
  std::string skill;
  int count = 0;

  static void Fields(auto&& visit, auto&... each) {
    visit("challenge", each.challenge...);
    visit("skill", each.skill...);
    visit("count", each.count...);
  }
  bool operator==(const Seat&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Seat& seat, base::Date today);

}  // namespace pepiniere::cohort
