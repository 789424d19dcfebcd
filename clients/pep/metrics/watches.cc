// pep watch definitions|series|items|sprints|changes|deployments|incidents|surveys|objectives|sources
#include <string>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/watch.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "clients/pep/metrics/served_commands.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using Stub = metrics::v1::MetricsService::Stub;
using Narrowing = Watched::Narrowing;

Narrowing OfProject() {
  return {.names = "--project",
          .help = kOfProject,
          .type = kProjectType,
          .field = "parent",
          .value = [](const std::string& typed) { return ResourceName("projects", typed.empty() ? "-" : typed); }};
}

// Of sources, nobody but administrators follows those of all.
Narrowing OfSources() {
  return {.names = "--project",
          .help = {"Of this project; of all, for administrators", "De ce projet ; de tous, pour les administrateurs"},
          .type = kProjectType,
          .field = "project",
          .value = [](const std::string& typed) { return ResourceName("projects", typed); }};
}

}  // namespace

void AddMetricsWatches(Command& root) {
  const Watched watched[] = {
      {"definitions",
       "definition",
       {"Follow what metrics mean", "Suivre ce que veulent dire les mesures"},
       {},
       {"title", "kind"},
       &Stub::WatchDefinitions,
       MetricsPart},
      {"series",
       "series",
       {"Follow series: a change is a batch of points", "Suivre les séries : un changement est un lot de points"},
       OfProject(),
       {"metric", "dimensions", "source"},
       &Stub::WatchSeries,
       MetricsPart},
      {"items",
       "work_item",
       {"Follow work items", "Suivre les éléments de travail"},
       OfProject(),
       {"source_id", "state"},
       &Stub::WatchWorkItems,
       MetricsPart},
      {"sprints",
       "sprint",
       {"Follow sprints", "Suivre les sprints"},
       OfProject(),
       {"title", "closed"},
       &Stub::WatchSprints,
       MetricsPart},
      {"changes",
       "change",
       {"Follow changes of the code", "Suivre les changements du code"},
       OfProject(),
       {"merge_time"},
       &Stub::WatchCodeChanges,
       MetricsPart},
      {"deployments",
       "deployment",
       {"Follow deployments", "Suivre les déploiements"},
       OfProject(),
       {"tier", "outcome"},
       &Stub::WatchDeployments,
       MetricsPart},
      {"incidents",
       "incident",
       {"Follow incidents", "Suivre les incidents"},
       OfProject(),
       {"detect_time", "resolve_time"},
       &Stub::WatchIncidents,
       MetricsPart},
      {"surveys",
       "survey",
       {"Follow what users answered", "Suivre ce qu'ont répondu les usagers"},
       OfProject(),
       {"kind", "date"},
       &Stub::WatchSurveys,
       MetricsPart},
      {"objectives",
       "objective",
       {"Follow objectives", "Suivre les objectifs"},
       OfProject(),
       {"title", "verdict"},
       &Stub::WatchObjectives,
       MetricsPart},
      {"sources",
       "source",
       {"Follow the sources of a project", "Suivre les sources d'un projet"},
       OfSources(),
       {"title", "kind"},
       &Stub::WatchSources,
       MetricsPart},
  };
  for (const Watched& each : watched) each.AddTo(root);
}

}  // namespace pepiniere::pep
