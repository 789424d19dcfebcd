// How each indicator is computed, in words that a person can read. A change of what is computed is a new version, and
// figures name the one that they come from.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "services/metrics/compute/parameters.h"

namespace pepiniere::metrics {

struct FormulaParameter {
  std::string_view name;
  double standard = 0;    // what Parameters has, where nobody says otherwise
  std::string_view unit;  // of it
  std::string_view french, english;
};

struct Formula {
  std::string_view id;
  int version = 1;
  std::string_view unit;  // of the figure
  std::string_view french, english;
  std::string_view source;
  std::span<const FormulaParameter> parameters = {};

  std::string Name() const;  // "cycle_time@1"
};

// cycle_time, lead_time, wip, age, throughput, littles_law, velocity, say_do, deployment_frequency, change_lead_time,
// change_fail_rate, recovery_time, rework_rate, jdma, nps, csat.
std::span<const Formula> Formulas();
// None for another id.
const Formula* FindFormula(std::string_view id);

}  // namespace pepiniere::metrics
