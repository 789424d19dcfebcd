// pep watch projects|phases|lines|committees
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/watch.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/part.h"
#include "pepiniere/rpc/v1/watch.pb.h"

namespace pepiniere::pep {

// What is said of all changes in kit/watch.h.
static_assert(int{portfolio::v1::CHANGE_KIND_CREATED} == int{rpc::v1::CHANGE_KIND_CREATED} &&
              int{portfolio::v1::CHANGE_KIND_UPDATED} == int{rpc::v1::CHANGE_KIND_UPDATED} &&
              int{portfolio::v1::CHANGE_KIND_DELETED} == int{rpc::v1::CHANGE_KIND_DELETED});

void AddWatchCommands(Command& root) {
  Watched{.name = "projects",
          .resource_type = "project",
          .help = {"Follow projects", "Suivre les projets"},
          .narrowing = {.names = "--filter",
                        .help = {"An AIP-160 filter", "Un filtre AIP-160"},
                        .type = "FILTER",
                        .field = "filter",
                        .value = [](const std::string& filter) { return filter; }},
          .shown = {"title", "phase"},
          .method = &Governance::Stub::WatchProjects,
          .part = PortfolioPart}
      .AddTo(root);
  Watched{.name = "phases",
          .resource_type = "phase_record",
          .help = {"Follow the phase ledger", "Suivre le registre des phases"},
          .narrowing = {.names = "--project",
                        .help = {"Of this project only", "De ce projet seulement"},
                        .type = "PROJECT",
                        .field = "parent",
                        .value =
                            [](const std::string& project) {
                              return ResourceName("projects", project.empty() ? "-" : project);
                            }},
          .shown = {"phase", "effective_date"},
          .method = &Governance::Stub::WatchPhaseRecords,
          .part = PortfolioPart}
      .AddTo(root);
  Watched{.name = "lines",
          .resource_type = "line",
          .help = {"Follow what is recorded below projects, by name: events, money, time, evidence, the journal",
                   "Suivre ce qui est noté sous les projets, par nom : événements, argent, temps, preuves, journal"},
          .narrowing = {.names = "--project",
                        .help = {"Of this project only", "De ce projet seulement"},
                        .type = "PROJECT",
                        .field = "parent",
                        .value =
                            [](const std::string& project) {
                              return ResourceName("projects", project.empty() ? "-" : project);
                            }},
          .shown = {},
          .method = &Governance::Stub::WatchProjectLines,
          .part = PortfolioPart}
      .AddTo(root);
  Watched{.name = "committees",
          .resource_type = "committee",
          .help = {"Follow committees", "Suivre les comités"},
          .narrowing = {.names = "--incubator",
                        .help = {"Of this incubator only", "De cet incubateur seulement"},
                        .type = "INCUBATOR",
                        .field = "incubator",
                        .value = [](const std::string& incubator) { return ResourceName("incubators", incubator); }},
          .shown = {"state", "date", "title"},
          .method = &Governance::Stub::WatchCommittees,
          .part = PortfolioPart}
      .AddTo(root);
}

}  // namespace pepiniere::pep
