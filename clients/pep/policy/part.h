// What the policy service brings to pep: from what people say to a text that changes, and what nobody answered.
#pragma once

#include "clients/pep/kit/part.h"

namespace pepiniere::pep {

const Part& PolicyPart();

}  // namespace pepiniere::pep
