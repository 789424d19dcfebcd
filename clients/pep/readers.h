// Who will read what a command writes: as the contract says it, so that help cannot say anything else.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/messages.h"

namespace pepiniere::pep {

// Of what is `withheld` of a session.
inline constexpr Text kUntilHeld = {
    "Until the session is held, what is asked and decided is read by those alone who prepare it",
    "Jusqu'à la tenue du comité, ce qui est demandé et décidé n'est lu que de ceux qui le préparent"};

// Of a method that writes ("CreateEvidence"), in a sentence. What it writes is the resource that it answers with; who
// reads that follows from the access of the methods that read it, and from what is `restricted` in it. Empty for a
// method that there is not.
std::string SayReaders(std::string_view method, const Messages& say);

}  // namespace pepiniere::pep
