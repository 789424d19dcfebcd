// Whom a campaign asks: a snapshot of people, and of what figures about them are broken down by.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace pepiniere::feedback {

// Fewer people than this are not asked: nobody would be hidden among so few.
inline constexpr std::size_t kFewestAsked = 10;

struct Person {
  std::string id;
  std::vector<std::string> values;  // one a dimension of the breakdown, in its order
};

struct Audience {
  // The one ordered breakdown, declared before anybody is asked: {"cohort", "role"} breaks each cohort down by role,
  // and never all by role. It may be empty.
  std::vector<std::string> breakdown;
  std::vector<Person> people;  // each once
};

inline bool IsTooFew(const Audience& audience) { return audience.people.size() < kFewestAsked; }

}  // namespace pepiniere::feedback
