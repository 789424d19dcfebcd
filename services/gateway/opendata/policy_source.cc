#include "services/gateway/opendata/policy_source.h"

#include <string>
#include <utility>
#include <vector>

#include "pepiniere/policy/v1/policy_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/opendata/patient_calls.h"

namespace pepiniere::gateway::opendata {

namespace v1 = policy::v1;
using policy::v1::PolicyService;

namespace {

// What was claimed of commitments, and what was found.
absl::Status ReadSayings(const PatientCalls<PolicyService>& calls, const std::string& commitments, Policy& all) {
  using Stub = PolicyService::Stub;
  v1::ListCommitmentClaimsRequest claimed;
  claimed.set_parent(commitments);
  PEP_ASSIGN(std::vector<v1::CommitmentClaim> claims,
             calls.List(&Stub::ListCommitmentClaims, claimed, &v1::ListCommitmentClaimsResponse::mutable_claims));
  v1::ListCommitmentReviewsRequest found;
  found.set_parent(commitments);
  PEP_ASSIGN(std::vector<v1::CommitmentReview> reviews,
             calls.List(&Stub::ListCommitmentReviews, found, &v1::ListCommitmentReviewsResponse::mutable_reviews));
  for (v1::CommitmentClaim& claim : claims) all.claims.push_back(std::move(claim));
  for (v1::CommitmentReview& review : reviews) all.reviews.push_back(std::move(review));
  return absl::OkStatus();
}

}  // namespace

PolicySource::PolicySource(std::shared_ptr<grpc::Channel> channel, absl::Duration timeout)
    : channel_(std::move(channel)), timeout_(timeout) {}

absl::StatusOr<Policy> PolicySource::Read(const std::stop_token& stop) const {
  using Stub = PolicyService::Stub;
  const PatientCalls<PolicyService> calls(channel_, timeout_, stop);
  Policy all;
  PEP_ASSIGN(all.proposals,
             calls.List(&Stub::QueryTrace, v1::QueryTraceRequest(), &v1::QueryTraceResponse::mutable_rows));
  PEP_ASSIGN(std::vector<v1::Transmission> sent, calls.List(&Stub::ListTransmissions, v1::ListTransmissionsRequest(),
                                                            &v1::ListTransmissionsResponse::mutable_transmissions));
  for (const v1::Transmission& transmission : sent) {
    v1::ListAnswersRequest of_one;
    of_one.set_parent(transmission.name());
    PEP_ASSIGN(std::vector<v1::Answer> answers,
               calls.List(&Stub::ListAnswers, of_one, &v1::ListAnswersResponse::mutable_answers));
    for (v1::Answer& answer : answers) all.answers.push_back({transmission, std::move(answer)});
  }
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
    PEP_TRY(ReadSayings(calls, base::Concat(plan.name(), "/commitments/-"), all));
  }
  return all;
}

}  // namespace pepiniere::gateway::opendata
