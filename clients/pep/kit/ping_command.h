// pep ping
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

void AddPingCommand(Command& root);

}  // namespace pepiniere::pep
