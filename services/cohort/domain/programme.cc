#include "services/cohort/domain/programme.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "services/base/text.h"

namespace pepiniere::cohort {
namespace {

// What comes before there is anybody to bring together: who chooses its people and its projects.
constexpr std::string_view kPreparing = "committee";

// A session brings the people of a cohort together, who are there from its first day to its last.
void CheckDays(const Cohort& cohort, const Session& session, const std::string& path, base::Problems& problems) {
  const bool early = cohort.start && session.start < *cohort.start && session.kind != kPreparing;
  problems.If(early, path + "start_date", "lies before the first day of the cohort: a committee alone may");
  if (!cohort.end) return;
  const bool late = session.start > *cohort.end;
  problems.If(late, path + "start_date", "lies after the last day of the cohort");
  problems.If(!late && session.end && *session.end > *cohort.end, path + "end_date",
              "lies after the last day of the cohort");
}

void CheckSessions(const Cohort& cohort, base::Problems& problems) {
  const bool in_order = !cohort.start || !cohort.end || *cohort.start <= *cohort.end;
  for (auto session = cohort.sessions.begin(); session != cohort.sessions.end(); ++session) {
    const std::string path = base::Concat("sessions[", session - cohort.sessions.begin(), "]");
    if (in_order) CheckDays(cohort, *session, path + ".", problems);
    const auto same = std::find(cohort.sessions.begin(), session, *session);
    problems.If(same != session, path, base::Concat("says what sessions[", same - cohort.sessions.begin(), "] says"));
  }
}

}  // namespace

CohortState StateOn(const Cohort& cohort, base::Date day) {
  if (cohort.end && *cohort.end < day) return CohortState::kEnded;
  if (!cohort.start) return CohortState::kUndated;
  return *cohort.start <= day ? CohortState::kRunning : CohortState::kPlanned;
}

std::vector<base::FieldProblem> ProblemsOf(const Programme& programme, base::Date today) {
  base::Problems problems;
  base::CheckFields(programme, today, problems);
  CheckClaims(programme.claims, today, problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const Cohort& cohort, base::Date today) {
  base::Problems problems;
  base::CheckFields(cohort, today, problems);
  problems.If(cohort.end && !cohort.start, "start_date", "is missing: a cohort that ends has begun");
  CheckSessions(cohort, problems);
  CheckClaims(cohort.claims, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
