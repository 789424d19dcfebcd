#include "services/metrics/compute/indicators.h"

#include <algorithm>
#include <iterator>

#include "services/metrics/compute/asked.h"
#include "services/metrics/compute/known.h"

namespace pepiniere::metrics {
namespace {

struct Indicator {
  std::string_view id;
  Figure (*compute)(const Asked&);
};

constexpr Indicator kIndicators[] = {
    {"cycle_time", &CycleTime},
    {"lead_time", &LeadTime},
    {"wip", &Wip},
    {"age", &Age},
    {"throughput", &Throughput},
    {"littles_law", &LittlesLaw},
    {"velocity", &Velocity},
    {"say_do", &SayDo},
    {"deployment_frequency", &DeploymentFrequency},
    {"change_lead_time", &ChangeLeadTime},
    {"change_fail_rate", &ChangeFailRate},
    {"recovery_time", &RecoveryTime},
    {"rework_rate", &ReworkRate},
    {"jdma", &JdmaScore},
    {"nps", &Nps},
    {"csat", &Csat},
};

}  // namespace

std::vector<Figure> Compute(const History& history, const Window& window, const Parameters& parameters) {
  const History known = KnownBefore(window.as_of, history);
  std::vector<Figure> figures;
  for (const Formula& formula : Formulas()) {
    const auto* const indicator = std::ranges::find(kIndicators, formula.id, &Indicator::id);
    figures.push_back(indicator->compute({known, window, parameters}));
  }
  return figures;
}

Figure ComputeOne(std::string_view id, const History& history, const Window& window, const Parameters& parameters) {
  const History known = KnownBefore(window.as_of, history);
  return std::ranges::find(kIndicators, id, &Indicator::id)->compute({known, window, parameters});
}

}  // namespace pepiniere::metrics
