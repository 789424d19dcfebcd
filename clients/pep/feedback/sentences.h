// What the feedback service says in English, in the reader's language.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/kit/errors.h"

namespace pepiniere::pep {

const Refusals& FeedbackRefusals();

// What keeps a campaign from being opened: "campaigns/x: it would ask 3 people: 10 at least".
std::string SaidObstacle(std::string_view english, const Messages& say);

}  // namespace pepiniere::pep
