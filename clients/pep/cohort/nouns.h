// pep cohort programmes|cohorts|grids|grid-versions|challenges|outcomes|people|alumni|assignments|moods|calls|seats|
// applications|files|jurors|conflicts|reviews|hearings|rankings|tie-decisions|placements|offers|results
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "clients/pep/kit/noun.h"

namespace pepiniere::pep {

Noun ProgrammesNoun();
Noun CohortsNoun();
Noun GridsNoun();
Noun GridVersionsNoun();
Noun ChallengesNoun();
Noun OutcomesNoun();
Noun ProfilesNoun();
Noun AlumniNoun();
Noun AssignmentsNoun();
Noun MoodsNoun();
Noun CallsNoun();
Noun SeatsNoun();
// "programmes/eig/cohorts/8" of "eig/8"; a usage error for what is no such name.
absl::StatusOr<std::string> CohortName(const std::string& typed, const Messages& say);
// pep cohort moods figures
void AddMoodFigures(Command& moods);
// pep cohort calls figures
void AddCallFigures(Command& calls);
// pep cohort figures
void AddFigures(Command& cohort);
Noun ApplicationsNoun();
Noun FilesNoun();
Noun JurorsNoun();
Noun ConflictsNoun();
Noun ReviewsNoun();
Noun HearingsNoun();
Noun RankingsNoun();
Noun TieDecisionsNoun();
Noun PlacementsNoun();
Noun OffersNoun();
Noun ResultsNoun();
// pep cohort outcomes correct
void AddOutcomeCorrection(Command& outcomes);
// pep cohort challenges attach
void AddChallengeVerbs(Command& challenges);
// pep cohort calls check|publish|cancel
void AddCallVerbs(Command& calls);

// pep cohort calls publish-admissibility
void AddAdmissibilityVerb(Command& calls);
// pep cohort applications create|update|submit|withdraw|delete|open|decide|appeal
void AddApplicationVerbs(Command& applications);
// pep cohort files send|get|delete
void AddFileVerbs(Command& files);
// pep cohort conflicts detect
void AddConflictVerbs(Command& conflicts);
// pep cohort reviews submit|mine
void AddReviewVerbs(Command& reviews);
// pep cohort calls jury|reopen-reviews|close-screening
void AddJuryVerbs(Command& calls);
// pep cohort hearings answer
void AddHearingVerbs(Command& hearings);
// pep cohort rankings run|results|offsets|export|publish
void AddRankingVerbs(Command& rankings);
// pep cohort applications explain
void AddExplainVerb(Command& applications);
// pep cohort tie-decisions withdraw
void AddTieDecisionVerbs(Command& decisions);
// pep cohort placements run|results|export|publish
void AddPlacementVerbs(Command& placements);
// pep cohort results decide|publish|appeal
void AddResultVerbs(Command& results);
// pep cohort offers accept|decline|withdraw
void AddOfferVerbs(Command& offers);

}  // namespace pepiniere::pep
