// What the portfolio brings to pep.
#pragma once

#include "clients/pep/kit/part.h"

namespace pepiniere::pep {

const Part& PortfolioPart();

}  // namespace pepiniere::pep
