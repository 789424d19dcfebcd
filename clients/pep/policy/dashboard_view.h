// A plan at one glance, for people and for programs.
#pragma once

#include "clients/pep/kit/output.h"
#include "pepiniere/policy/v1/plan.pb.h"

namespace pepiniere::pep {

// Both counts, then a line a commitment with what is declared beside what was reviewed; a message for programs, or a
// record a commitment.
void ShowDashboard(const Output& output, const policy::v1::PlanDashboard& dashboard);

}  // namespace pepiniere::pep
