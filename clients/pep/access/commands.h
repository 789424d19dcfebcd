// The commands of the access service.
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

void AddAccessCommands(Command& root);   // access: list, show, grant, revoke
void AddPersonCommands(Command& root);   // person: list, show, edit, consents, consent, withdraw, export, erase
void AddErasureCommands(Command& root);  // erasure: list, show
void AddLoginCommands(Command& root);    // login, whoami

}  // namespace pepiniere::pep
