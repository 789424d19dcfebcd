#include "clients/pep/cohort/watches.h"

#include <string>

#include "clients/pep/cohort/part.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/watch.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::CohortService;
using Stub = CohortService::Stub;
using Narrowing = Watched::Narrowing;

const char* AllIfEmpty(const std::string& typed) { return typed.empty() ? "-" : typed.c_str(); }

// Of the parent that is typed.
Narrowing Of(const char* type, Text help, std::string (*parent)(const std::string& typed)) {
  return {.names = type, .help = help, .type = type, .field = "parent", .value = parent};
}

Narrowing OfProgramme() {
  return Of("PROGRAMME", {"Of this programme only", "De ce programme seulement"},
            [](const std::string& typed) { return ResourceName("programmes", AllIfEmpty(typed)); });
}

Narrowing OfGrid() {
  return Of("GRID", {"Of this grid only", "De cette grille seulement"},
            [](const std::string& typed) { return ResourceName("grids", AllIfEmpty(typed)); });
}

Narrowing OfChallenge() {
  return Of("CHALLENGE", {"Of this challenge only", "De ce défi seulement"},
            [](const std::string& typed) { return ResourceName("challenges", AllIfEmpty(typed)); });
}

Narrowing OfCohort() {
  return Of("COHORT", {"Of this cohort", "De cette promotion"}, [](const std::string& typed) {
    return NamePattern::Of(*cohort::v1::Cohort::descriptor()).Full(typed).value_or(typed);
  });
}

Narrowing OfCall() {
  return Of("CALL", {"Of this call only", "De cet appel seulement"},
            [](const std::string& typed) { return ResourceName("calls", AllIfEmpty(typed)); });
}

Narrowing OfApplications() {
  return Of("CALL", {"Of the applications to this call only", "Des candidatures à cet appel seulement"},
            [](const std::string& typed) { return ResourceName("calls", AllIfEmpty(typed)) + "/applications/-"; });
}

}  // namespace

void AddCohortWatches(Command& root) {
  const Watched watched[] = {
      {"programmes",
       "programme",
       {"Follow programmes", "Suivre les programmes"},
       {},
       {"title"},
       &Stub::WatchProgrammes,
       CohortPart},
      {"cohorts",
       "cohort",
       {"Follow cohorts", "Suivre les promotions"},
       OfProgramme(),
       {"title", "state"},
       &Stub::WatchCohorts,
       CohortPart},
      {"grids", "grid", {"Follow grids", "Suivre les grilles"}, {}, {"title"}, &Stub::WatchGrids, CohortPart},
      {"grid-versions",
       "grid_version",
       {"Follow the versions of a grid", "Suivre les versions d'une grille"},
       OfGrid(),
       {"note"},
       &Stub::WatchGridVersions,
       CohortPart},
      {"challenges",
       "challenge",
       {"Follow challenges", "Suivre les défis"},
       {},
       {"title", "state"},
       &Stub::WatchChallenges,
       CohortPart},
      {"outcomes",
       "outcome",
       {"Follow what becomes of challenges", "Suivre ce que deviennent les défis"},
       OfChallenge(),
       {"sequel", "production"},
       &Stub::WatchChallengeOutcomes,
       CohortPart},
      {"people",
       "profile",
       {"Follow people of cohorts", "Suivre les membres des promotions"},
       {},
       {"display_name"},
       &Stub::WatchProfiles,
       CohortPart},
      {"moods",
       "mood",
       {"Follow what people write of their week", "Suivre ce que les membres disent de leur semaine"},
       OfCohort(),
       {"mood", "priority"},
       &Stub::WatchMoods,
       CohortPart},
      {"assignments",
       "assignment",
       {"Follow assignments", "Suivre les affectations"},
       {},
       {"start_date", "last_date"},
       &Stub::WatchAssignments,
       CohortPart},
      {"calls", "call", {"Follow calls", "Suivre les appels"}, {}, {"title", "state"}, &Stub::WatchCalls, CohortPart},
      {"seats",
       "seat",
       {"Follow the seats of calls", "Suivre les places des appels"},
       OfCall(),
       {"challenge", "skill"},
       &Stub::WatchSeats,
       CohortPart},
      {"applications",
       "application",
       {"Follow applications that you may read",
        "Suivre les candidatures que vous "
        "pouvez lire"},
       {},
       {"state"},
       &Stub::WatchApplications,
       CohortPart},
      {"jurors",
       "juror",
       {"Follow who judges", "Suivre qui est juré"},
       OfCall(),
       {"display_name"},
       &Stub::WatchJurors,
       CohortPart},
      {"reviews",
       "review",
       {"Follow reviews that you may read", "Suivre les évaluations que vous pouvez lire"},
       OfApplications(),
       {"state"},
       &Stub::WatchReviews,
       CohortPart},
      {"hearings",
       "hearing",
       {"Follow hearings", "Suivre les auditions"},
       OfCall(),
       {"start_time", "answer"},
       &Stub::WatchJuryHearings,
       CohortPart},
      {"rankings",
       "ranking",
       {"Follow rankings that you may read", "Suivre les classements que vous pouvez lire"},
       OfCall(),
       {"ranked_count", "publish_time"},
       &Stub::WatchRankings,
       CohortPart},
      {"placements",
       "placement",
       {"Follow placements that you may read", "Suivre les placements que vous pouvez lire"},
       OfCall(),
       {"placed_count", "publish_time"},
       &Stub::WatchPlacements,
       CohortPart},
      {"offers",
       "offer",
       {"Follow offers that you may read", "Suivre les offres que vous pouvez lire"},
       OfCall(),
       {"state", "seat"},
       &Stub::WatchOffers,
       CohortPart},
  };
  for (const Watched& each : watched) each.AddTo(root);
}

}  // namespace pepiniere::pep
