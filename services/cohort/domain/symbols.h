// Symbols of enumerations that are numbered from 1 as the contract's are, in a table that begins with nothing.
#pragma once

#include "services/base/symbols.h"

namespace pepiniere::cohort {

using base::ReadSymbolIn;
using base::SymbolIn;

}  // namespace pepiniere::cohort
