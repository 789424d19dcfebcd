// What of the portfolio people name in options: see kit/known_names.h.
#pragma once

#include <vector>

#include "clients/pep/kit/known_names.h"

namespace pepiniere::pep {

std::vector<KnownName> PortfolioNames();
std::vector<KnownTerm> PortfolioTerms();

}  // namespace pepiniere::pep
