// Who is there when a committee takes up an item, and for whom.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "services/base/problems.h"

namespace pepiniere::policy {

inline constexpr std::size_t kMostMembers = 500;

struct Attendance {
  std::vector<std::string> members;               // with voice, each once: one at least
  std::set<std::string> present{};                // members, in the room
  std::set<std::string> remote{};                 // members who take part from afar
  std::map<std::string, std::string> mandates{};  // who gave theirs -> to whom, both members
  std::set<std::string> recused{};                // members who are, from this item
  // Whether this is a second convening on the same agenda that says that no quorum is wanted.
  bool second_convening = false;
};

// What is wrong, each with its place: members[2], present, mandates["a"].
std::vector<base::FieldProblem> ProblemsOf(const Attendance& attendance);

// Who has a voice on the item, whoever speaks it: member -> who casts it. Members who are there and not recused, and
// those who gave their mandate to one of them.
using Voices = std::map<std::string, std::string>;

}  // namespace pepiniere::policy
