// What became of a challenge, line by line. Field meanings are documented once, on the contract (outcome.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::cohort {

// Its words are the symbols of the contract without their prefixes: IN_PRODUCTION; empty: not known.
struct ChallengeOutcome {
  static constexpr std::string_view kPattern = "challenges/{challenge}/outcomes/{outcome}", kCollection = "outcomes";
  std::optional<base::Date> date;
  std::string source;
  std::string production, sequel, destination;
  std::string destination_title;
  std::string maintainer;
  std::optional<int> stayed_with_host, stayed_on_project, stayed_in_administration;
  std::string comment;

  static void Fields(auto&& visit, auto&... each) {
    visit("date", each.date...);
    visit("source", each.source...);
    visit("production", each.production...);
    visit("sequel", each.sequel...);
    visit("destination", each.destination...);
    visit("destination_title", each.destination_title...);
    visit("maintainer", each.maintainer...);
    visit("stayed_with_host", each.stayed_with_host...);
    visit("stayed_on_project", each.stayed_on_project...);
    visit("stayed_in_administration", each.stayed_in_administration...);
    visit("comment", each.comment...);
  }
  bool operator==(const ChallengeOutcome&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const ChallengeOutcome& outcome, base::Date today);

}  // namespace pepiniere::cohort
