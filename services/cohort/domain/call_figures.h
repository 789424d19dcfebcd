// From the applications to a call to accepted seats, counted.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace pepiniere::cohort {

struct CallCounts {
  int applications = 0, admissible = 0, ranked = 0, placed = 0, accepted = 0;
  bool operator==(const CallCounts&) const = default;
};

// What there is to count. Seats are told by their ids; those that are no seats any more, and empty ones, are of no
// profile and of no host.
struct CallFacts {
  struct Place {
    std::string profile, host;
  };
  std::map<std::string, Place> seats;
  CallCounts all;                            // applications and admissible ones
  std::map<std::string, CallCounts> chosen;  // the same, by the seat that they choose first
  std::vector<std::string> ranked;           // the first choice of each who is ranked
  std::vector<std::string> placed;           // the seat of each who is placed
  std::vector<std::string> accepted;         // the seat of each offer that is accepted
};

struct CallFigures {
  CallCounts all;
  std::map<std::string, CallCounts> profiles, hosts;
};

CallFigures FiguresOf(const CallFacts& facts);

}  // namespace pepiniere::cohort
