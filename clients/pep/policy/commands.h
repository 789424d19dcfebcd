// pep policy: from what was said to a text that changes. What is here asks no server.
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

// Below `root`: the noun, and what is below it.
void AddPolicyCommands(Command& root);

// clock, holidays, quorum and check, below `policy`.
void AddClockCommand(Command& policy);
void AddHolidaysCommand(Command& policy);
void AddQuorumCommand(Command& policy);
void AddOgpCheckCommand(Command& policy);

}  // namespace pepiniere::pep
