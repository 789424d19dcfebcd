// What the cohort service brings to pep: programmes and their cohorts.
#pragma once

#include "clients/pep/kit/part.h"

namespace pepiniere::pep {

const Part& CohortPart();

}  // namespace pepiniere::pep
