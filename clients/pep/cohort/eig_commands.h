// pep import eig, pep export eig
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

void AddEigCommands(Command& root);

}  // namespace pepiniere::pep
