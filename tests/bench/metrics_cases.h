// Metrics of a thousand teams: told, read one by one and all together, and both at once.
#pragma once

#include "nlohmann/json.hpp"
#include "tests/bench/cases.h"

namespace pepiniere::bench {

// Of what metrics.sql made. Each batch is of one team: its 50 metrics at 20 instants.
nlohmann::json IngestPoints(const Figures& figures);
nlohmann::json ReadOneSeries(const Figures& figures);
nlohmann::json ReadMonths(const Figures& figures);
nlohmann::json ReadAllTeams(const Figures& figures);
nlohmann::json IngestBesideReads(const Figures& figures);

}  // namespace pepiniere::bench
