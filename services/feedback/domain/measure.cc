#include "services/feedback/domain/measure.h"

#include <utility>

namespace pepiniere::feedback {

std::vector<base::FieldProblem> ProblemsOf(const Measure& measure, base::Date today) {
  base::Problems problems;
  base::CheckFields(measure, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::feedback
