// What a placement is computed from: seats, ordered choices and one ranked list a seat, as the inputs of
// services/rehearsal. Applications and seats are called there by the last part of their names.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "services/assessment/ranking.h"
#include "services/base/stored.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/offers.h"
#include "services/cohort/domain/ranking.h"
#include "services/cohort/domain/seat.h"
#include "services/rehearsal/inputs.h"

namespace pepiniere::cohort {

// The last ranking of that stage of a seat (an id), or else of the call; null: there is neither. `rankings`: all of the
// call, by number.
const base::Stored<Ranking>* RankingFor(const std::vector<base::Stored<Ranking>>& rankings, ReviewStage stage,
                                        const std::string& seat);

// What a seat is given by.
struct SeatList {
  base::Stored<Seat> seat;
  assessment::Ranking ranking;
  std::vector<assessment::Decision> decisions;  // of the ranking's inputs
};

// `call`: an id. `applications`: those that are to be judged.
rehearsal::Inputs PlacingInputs(const std::string& call, const std::vector<SeatList>& lists,
                                const std::vector<base::Stored<Application>>& applications);

// The same inputs for a run after the first. `rerun`: of applications and seats, by their ids; `stand`: the ids of the
// applications that stand. Whoever is not among these has left, unless they have accepted a seat; what somebody let go
// who holds a seat is no choice of theirs any more.
rehearsal::Inputs PlacingAgain(rehearsal::Inputs inputs, const std::string& call, const Rerun& rerun,
                               const std::set<std::string>& stand);

// The same inputs with what the jury decided since of what they leave open: `recorded`, of that stage, between those
// whom a tie names. What they decide stays as it is: a decision that contradicts it is left out.
rehearsal::Inputs WithDecisions(rehearsal::Inputs inputs, const std::string& call, ReviewStage stage,
                                const std::vector<base::Stored<TieDecision>>& recorded);

// The same inputs, on lists that are not those of the run that offered the seats, so that nobody loses one that they
// accepted: they come first on its list, whatever the ranking says.
rehearsal::Inputs KeepAccepted(rehearsal::Inputs inputs, const Rerun& rerun);

}  // namespace pepiniere::cohort
