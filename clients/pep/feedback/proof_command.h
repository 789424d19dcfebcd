// pep feedback studies proof
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

void AddProofCommand(Command& studies);

}  // namespace pepiniere::pep
