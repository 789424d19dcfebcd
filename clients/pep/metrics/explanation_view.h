// An explanation, as people read it; its rows, as programs do.
#pragma once

#include "clients/pep/kit/output.h"
#include "pepiniere/metrics/v1/explanation.pb.h"

namespace pepiniere::pep {

void ShowExplanation(const Output& output, const metrics::v1::Explanation& explanation);
// Rows that count, then those that do not, with why.
void ListRows(const Output& output, const metrics::v1::Explanation& explanation);

}  // namespace pepiniere::pep
