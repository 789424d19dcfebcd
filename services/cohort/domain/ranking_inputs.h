// What a ranking is computed from: what there is to read of a call, as the inputs of services/rehearsal. Applications,
// jurors and seats are called there by the last part of their names.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/base/stored.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/call.h"
#include "services/cohort/domain/conflict.h"
#include "services/cohort/domain/grid.h"
#include "services/cohort/domain/juror.h"
#include "services/cohort/domain/ranking.h"
#include "services/cohort/domain/review.h"
#include "services/rehearsal/inputs.h"

namespace pepiniere::cohort {

// All of a call, as one transaction read it.
struct JuryRecord {
  base::Stored<Call> call;
  std::vector<Criterion> criteria;
  std::vector<base::Stored<Application>> applications;  // those that are to be judged
  std::vector<base::Stored<Juror>> jurors;              // deleted ones too
  std::vector<base::Stored<Review>> reviews;
  std::vector<base::Stored<Conflict>> conflicts;
  std::vector<base::Stored<TieDecision>> decisions;
  std::optional<std::string> seed;
};

// "01J..." of "eig-8/01J...".
std::string LastPart(std::string_view id);

// Of all applications, or of those that chose a seat (an id). A seat's own reviews are those of the jurors who judge it
// by name; where there are none, all reviews of that stage count. Drafts are no reviews; what is void is kept, as that.
rehearsal::Inputs RankingInputs(const JuryRecord& jury, ReviewStage stage, const std::string& seat);

// What a jury said of an application since a ranking was run.
struct RankingChange {
  std::string application, juror;  // as the inputs call them
  enum class What { kCountsNoMore, kCame, kMarkedOtherwise } what = What::kCame;
  bool operator==(const RankingChange&) const = default;
};

// By application, then by juror, of those that both are of: reviews that went void or whose juror was recused, that
// came, or that mark otherwise. `now`: what the same ranking would be run on.
std::vector<RankingChange> ChangesSince(const rehearsal::Inputs& frozen, const rehearsal::Inputs& now);

}  // namespace pepiniere::cohort
