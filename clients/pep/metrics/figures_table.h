// What was computed, for people: a table of all indicators, or one of them explained; and a record each in CSV.
#pragma once

#include "clients/pep/kit/output.h"
#include "clients/pep/metrics/computed.h"

namespace pepiniere::pep {

// As a table or in CSV, as the output says; not in JSON.
void ShowFigures(const Output& output, const Computed& computed);

}  // namespace pepiniere::pep
