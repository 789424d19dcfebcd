// Who will read what a command writes of the portfolio.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/kit/readers.h"

namespace pepiniere::pep {

// Of what is `withheld` of a session.
inline constexpr Text kUntilHeld = {
    "Until the session is held, what is asked and decided is read by those alone who prepare it",
    "Jusqu'à la tenue du comité, ce qui est demandé et décidé n'est lu que de ceux qui le préparent"};

const Contract& PortfolioContract();

// Of a method that writes ("CreateEvidence"): see kit/readers.h.
std::string SayReaders(std::string_view method, const Messages& say);

}  // namespace pepiniere::pep
