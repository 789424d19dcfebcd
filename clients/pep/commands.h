// The command tree, a function a noun.
#pragma once

#include "clients/pep/command.h"
#include "clients/pep/session.h"

namespace pepiniere::pep {

void AddProjectsCommands(Command& root);   // list, show, history, create, update, advance, correct
void AddPortfolioCommands(Command& root);  // summary, durations, flow
void AddDirectoryCommands(Command& root);  // organisations, incubators, teams: list, show
void AddImportCommand(Command& root);      // import betagouv
void AddExportCommand(Command& root);      // export betagouv, csv
void AddLoginCommands(Command& root);      // login, whoami
void AddPingCommand(Command& root);        // ping

// What AddProjectsCommands is made of.
void AddProjectReadCommands(Command& projects);
void AddProjectWriteCommands(Command& projects);

}  // namespace pepiniere::pep
