// What the portfolio says in English, in the reader's language.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

// A sentence about a project or a line of its; none of another.
std::optional<std::string> SaidOfProjects(std::string_view english, const Messages& say);

}  // namespace pepiniere::pep
