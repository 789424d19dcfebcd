// What the portfolio brings to pep.
#pragma once

#include "clients/pep/kit/command.h"
#include "clients/pep/kit/part.h"

namespace pepiniere::pep {

const Part& PortfolioPart();

// login, whoami: who one is, which the portfolio tells.
void AddLoginCommands(Command& root);

}  // namespace pepiniere::pep
