#include "services/cohort/domain/profile.h"

#include <utility>

namespace pepiniere::cohort {

std::vector<base::FieldProblem> ProblemsOf(const Profile& profile, base::Date today) {
  base::Problems problems;
  base::CheckFields(profile, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
