// The commands of the access service.
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

void AddAccessCommands(Command& root);  // access: list, show, grant, revoke
// person: list, show, edit, consents, consent, withdraw, link, unlink, resume-mail, export, erase
void AddPersonCommands(Command& root);
void AddErasureCommands(Command& root);  // erasure: list, show
void AddLoginCommands(Command& root);    // login, whoami

}  // namespace pepiniere::pep
