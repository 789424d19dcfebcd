// What was computed, for programs: the names in it never change.
#pragma once

#include <string>

#include "clients/pep/metrics/computed.h"

namespace pepiniere::pep {

// On one line: {"indicators": [...], "points": [...], "forecast": {...}, "explanation": {...}}, the last three where
// there is something to tell. A number that is whole is written as one.
std::string FiguresJson(const Computed& computed);

}  // namespace pepiniere::pep
