// What the cohort service says in English, in the reader's language.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/kit/errors.h"

namespace pepiniere::pep {

const Refusals& CohortRefusals();

// A sentence of its, in the reader's language where we know it.
std::string SaidOfCohorts(std::string_view english, const Messages& say);

}  // namespace pepiniere::pep
