// What a jury says of applications: marks by the criteria of a grid.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "services/assessment/fraction.h"

namespace pepiniere::assessment {

struct Criterion {
  std::string code;
  std::int64_t min = 0, max = 0;  // of a mark, both included
  Fraction weight;                // not negative; weights need not add up to 1
};

struct Grid {
  std::vector<Criterion> criteria;  // in the order in which they decide between equal scores
  int min_reviews = 1;              // complete ones, below which an application is not rankable; 1 at least
};

// What one juror says of one application; there is one at most.
struct Review {
  std::string application, juror;
  std::map<std::string, std::int64_t> marks;  // by criterion; one that is missing is an abstention
  bool is_void = false;                       // kept, and never counted
};

// A juror who takes no part in what becomes of an application. Their review of it does not count.
struct Recusal {
  std::string application, juror;
};

}  // namespace pepiniere::assessment
