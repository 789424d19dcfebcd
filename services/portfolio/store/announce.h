// Tells the feed what became of a project.
#pragma once

#include <vector>

#include "services/journal/unit.h"
#include "services/portfolio/store/change_payload.h"

namespace pepiniere::portfolio::store {

// `before`: null where it was not there. Said several times in one transaction it is one change, from the first
// `before` to the last `after`.
void AnnounceProject(journal::Unit& unit, const ProjectState* before, const ProjectState& after);

}  // namespace pepiniere::portfolio::store
