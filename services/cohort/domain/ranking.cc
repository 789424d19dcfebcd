#include "services/cohort/domain/ranking.h"

#include <utility>

#include "services/base/text.h"

namespace pepiniere::cohort {

bool HoldsFor(const TieDecision& decision, ReviewStage stage, std::string_view seat) {
  return !decision.withdrawn_at && decision.stage == stage && (decision.seat.empty() || decision.seat == seat);
}

bool MeetsWith(const TieDecision& one, const TieDecision& other) {
  return one.stage == other.stage && (one.seat.empty() || other.seat.empty() || one.seat == other.seat);
}

std::vector<base::FieldProblem> ProblemsOf(const Ranking& ranking, base::Date today) {
  base::Problems problems;
  base::CheckFields(ranking, today, problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const TieDecision& decision, base::Date today) {
  base::Problems problems;
  base::CheckFields(decision, today, problems);
  problems.If(decision.applications.size() < 2, "applications", "names two or more, the first one first");
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
