// What an assignment is prolonged by, and what pays for it, as people type and read it.
#pragma once

#include <string>

#include "clients/pep/kit/messages.h"
#include "pepiniere/cohort/v1/assignment.pb.h"

namespace pepiniere::pep {

// Each returns what is wrong with what was typed, if anything.

// "2024-07-04;2024-09-30", or a number of months in the place of the last day: "2024-07-04;3".
std::string AddRenewal(const std::string& typed, cohort::v1::Assignment& assignment, const Messages& say);
// "months_of_cost;PIA;17500;30;granted;10": a share in percent; after it, what may be left out: the state, and months,
// or what was overpaid.
std::string AddFunding(const std::string& typed, cohort::v1::Assignment& assignment, const Messages& say);

// "4 Jul 2024 → 30 Sep 2024".
std::string SaidRenewal(const cohort::v1::Renewal& renewal, const Messages& say);
// "PIA · months of cost · 10 · €17,500 · 30 % · granted".
std::string SaidFunding(const cohort::v1::AssignmentFunding& line, const Messages& say);

}  // namespace pepiniere::pep
