// What is marked, and how, as people type and read it.
#pragma once

#include <string>

#include "clients/pep/kit/messages.h"
#include "pepiniere/cohort/v1/grid.pb.h"

namespace pepiniere::pep {

// "IMPACT;Intérêt pour les usagers;1..4;1/3;1=faible;4=fort": all that follows the marks may be left out. Returns what
// is wrong with it, if anything.
std::string AddCriterion(const std::string& typed, cohort::v1::GridVersion& version, const Messages& say);

// "IMPACT · Intérêt pour les usagers · 1–4 · × 1/3 · 1 faible, 4 fort".
std::string SaidCriterion(const cohort::v1::Criterion& criterion);

}  // namespace pepiniere::pep
