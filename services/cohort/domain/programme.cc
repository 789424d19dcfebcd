#include "services/cohort/domain/programme.h"

#include <utility>

#include "services/base/text.h"

namespace pepiniere::cohort {
namespace {

constexpr int kMostPeople = 1'000'000;

// The fields of a programme but how long its cohorts last, where 0 says nothing.
struct WithoutMonths {
  const Programme& programme;

  static void Fields(auto&& visit, const WithoutMonths& each) {
    Programme::Fields(
        [&](const char* name, const auto& field) {
          if (std::string_view(name) != "usual_months") visit(name, field);
        },
        each.programme);
  }
};

}  // namespace

CohortState StateOn(const Cohort& cohort, base::Date day) {
  if (cohort.end && *cohort.end < day) return CohortState::kEnded;
  return cohort.start && *cohort.start <= day ? CohortState::kRunning : CohortState::kPlanned;
}

std::vector<base::FieldProblem> ProblemsOf(const Programme& programme, base::Date today) {
  base::Problems problems;
  base::CheckFields(WithoutMonths{programme}, today, problems);
  problems.If(programme.usual_months < 0 || programme.usual_months > kMostMonths, "usual_months",
              base::Concat("must be from 1 to ", kMostMonths, ", or 0 where it is not known"));
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const Cohort& cohort, base::Date today) {
  base::Problems problems;
  base::CheckFields(cohort, today, problems);
  problems.If(cohort.end && !cohort.start, "start_date", "is missing: a cohort that ends has begun");
  problems.If(cohort.start && cohort.end && *cohort.end < *cohort.start, "end_date",
              "must not lie before start_date: it is the last day");
  problems.If(cohort.capacity && *cohort.capacity > kMostPeople, "capacity", "is more than a million people: check it");
  for (std::size_t i = 0; i < cohort.sessions.size(); ++i) {
    const Session& session = cohort.sessions[i];
    problems.If(session.end && *session.end < session.start, base::Concat("sessions[", i, "].end_date"),
                "must not lie before start_date: it is the last day");
  }
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
