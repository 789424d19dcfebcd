#include "clients/pep/metrics/commands.h"

namespace pepiniere::pep {

Command AddMetricsCommands(Command& root) {
  Command metrics = root.Share("metrics", {"What teams deliver, what users say, and what can be promised",
                                           "Ce que livrent les équipes, ce que disent les usagers, ce qui peut être "
                                           "promis"});
  AddComputeCommand(metrics);
  return metrics;
}

}  // namespace pepiniere::pep
