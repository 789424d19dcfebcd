// The commands of the access service.
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

void AddAccessCommands(Command& root);  // access: list, show, grant, revoke
void AddLoginCommands(Command& root);   // login, whoami

}  // namespace pepiniere::pep
