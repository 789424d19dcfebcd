#include "services/policy/api/services.h"

#include "pepiniere/policy/v1/policy_service.pb.h"
#include "services/policy/api/amendments.h"
#include "services/policy/api/answers.h"
#include "services/policy/api/comments.h"
#include "services/policy/api/consultations.h"
#include "services/policy/api/containers.h"
#include "services/policy/api/decisions.h"
#include "services/policy/api/evidence.h"
#include "services/policy/api/imports.h"
#include "services/policy/api/plans.h"
#include "services/policy/api/proposals.h"
#include "services/policy/api/rules.h"
#include "services/policy/api/sayings.h"
#include "services/policy/api/sessions.h"
#include "services/policy/api/texts.h"
#include "services/policy/api/traces.h"
#include "services/policy/api/transmissions.h"
#include "services/policy/store/migrations.h"
#include "services/policy/store/personal_store.h"
#include "services/resource/caller.h"
#include "services/resource/standard_service.h"

namespace pepiniere::policy::api {
namespace {

class PolicyService final : public resource::StandardService {
 public:
  PolicyService(const Context& context, journal::Hub& hub)
      : StandardService("pepiniere.policy.v1.PolicyService", context, store::kMigrations, store::PersonalHoldings()),
        context_(context),
        proposals_(context_, hub),
        evidence_(context_, hub),
        amendments_(context_, hub),
        consultations_(context_, hub),
        comments_(context_, hub),
        sessions_(context_, hub),
        decisions_(context_, hub),
        transmissions_(context_, hub),
        answers_(context_, hub),
        holidays_(context_),
        texts_(context_, &hub),
        plans_(context_, hub),
        claims_(context_, &hub),
        reviews_(context_, &hub),
        imports_(context_),
        traces_(context_),
        rules_(context_) {
    proposals_.Mount(*this);
    evidence_.Mount(*this);
    amendments_.Mount(*this);
    consultations_.Mount(*this);
    comments_.Mount(*this);
    sessions_.Mount(*this);
    decisions_.Mount(*this);
    transmissions_.Mount(*this);
    answers_.Mount(*this);
    holidays_.Mount(*this);
    texts_.Mount(*this);
    plans_.Mount(*this);
    claims_.Mount(*this);
    reviews_.Mount(*this);
    imports_.Mount(*this);
    traces_.Mount(*this);
    rules_.Mount(*this);
    Unary("GetCaller", *this, &PolicyService::GetCaller);
  }

  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope& call, std::string_view resource) override {
    return ContainersOf(context_, call, resource);
  }

 private:
  absl::StatusOr<v1::Caller> GetCaller(rpc::CallScope& call, const v1::GetCallerRequest&) {
    return resource::CallerOf<v1::Caller>(call);
  }

  const Context context_;
  Proposals proposals_;
  EvidenceMethods evidence_;
  Amendments amendments_;
  Consultations consultations_;
  Comments comments_;
  Sessions sessions_;
  Decisions decisions_;
  Transmissions transmissions_;
  Answers answers_;
  resource::StandardMethods<resources::DecidedHoliday> holidays_;
  resource::StandardMethods<resources::Text> texts_;
  Plans plans_;
  resource::StandardMethods<resources::CommitmentClaim> claims_;
  resource::StandardMethods<resources::CommitmentReview> reviews_;
  Imports imports_;
  Traces traces_;
  RuleMethods rules_;
};

}  // namespace

std::unique_ptr<rpc::Service> MakePolicyService(const Context& context, journal::Hub& hub) {
  return std::make_unique<PolicyService>(context, hub);
}

}  // namespace pepiniere::policy::api
