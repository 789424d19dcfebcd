// Phases as options and positions.
#pragma once

#include <string>
#include <vector>

#include "clients/pep/kit/command.h"
#include "pepiniere/portfolio/v1/phase.pb.h"

namespace pepiniere::pep {

Command::Argument AddPhase(Command& command, const std::string& names, portfolio::v1::Phase& target, Text help);
// Several, apart by commas or repeated.
Command::Argument AddPhases(Command& command, const std::string& names, std::vector<portfolio::v1::Phase>& target,
                            Text help);

}  // namespace pepiniere::pep
