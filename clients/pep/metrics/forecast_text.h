// A forecast, for people.
#pragma once

#include "clients/pep/kit/output.h"
#include "clients/pep/metrics/computed.h"

namespace pepiniere::pep {

// With what it is worth, or not at all: see ForecastAnswer::IsShown.
void ShowForecast(const Output& output, const ForecastAnswer& answer);

}  // namespace pepiniere::pep
