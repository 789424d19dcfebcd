// pep cohort rehearse|replay: no server is asked.
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

// Below `cohort`.
void AddRehearseCommands(Command& cohort);

}  // namespace pepiniere::pep
