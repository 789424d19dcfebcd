// How a group is split by one dimension so that no part tells of fewer than five: the heart of a release.
//
// Values that fewer than kFewest answered for (nobody, too: none looks like few) form one pool. While fewer than
// kFewest are in it, it takes in the value with the fewest answers of the others, the first by its code between equals.
// So nobody subtracts the parts from the whole and finds few people. Where less than two parts come of it, nothing is
// split.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "services/feedback/domain/tally.h"

namespace pepiniere::feedback {

// What is told of fewer people than this is told of somebody.
inline constexpr std::int64_t kFewest = 5;

struct Group {
  std::vector<std::string> values;  // sorted; one alone unless it is the pool
  Tally tally;
  bool is_pool = false;
};

// The parts by the codes of their values, the pool last; none where nothing is split. `by_value` has every value that
// somebody in the group has, whether they answered or not. Of a sensitive question a value whose answers are unanimous
// is pooled too, and a pool that is unanimous takes in the next.
std::vector<Group> Split(const std::map<std::string, Tally>& by_value, bool sensitive);

}  // namespace pepiniere::feedback
