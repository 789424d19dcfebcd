// What the access service brings to pep: who may do what, and who one is.
#pragma once

#include "clients/pep/kit/part.h"

namespace pepiniere::pep {

const Part& AccessPart();

}  // namespace pepiniere::pep
