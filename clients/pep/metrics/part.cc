#include "clients/pep/metrics/part.h"

#include <string_view>
#include <vector>

#include "clients/pep/metrics/commands.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/readers.h"
#include "clients/pep/metrics/sentences.h"
#include "clients/pep/metrics/served_commands.h"
#include "clients/pep/metrics/vocabulary.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/metrics/compute/formulas.h"

namespace pepiniere::pep {
namespace {

constexpr Noun (*kNouns[])() = {DefinitionsNoun, SeriesNoun,      WorkItemsNoun, SprintsNoun,
                                CodeChangesNoun, DeploymentsNoun, IncidentsNoun, SurveysNoun,
                                ObjectivesNoun,  SourcesNoun,     SnapshotsNoun, FormulasNoun};

// What a noun has beside the standard methods.
struct More {
  std::string_view noun;
  void (*add)(Command& commands);
};
constexpr More kMore[] = {{"items", AddItemRecord},         {"deployments", AddDeploymentRecord},
                          {"incidents", AddIncidentRecord}, {"objectives", AddObjectiveVerbs},
                          {"sources", AddSourceVerbs},      {"snapshots", AddSnapshotVerbs}};

std::vector<KnownName> KnownNames() {
  std::vector<KnownName> names;
  for (const auto& noun : kNouns) names.push_back(noun().Known());
  names.push_back(SourceEventsNoun().Known());
  return names;
}

// What figures are asked for by.
std::vector<TypedValues> Values() {
  TypedValues indicators{"INDICATOR", {"usage", "online_share", "impact"}};
  for (const metrics::Formula& formula : metrics::Formulas()) indicators.words.emplace_back(formula.id);
  return {indicators};
}

void AddCommands(Command& root) {
  Command metrics = AddMetricsCommands(root);
  AddIndicatorsCommand(metrics);
  AddExplainCommand(metrics);
  AddFlowCommand(metrics);
  AddDoraCommand(metrics);
  AddForecastCommand(metrics);
  AddPortfolioIndicatorsCommand(metrics);
  AddServicesCommand(metrics);
  AddPointsCommands(metrics);
  for (const auto& make : kNouns) {
    const Noun noun = make();
    Command commands = noun.AddTo(metrics);
    for (const More& more : kMore) {
      if (noun.name == more.noun) more.add(commands);
    }
  }
  AddMetricsImport(metrics);
  AddMetricsExport(metrics);
  AddMetricsWatches(root);
}

}  // namespace

const Part& MetricsPart() {
  static const auto* part = new Part{.name = "metrics",
                                     .add_commands = AddCommands,
                                     .contract = MetricsContract(),
                                     .enums = MetricsEnums(),
                                     .names = KnownNames(),
                                     .values = Values(),
                                     .refusals = MetricsRefusals(),
                                     .audit = &metrics::v1::MetricsService::Stub::ListAuditRecords};
  return *part;
}

}  // namespace pepiniere::pep
