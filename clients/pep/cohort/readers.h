// Who will read what is written of a season.
#pragma once

#include <vector>

#include "clients/pep/kit/readers.h"

namespace pepiniere::pep {

std::vector<Readership> CohortReaders();

}  // namespace pepiniere::pep
