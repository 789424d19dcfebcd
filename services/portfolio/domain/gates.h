// Gates: what a project must show to enter a phase. Requirements are data; where a field of the project answers, it is
// asked here, and what only a committee or recorded evidence can answer says so.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "services/portfolio/domain/phase.h"
#include "services/portfolio/domain/project.h"

namespace pepiniere::portfolio {

enum class Weight { kMandatory, kAdvised };

// Who can answer a requirement.
enum class AnsweredBy { kField, kCommittee };

struct Requirement {
  Phase phase;             // to enter it
  std::string_view code;   // stable, for programs
  std::string_view label;  // what is needed, for people
  Weight weight = Weight::kMandatory;
  AnsweredBy answered_by = AnsweredBy::kField;
  std::string_view field;  // the contract's field that answers; empty for a committee
  bool (*met)(const Project&) = nullptr;
};

// The requirements of a phase, in the order to read them. Source: DOMAIN section 1, "Gates".
std::vector<Requirement> RequirementsOf(Phase phase);

// Mandatory requirements of `phase` that a field answers and that the project does not meet.
std::vector<Requirement> UnmetGates(const Project& project, Phase phase);

}  // namespace pepiniere::portfolio
