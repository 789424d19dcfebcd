// Who gets which seat: the candidates' choices against one ranked list a seat.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "services/assessment/market.h"
#include "services/assessment/tie_break.h"

namespace pepiniere::assessment {

// By candidate-proposing deferred acceptance: the stable placement that is the best for every candidate.
Placement Place(const Market& market);

// Candidates whose order is open, in one and the same way, on the lists of these seats, where they stand in a row.
struct ListTie {
  std::vector<std::string> seats;
  Tie tie;
};

inline constexpr std::size_t kMostOrders = 720;

// A seat and the candidates whose order on its list is open.
struct OpenOrder {
  std::string seat;
  std::vector<std::string> candidates;
  bool operator==(const OpenOrder&) const = default;
};

struct Placed {
  Placement placement;
  // Empty where the placement holds, whichever way the ties are decided.
  std::vector<OpenOrder> undecided;
  bool too_many_orders = false;  // more than kMostOrders, so that not all were tried
};

// Places under every order that the ties leave open. Those ties count alone that are between candidates who chose that
// seat.
Placed PlaceWhateverTheOrder(const Market& market, const std::vector<ListTie>& ties);

}  // namespace pepiniere::assessment
