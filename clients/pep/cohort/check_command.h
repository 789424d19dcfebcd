// pep check eig: what a folder of the EIG site's content holds, without a server.
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

void AddCheckCommand(Command& root);

}  // namespace pepiniere::pep
