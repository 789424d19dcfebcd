// pep feedback campaigns compose
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

void AddComposeCommand(Command& campaigns);

}  // namespace pepiniere::pep
