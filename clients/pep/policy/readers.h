// Who reads what of proposals and of what becomes of them: for the help of commands that write.
#pragma once

#include "clients/pep/kit/readers.h"

namespace pepiniere::pep {

Contract PolicyContract();

}  // namespace pepiniere::pep
