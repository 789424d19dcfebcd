// pep feedback answer|close|release|votes, and pep watch campaigns|ideas|...: what is asked of the service beside its
// resources.
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

// pep feedback answer CAMPAIGN
void AddAnswerCommand(Command& feedback);
// pep feedback release CAMPAIGN
void AddReleaseCommand(Command& feedback);
// close CAMPAIGN, below `noun`.
void AddCloseCommand(Command& noun);
// pep feedback votes cast|revoke|show
void AddVoteCommands(Command& feedback);

// pep watch networks|members|...
void AddFeedbackWatches(Command& root);

}  // namespace pepiniere::pep
