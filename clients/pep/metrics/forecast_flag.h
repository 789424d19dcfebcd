// What --forecast asks.
#pragma once

#include <string>

#include "clients/pep/kit/command.h"
#include "services/metrics/compute/forecast.h"

namespace pepiniere::pep {

// "days=30", "items=20", both, in any order, and "by=weekday". Puts it into `question`; what it returns otherwise than
// an empty text is the complaint.
std::string ParseForecast(const std::string& typed, const Messages& say, metrics::ForecastQuestion& question);

}  // namespace pepiniere::pep
