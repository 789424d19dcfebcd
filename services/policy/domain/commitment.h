// What is said of a commitment, by whom: what the government claims and what reviewers found, side by side.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/domain/vocabulary.h"

namespace pepiniere::policy {

// What the government says of a commitment or of a milestone. Appended, and never changed.
struct Claim {
  std::string completion;  // the code of a term of the cycle
  base::Date on{};         // of which day it says so
  std::string evidence{}, source{};
  bool operator==(const Claim&) const = default;
};

// What an independent report found, on the day that it observed. Appended, and never changed.
struct Review {
  std::string report;
  base::Date observed{};
  std::map<Rated, std::string> ratings{};  // codes of terms of the cycle; what is not there was not said
  bool operator==(const Review&) const = default;
};

// What is wrong, each with the contract's path of its field: a field that the cycle does not rate, or a term that it
// does not have. `cycle`: the year in which the plan begins.
std::vector<base::FieldProblem> ProblemsOf(const Claim& claim, int cycle);
std::vector<base::FieldProblem> ProblemsOf(const Review& review, int cycle);

// What is said as of a day: the last claim and the last review of that day or before, the later one in the list where
// two are of one day. Neither speaks for the other.
struct SideBySide {
  const Claim* claim = nullptr;    // null: none was made
  const Review* review = nullptr;  // null: there is none
};
SideBySide SaidOn(base::Date day, std::span<const Claim> claims, std::span<const Review> reviews);

// The rating of a review; empty where it says none.
std::string_view RatingOf(const Review& review, Rated field);

// Whether a code is a finding, rather than that there is none.
bool IsFinding(std::string_view code);

// Whether the claim and the review say another completion: false unless both say one.
bool Differ(const SideBySide& said);

}  // namespace pepiniere::policy
