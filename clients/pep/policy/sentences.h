// What the policy service says in English, in the reader's language.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/kit/errors.h"
#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

const Refusals& PolicyRefusals();

// What is wrong with a field or a line, by the service; as it is, where there are no other words for it.
std::string SaidPolicyFault(std::string_view english, const Messages& say);

}  // namespace pepiniere::pep
