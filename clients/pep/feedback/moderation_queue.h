// pep feedback moderation queue: what waits for a moderator of a space.
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

void AddQueue(Command& moderation);

}  // namespace pepiniere::pep
