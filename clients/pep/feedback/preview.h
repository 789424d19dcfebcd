// What the release of a draft would look like.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "clients/pep/kit/session.h"

namespace pepiniere::pep {

// Asks and shows: how many people it would ask, the groups of its release, and what keeps it from being opened.
absl::Status ShowPreview(Session& session, const std::string& campaign);

}  // namespace pepiniere::pep
