// What the access service refuses, said to somebody who must do something about it.
#pragma once

#include "clients/pep/kit/errors.h"

namespace pepiniere::pep {

const Refusals& AccessRefusals();

}  // namespace pepiniere::pep
