// pep watch: what the cohort service tells as it changes.
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

void AddCohortWatches(Command& root);

}  // namespace pepiniere::pep
