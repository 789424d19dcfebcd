#include "clients/pep/cohort/part.h"

#include <string_view>
#include <vector>

#include "clients/pep/cohort/check_command.h"
#include "clients/pep/cohort/eig_commands.h"
#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/readers.h"
#include "clients/pep/cohort/rehearse_commands.h"
#include "clients/pep/cohort/sentences.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/cohort/watches.h"
#include "clients/pep/cohort/who.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/letters.h"
#include "clients/pep/kit/name_pattern.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"

namespace pepiniere::pep {

using cohort::v1::CohortService;

namespace {

constexpr Noun (*kNouns[])() = {ProgrammesNoun,   CohortsNoun,     GridsNoun,     GridVersionsNoun, ChallengesNoun,
                                ProfilesNoun,     AssignmentsNoun, MoodsNoun,     CallsNoun,        SeatsNoun,
                                ApplicationsNoun, JurorsNoun,      ConflictsNoun, ReviewsNoun,      HearingsNoun,
                                RankingsNoun,     PlacementsNoun,  OffersNoun};

std::vector<KnownName> KnownNames() {
  std::vector<KnownName> names;
  for (const auto& noun : kNouns) names.push_back(noun().Known());
  return names;
}

void AddCommands(Command& root) {
  Command cohort = root.Add("cohort", {"Programmes, their cohorts, and what a season is made of",
                                       "Les programmes, leurs promotions, et ce dont une saison est faite"});
  for (const auto& make : kNouns) {
    const Noun noun = make();
    Command commands = noun.AddTo(cohort);
    if (noun.name == std::string_view("calls"))
      AddCallVerbs(commands), AddAdmissibilityVerb(commands), AddJuryVerbs(commands), AddCallFigures(commands);
    if (noun.name == std::string_view("moods")) AddMoodFigures(commands);
    if (noun.name == std::string_view("applications")) AddApplicationVerbs(commands), AddExplainVerb(commands);
    if (noun.name == std::string_view("challenges")) AddChallengeVerbs(commands);
    if (noun.name == std::string_view("conflicts")) AddConflictVerbs(commands);
    if (noun.name == std::string_view("reviews")) AddReviewVerbs(commands);
    if (noun.name == std::string_view("hearings")) AddHearingVerbs(commands);
    if (noun.name == std::string_view("rankings")) AddRankingVerbs(commands);
    if (noun.name == std::string_view("placements")) AddPlacementVerbs(commands);
    if (noun.name == std::string_view("offers")) AddOfferVerbs(commands);
  }
  Command outcomes = OutcomesNoun().AddTo(cohort);
  AddOutcomeCorrection(outcomes);
  AlumniNoun().AddTo(cohort);
  Command decisions = TieDecisionsNoun().AddTo(cohort), results = ResultsNoun().AddTo(cohort);
  AddTieDecisionVerbs(decisions);
  AddResultVerbs(results);
  AddFigures(cohort);
  AddLetters(cohort, {.list = &CohortService::Stub::ListLetters,
                      .collection = "calls",
                      .type = "CALL",
                      .which = CallsNoun().which,
                      .help = {"List what applicants to a call were told by mail, the latest first",
                               "Lister ce que les candidats à un appel ont reçu, le dernier d'abord"}});
  Command files = FilesNoun().AddTo(cohort);
  AddFileVerbs(files);
  AddRehearseCommands(cohort);
  AddCohortWatches(root);
  AddCheckCommand(root);
  AddEigCommands(root);
}

}  // namespace

const Part& CohortPart() {
  static const auto* part =
      new Part{.name = "cohort",
               .add_commands = AddCommands,
               .contract = {.services = {FindService(CohortService::service_full_name())},
                            .people = {"Read by whom it is about, the coaches of the programme and administrators; "
                                       "it is not open data",
                                       "Lu par la personne concernée, les coachs du programme et les administrateurs ; "
                                       "ce ne sont pas des données ouvertes"},
                            .except = {"; the coaches of the programme, its hosts and administrators alone read $0",
                                       " ; les coachs du programme, ses accueils et les administrateurs lisent seuls "
                                       "$0"},
                            .of = CohortReaders()},
               .enums = CohortEnums(),
               .names = KnownNames(),
               .refusals = CohortRefusals(),
               .audit = &CohortService::Stub::ListAuditRecords,
               .who = WhoIs};
  return *part;
}

}  // namespace pepiniere::pep
