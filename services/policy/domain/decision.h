// What a committee decides on an item.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/problems.h"
#include "services/policy/domain/attendance.h"
#include "services/policy/domain/charter.h"
#include "services/policy/domain/quorum.h"

namespace pepiniere::policy {

// Numbered as in the contract.
enum class Vote { kFor = 1, kAgainst, kAbstain };
enum class Outcome {
  kAdopted = 1,
  kNotAdopted,
  kNoQuorum,  // nothing was decided: it is convened again
  kVoid,      // somebody voted who must not: nothing was decided, until it is taken again
};

// FOR, ADOPTED: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(Vote vote);
std::string_view Symbol(Outcome outcome);
bool ReadSymbol(std::string_view symbol, Vote& vote);
bool ReadSymbol(std::string_view symbol, Outcome& outcome);

// The votes on an item: member -> what was said in their name. A member with a voice who is not among them abstains.
using Votes = std::map<std::string, Vote>;

struct Decision {
  Outcome outcome = Outcome::kNotAdopted;
  Quorum quorum{};
  int votes_for = 0, votes_against = 0, abstentions = 0;  // of those who have a voice
  bool chair_decided = false;
  std::vector<std::string> conflicted{};  // who voted and is recused, or has an interest: each makes it void
};

struct Item {
  Attendance attendance;
  Votes votes{};
  std::string chair{};                 // a member; empty: nobody breaks ties
  std::set<std::string> conflicted{};  // who has a personal interest in it, whether or not they recused themselves
};

// What is wrong with the votes, at votes["member"]: of somebody who is no member, or is neither there nor represented.
// A vote of somebody who must not vote is none of this: it was cast, and makes the decision void.
std::vector<base::FieldProblem> ProblemsOf(const Item& item, const Charter& charter);

// Of an item that has no problems. More than half of those whose majority it is say yes; where as many say yes as no,
// what the chair said counts, if the chair is there and said either.
Decision DecisionOn(const Item& item, const Charter& charter);

}  // namespace pepiniere::policy
