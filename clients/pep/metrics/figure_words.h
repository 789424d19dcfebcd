// Figures in the words of people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "clients/pep/kit/messages.h"
#include "services/metrics/compute/figure.h"

namespace pepiniere::pep {

// "Cycle time", by its id, computed here or not; the id of one that has no words.
std::string Called(std::string_view indicator, const Messages& say);
// What is counted as n of a figure. Of Little's law those that were finished: what else was in progress has a row too.
Text CalledCount(std::string_view indicator);
// Why there is no figure.
std::string Said(metrics::NoData reason, const Messages& say);
// Why something is left out: "NO_START" as "without a start". A code without words stays as it is.
std::string SaidReason(std::string_view code, const Messages& say);
// In which band a figure is; empty without one.
std::string SaidBand(std::string_view code, const Messages& say);
// What a formula notes of a row: how an incident is linked, which edge an item crosses.
std::string SaidNote(std::string_view note, const Messages& say);
// A number of a figure in its unit: "3 d 4 h", "33.3 %", "7.5 points".
std::string InUnit(double value, std::string_view unit, const Messages& say);
// The value of a figure, its median where it has no other; empty without one.
std::string ValueOf(const metrics::Figure& figure, const Messages& say);
// The value of a figure that is told of fewer answers than its formula wants: "6.8 (few answers: 10)".
std::string WithFewAnswers(std::string_view said, std::int64_t answers, const Messages& say);
// The unit of a parameter of a formula: "weeks".
std::string SaidParameterUnit(std::string_view unit, const Messages& say);
// What a formula tells by name beside its value: "in maturation".
std::string CalledPart(std::string_view name, const Messages& say);

}  // namespace pepiniere::pep
