#include "services/cohort/domain/outcome.h"

#include <utility>

namespace pepiniere::cohort {
namespace {

bool SaysSomething(const ChallengeOutcome& outcome) {
  for (const std::string* text : {&outcome.production, &outcome.sequel, &outcome.destination,
                                  &outcome.destination_title, &outcome.maintainer, &outcome.comment}) {
    if (!text->empty()) return true;
  }
  return outcome.stayed_with_host || outcome.stayed_on_project || outcome.stayed_in_administration;
}

}  // namespace

std::vector<base::FieldProblem> ProblemsOf(const ChallengeOutcome& outcome, base::Date today) {
  base::Problems problems;
  base::CheckFields(outcome, today, problems);
  problems.If(outcome.date && *outcome.date > today, "date", "lies ahead: say what is so already");
  problems.If(outcome.stayed_with_host && outcome.stayed_in_administration &&
                  *outcome.stayed_with_host > *outcome.stayed_in_administration,
              "stayed_in_administration", "is less than those who stayed with the host, who are among them");
  problems.If(!SaysSomething(outcome), "sequel", "say what became of it, or anything else that is known");
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
