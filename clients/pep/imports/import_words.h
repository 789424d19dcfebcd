// What an import did about an oddity, in the reader's language. Reports and programs keep the English, which is what
// the readers of content and the services write.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

// The action as it is where we have no other words for it.
std::string SaidAction(std::string_view action, const Messages& say);

}  // namespace pepiniere::pep
