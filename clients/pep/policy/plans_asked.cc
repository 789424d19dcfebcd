#include "clients/pep/policy/plans_asked.h"

#include <utility>

#include "clients/pep/kit/paging.h"
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/verbs.h"

namespace pepiniere::pep {

absl::StatusOr<std::vector<policy::v1::Plan>> PlansAsked(Session& session, const std::vector<std::string>& typed) {
  using policy::v1::Plan;
  if (typed.empty()) {
    return ListAll<Plan>(
        session, &PolicyStub::ListPlans, policy::v1::ListPlansRequest(),
        [](const auto& page) -> const auto& { return page.plans(); });
  }
  std::vector<Plan> plans;
  for (const std::string& each : typed) {
    policy::v1::GetPlanRequest request;
    PEP_ASSIGN(const std::string name, PolicyName(PlansNoun(), each, session.say()));
    request.set_name(name);
    PEP_ASSIGN(Plan plan, session.Call(&PolicyStub::GetPlan, request));
    plans.push_back(std::move(plan));
  }
  return plans;
}

}  // namespace pepiniere::pep
