// Rankings and placements of a large call, beside the same computed from memory.
#pragma once

#include "nlohmann/json.hpp"
#include "tests/bench/cases.h"

namespace pepiniere::bench {

// Of the call of large_call.sql, by a coach who never judged it. RunPlacing wants a ranking that was run before.
nlohmann::json RunRankings(const Figures& figures);
nlohmann::json RunPlacings(const Figures& figures);

}  // namespace pepiniere::bench
