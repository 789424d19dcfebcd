// The results of rankings, as the contract tells them.
#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/ranking.pb.h"
#include "services/cohort/domain/grid.h"
#include "services/cohort/store/ranking_store.h"
#include "services/rehearsal/rehearse.h"

namespace pepiniere::cohort::api {

// Inputs as they are kept: canonical, what has no order of its own in the order in which it is read.
std::string FrozenText(const rehearsal::Inputs& inputs);

// A run computed again from its inputs; DATA_LOSS where these are none.
absl::StatusOr<rehearsal::Rehearsed> Recompute(const store::RunBytes& run);

// FAILED_PRECONDITION (TIES_UNDECIDED) with each tie that nothing decides, of a call (an id); OK where there is none.
absl::Status CheckDecided(const std::string& call, const assessment::Ranking& ranking);

// Adds what a run of a call (an id) made of its applications; who marked how, beside the others, for those who read it.
void AddResults(const std::string& call, const rehearsal::Rehearsed& done, bool with_offsets, v1::RankingRun& told);

// Of an application (an id), what its applicant is told; none: the run does not tell of it.
std::optional<v1::RankingExplanation> ExplanationOf(const rehearsal::Rehearsed& done, const std::string& application,
                                                    const GridVersion& grid);

}  // namespace pepiniere::cohort::api
