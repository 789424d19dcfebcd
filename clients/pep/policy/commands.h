// pep policy: from what was said to a text that changes. What is here asks no server; what does (served_commands.h)
// goes below the same noun.
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

// Below `root`: the noun, and what needs no server.
Command AddPolicyCommands(Command& root);

// clock, holidays, quorum and check, below `policy`.
void AddClockCommand(Command& policy);
void AddHolidaysCommand(Command& policy);
void AddQuorumCommand(Command& policy);
void AddOgpCheckCommand(Command& policy);

}  // namespace pepiniere::pep
