#include "services/metrics/domain/snapshot.h"

#include <utility>

namespace pepiniere::metrics::domain {

std::vector<base::FieldProblem> ProblemsOf(const Snapshot& snapshot, base::Date today) {
  base::Problems problems;
  base::CheckFields(snapshot, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::metrics::domain
