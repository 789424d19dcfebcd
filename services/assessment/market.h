// Candidates and seats, what each would rather have, and what there is to say of who got which.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace pepiniere::assessment {

using Choices = std::map<std::string, std::vector<std::string>>;

// Who is not on a list is not acceptable to it, whichever side it is of.
struct Market {
  Choices choices;                                        // of each candidate, seats from the best on, each once
  std::map<std::string, std::vector<std::string>> lists;  // of each seat, candidates from the best on, each once
  std::map<std::string, int> capacities;                  // of each seat; 0 is legal
};

// The seat of each candidate who has one.
using Placement = std::map<std::string, std::string>;

// A candidate and a seat that both would rather have each other than what they have; none where the placement is
// stable. One that gives somebody a seat that they or it did not want, or more than there are, is told in the same way.
std::optional<std::pair<std::string, std::string>> BlockingPair(const Market& market, const Placement& placement);

// The market for a run after the first: without those who left, and with one seat alone on the list of whoever has
// accepted it finally. If `final` is of a placement by Place, nobody loses a seat or gets a worse one.
Market WithoutThem(Market market, const std::set<std::string>& left, const std::map<std::string, std::string>& finals);

enum class Why {
  kNobodyChose,      // no candidate chose it
  kNobodyRanked,     // some did who are there, and none of them is on its list
  kTooFewRanked,     // fewer of them are on its list than it has places
  kPreferredOthers,  // enough are; those who are not here got a seat that they preferred
  kAllLeft,          // those who chose it are there no more, or have another seat for good
};
struct Unfilled {
  int places = 0;
  Why why = Why::kNobodyChose;
  int chose = 0;      // candidates
  int left = 0;       // of them, who are not in the market for it any more
  int ranked = 0;     // of the others, on its list
  int elsewhere = 0;  // of these, on a seat that they preferred
};
// By seat, those that have places left. `placement` is stable. `chosen`: what candidates chose before some of them left
// (WithoutThem).
std::map<std::string, Unfilled> UnfilledSeats(const Market& market, const Placement& placement, const Choices& chosen);

}  // namespace pepiniere::assessment
