#include "services/metrics/domain/sprint.h"

#include <utility>

#include "services/base/text.h"
#include "services/metrics/domain/instants.h"

namespace pepiniere::metrics::domain {

void Complete(std::string_view id, Sprint& sprint) { CompleteSource(id, sprint); }

std::vector<base::FieldProblem> ProblemsOf(const Sprint& sprint, base::Date today) {
  base::Problems problems;
  base::CheckFields(sprint, today, problems);
  problems.If(sprint.end <= sprint.start, "end_time", base::Concat(kNotAfter, "start_time"));
  problems.If(sprint.end > sprint.start + absl::Hours(24 * 366), "end_time",
              "lies more than 366 days after start_time: check the year");
  return std::move(problems).Take();
}

}  // namespace pepiniere::metrics::domain
