// Markets to place in: that of COHORT's examples, and random ones.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "services/assessment/market.h"

namespace pepiniere::assessment {

inline Market SixCandidates() {
  return {.choices = {{"Ana", {"A", "B", "C"}},
                      {"Bo", {"A", "C"}},
                      {"Cy", {"B", "A", "C"}},
                      {"Di", {"A", "B"}},
                      {"Ed", {"B", "C"}},
                      {"Flo", {"C", "A"}}},
          .lists = {{"A", {"Cy", "Di", "Ana", "Flo", "Bo"}},
                    {"B", {"Ana", "Di", "Ed", "Cy"}},
                    {"C", {"Bo", "Ana", "Flo", "Cy"}}},
          .capacities = {{"A", 2}, {"B", 1}, {"C", 1}}};
}

// `names` in any order; one time in two, some of them.
inline std::vector<std::string> Some(std::vector<std::string> names, std::mt19937& random) {
  std::ranges::shuffle(names, random);
  if (random() % 2 == 0) names.resize(random() % (names.size() + 1));
  return names;
}

inline Market RandomMarket(std::mt19937& random, std::size_t most_candidates, std::size_t most_seats) {
  std::vector<std::string> candidates, seats;
  for (std::size_t i = random() % most_candidates + 1; i > 0; --i) candidates.push_back("c" + std::to_string(i));
  for (std::size_t i = random() % most_seats + 1; i > 0; --i) seats.push_back("s" + std::to_string(i));
  Market market;
  for (const std::string& candidate : candidates) market.choices[candidate] = Some(seats, random);
  for (const std::string& seat : seats) {
    market.lists[seat] = Some(candidates, random);
    market.capacities[seat] = static_cast<int>(random() % 3);
  }
  return market;
}

// How good what somebody has is to them: 0 is their first choice; nothing comes after all of them.
inline std::size_t Worth(const Market& market, const Placement& placement, const std::string& candidate) {
  const std::vector<std::string>& choices = market.choices.at(candidate);
  const auto own = placement.find(candidate);
  return own == placement.end() ? choices.size() : std::ranges::find(choices, own->second) - choices.begin();
}

}  // namespace pepiniere::assessment
