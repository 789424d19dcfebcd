// What the access service and the records of persons say in English, in the reader's language.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

// A sentence about persons, erasures, consents or roles; none of another.
std::optional<std::string> SaidOfPersons(std::string_view english, const Messages& say);

// What was erased or kept, by what services call it: "phaseRecords".
std::string SaidKind(std::string_view kind, const Messages& say);

}  // namespace pepiniere::pep
