// Figures of a cohort. What each counts is documented once, on the contract (figures.proto).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/base/date.h"
#include "services/base/line.h"
#include "services/cohort/domain/assignment.h"
#include "services/cohort/domain/challenge.h"
#include "services/cohort/domain/outcome.h"
#include "services/cohort/domain/person_months.h"

namespace pepiniere::cohort {

// What there is of a cohort.
struct CohortFacts {
  std::vector<Assignment> assignments;
  // Of the cohort, and those that assignments say, by id.
  std::map<std::string, Challenge> challenges;
  std::map<std::string, std::vector<base::Line<ChallengeOutcome>>> outcomes;  // of these
};

struct PeopleShare {
  int people = 0;
  PersonMonths person_months;
};

// In cents.
struct SourceFunding {
  std::int64_t planned = 0, decreed = 0, transferred = 0, overpaid = 0, due = 0;
};

struct Stay {
  int people = 0, challenges = 0, not_known = 0;
  bool operator==(const Stay&) const = default;
};

// By the words of the lines; not known: under the empty one.
using CountsByWord = std::map<std::string, int>;

struct CohortFigures {
  int people = 0, people_today = 0, assignments = 0;
  PersonMonths person_months, until_today;
  std::map<std::string, PeopleShare> hosts, skills;  // "" : not said
  std::map<std::string, SourceFunding> funding;
  int challenges = 0, withdrawn = 0;
  CountsByWord productions, sequels, destinations;
  Stay stayed_with_host, stayed_on_project, stayed_in_administration;
};

// `cohort`: its id.
CohortFigures FiguresOf(const std::string& cohort, const CohortFacts& facts, base::Date today);

}  // namespace pepiniere::cohort
