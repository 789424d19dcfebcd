// The register of proposals, and the way from a constraint to the texts that changed.
#pragma once

#include "nlohmann/json.hpp"
#include "tests/bench/cases.h"

namespace pepiniere::bench {

// Of what policy.sql made, read by nobody in particular. The register is a page of 50, the latest change first; a trace
// is a page of 50 of those that carry a topic.
nlohmann::json ReadRegister(const Figures& figures);
nlohmann::json ReadTrace(const Figures& figures);

}  // namespace pepiniere::bench
