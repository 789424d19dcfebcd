// pep metrics: what a team does, what its users say, and what can be promised.
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

// Below `root`: the noun, and what needs no server. What is asked of the service (served_commands.h) goes below it.
Command AddMetricsCommands(Command& root);

// compute, below `metrics`.
void AddComputeCommand(Command& metrics);

}  // namespace pepiniere::pep
