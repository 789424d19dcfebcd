#include "clients/pep/cohort/part.h"

#include "clients/pep/cohort/nouns.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/watch.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"

namespace pepiniere::pep {

using cohort::v1::Cohort;
using cohort::v1::CohortService;

namespace {

constexpr Word<Cohort::State> kStates[] = {
    {Cohort::STATE_PLANNED, "PLANNED", {"planned", "à venir"}, "", Tone::kActive},
    {Cohort::STATE_RUNNING, "RUNNING", {"running", "en cours"}, "", Tone::kGood},
    {Cohort::STATE_ENDED, "ENDED", {"ended", "terminée"}, "", Tone::kDim},
};

void AddWatches(Command& root) {
  Watched{.name = "programmes",
          .resource_type = "programme",
          .help = {"Follow programmes", "Suivre les programmes"},
          .shown = {"title"},
          .method = &CohortService::Stub::WatchProgrammes,
          .part = CohortPart}
      .AddTo(root);
  Watched{.name = "cohorts",
          .resource_type = "cohort",
          .help = {"Follow cohorts", "Suivre les promotions"},
          .narrowing = {.names = "PROGRAMME",
                        .help = {"Of this programme only", "De ce programme seulement"},
                        .type = "PROGRAMME",
                        .field = "parent",
                        .value =
                            [](const std::string& programme) {
                              return ResourceName("programmes", programme.empty() ? "-" : programme);
                            }},
          .shown = {"title", "state"},
          .method = &CohortService::Stub::WatchCohorts,
          .part = CohortPart}
      .AddTo(root);
}

void AddCommands(Command& root) {
  Command cohort = root.Add("cohort", {"Programmes and their cohorts", "Les programmes et leurs promotions"});
  ProgrammesNoun().AddTo(cohort);
  CohortsNoun().AddTo(cohort);
  AddWatches(root);
}

}  // namespace

template <>
std::span<const Word<Cohort::State>> Words() {
  return kStates;
}

const Part& CohortPart() {
  static const EnumWords kEnums[] = {WordsOf<Cohort::State>()};
  static const auto* part = new Part{
      .name = "cohort",
      .add_commands = AddCommands,
      .contract = {.services = {FindService(CohortService::service_full_name())},
                   .people = {"Read by the coaches of the programme, administrators and systems; it is not open data",
                              "Lu par les coachs du programme, administrateurs et systèmes ; ce ne sont pas des "
                              "données ouvertes"},
                   .except = {"; the coaches of the programme alone read $0",
                              " ; les coachs du programme lisent seuls $0"}},
      .enums = kEnums,
      .names = {ProgrammesNoun().Known(), CohortsNoun().Known()},
      .audit = &CohortService::Stub::ListAuditRecords};
  return *part;
}

}  // namespace pepiniere::pep
