// Who reads what of metrics: for the help of commands that write.
#pragma once

#include "clients/pep/kit/readers.h"

namespace pepiniere::pep {

Contract MetricsContract();

}  // namespace pepiniere::pep
