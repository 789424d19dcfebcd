#include "services/gateway/opendata/policy_source.h"

#include <utility>

#include "pepiniere/policy/v1/policy_service.grpc.pb.h"
#include "services/base/try.h"
#include "services/gateway/opendata/patient_calls.h"

namespace pepiniere::gateway::opendata {

namespace v1 = policy::v1;
using policy::v1::PolicyService;

PolicySource::PolicySource(std::shared_ptr<grpc::Channel> channel, absl::Duration timeout)
    : channel_(std::move(channel)), timeout_(timeout) {}

absl::StatusOr<Policy> PolicySource::Read(const std::stop_token& stop) const {
  using Stub = PolicyService::Stub;
  const PatientCalls<PolicyService> calls(channel_, timeout_, stop);
  Policy all;
  PEP_ASSIGN(all.proposals,
             calls.List(&Stub::QueryTrace, v1::QueryTraceRequest(), &v1::QueryTraceResponse::mutable_rows));
  PEP_ASSIGN(all.texts, calls.List(&Stub::ListTexts, v1::ListTextsRequest(), &v1::ListTextsResponse::mutable_texts));
  PEP_ASSIGN(all.plans, calls.List(&Stub::ListPlans, v1::ListPlansRequest(), &v1::ListPlansResponse::mutable_plans));
  v1::ListCommitmentsRequest of_all;
  of_all.set_parent("plans/-");
  PEP_ASSIGN(all.commitments,
             calls.List(&Stub::ListCommitments, of_all, &v1::ListCommitmentsResponse::mutable_commitments));
  for (const v1::Plan& plan : all.plans) {
    v1::GetPlanDashboardRequest of_plan;
    of_plan.set_name(plan.name());
    PEP_ASSIGN(v1::PlanDashboard dashboard, calls.Call(&Stub::GetPlanDashboard, of_plan));
    for (v1::PlanDashboard::Line& line : *dashboard.mutable_lines()) all.lines.push_back(std::move(line));
  }
  return all;
}

}  // namespace pepiniere::gateway::opendata
