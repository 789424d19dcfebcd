// pep feedback: what people say, counted so that nobody is exposed.
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

// Below `root`: the noun, and what needs no server. What is asked of the service (served_commands.h) goes below it.
Command AddFeedbackCommands(Command& root);

}  // namespace pepiniere::pep
