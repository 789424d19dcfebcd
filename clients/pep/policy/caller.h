// Who calls: what is one's own is said of the person that one is.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "clients/pep/kit/session.h"

namespace pepiniere::pep {

// persons/{person}, as the policy service knows them. UNAUTHENTICATED for nobody in particular, in our own words.
absl::StatusOr<std::string> PolicyPerson(Session& session);

}  // namespace pepiniere::pep
