// pep metrics points|indicators|flow|dora|forecast|explain|portfolio|services|import|export: what is asked of the
// service beside its resources.
#pragma once

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

void AddPointsCommands(Command& metrics);
void AddIndicatorsCommand(Command& metrics);
void AddFlowCommand(Command& metrics);
void AddDoraCommand(Command& metrics);
void AddForecastCommand(Command& metrics);
void AddExplainCommand(Command& metrics);
void AddPortfolioIndicatorsCommand(Command& metrics);
void AddServicesCommand(Command& metrics);
void AddMetricsImport(Command& metrics);
// pep metrics import history
void AddHistoryImport(Command& import);
void AddMetricsExport(Command& metrics);

// pep watch definitions|series|items|...
void AddMetricsWatches(Command& root);

}  // namespace pepiniere::pep
