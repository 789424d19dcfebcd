// Figures that the service tells, in the words of people. Those that are computed here too have figure_words.h.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/table.h"
#include "pepiniere/metrics/v1/indicator.pb.h"

namespace pepiniere::pep {

// In which band a figure is; the code of one that has no words, empty without one.
std::string SaidServedBand(std::string_view code, const Messages& say);
// A number in its unit: "3 d 4 h", "33.3 %", "12 EUR".
std::string Measured(double value, std::string_view unit, const Messages& say);

// The figure, its median or its P85 where it is no single number; of a rate what it is made of too. Or why there is
// none.
Cell SaidFigure(const metrics::v1::Indicator& indicator, const Messages& say);
// Why something is not there; empty where it is.
std::string SaidNoData(metrics::v1::NoDataReason reason, const Messages& say);

}  // namespace pepiniere::pep
