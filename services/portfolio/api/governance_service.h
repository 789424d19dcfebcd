// Governing the portfolio on the wire: a line a method.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "services/journal/hub.h"
#include "services/portfolio/api/access.h"
#include "services/portfolio/api/attention.h"
#include "services/portfolio/api/audit.h"
#include "services/portfolio/api/committees.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/api/entries.h"
#include "services/portfolio/api/finances.h"
#include "services/portfolio/api/gates.h"
#include "services/portfolio/api/health.h"
#include "services/portfolio/api/journal.h"
#include "services/portfolio/api/lessons.h"
#include "services/portfolio/api/readiness.h"
#include "services/portfolio/api/watches.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class GovernanceService final : public rpc::Service<v1::GovernanceService> {
 public:
  // All must outlive the server.
  GovernanceService(const api::Context& context, journal::Hub& hub, GivenRoles& given);

  Reactor* GetCommittee(Context* c, const v1::GetCommitteeRequest* q, v1::Committee* a) override {
    return Unary(__func__, c, q, a, committees_, &Committees::Get);
  }
  Reactor* ListCommittees(Context* c, const v1::ListCommitteesRequest* q, v1::ListCommitteesResponse* a) override {
    return Unary(__func__, c, q, a, committees_, &Committees::List);
  }
  Reactor* CreateCommittee(Context* c, const v1::CreateCommitteeRequest* q, v1::Committee* a) override {
    return Unary(__func__, c, q, a, committees_, &Committees::Create);
  }
  Reactor* UpdateCommittee(Context* c, const v1::UpdateCommitteeRequest* q, v1::Committee* a) override {
    return Unary(__func__, c, q, a, committees_, &Committees::Update);
  }
  Reactor* HoldCommittee(Context* c, const v1::HoldCommitteeRequest* q, v1::Committee* a) override {
    return Unary(__func__, c, q, a, committees_, &Committees::Hold);
  }
  Reactor* ListCommitteeObstacles(Context* c, const v1::ListCommitteeObstaclesRequest* q,
                                  v1::ListCommitteeObstaclesResponse* a) override {
    return Unary(__func__, c, q, a, committees_, &Committees::ListObstacles);
  }
  Reactor* CancelCommittee(Context* c, const v1::CancelCommitteeRequest* q, v1::Committee* a) override {
    return Unary(__func__, c, q, a, committees_, &Committees::Cancel);
  }
  Reactor* ReopenCommittee(Context* c, const v1::ReopenCommitteeRequest* q, v1::Committee* a) override {
    return Unary(__func__, c, q, a, committees_, &Committees::Reopen);
  }

  Reactor* ListGateRequirements(Context* c, const v1::ListGateRequirementsRequest* q,
                                v1::ListGateRequirementsResponse* a) override {
    return Unary(__func__, c, q, a, gates_, &Gates::List);
  }
  Reactor* UpdateGateRequirement(Context* c, const v1::UpdateGateRequirementRequest* q,
                                 v1::GateRequirement* a) override {
    return Unary(__func__, c, q, a, gates_, &Gates::Update);
  }
  Reactor* DeleteGateRequirement(Context* c, const v1::DeleteGateRequirementRequest* q,
                                 v1::GateRequirement* a) override {
    return Unary(__func__, c, q, a, gates_, &Gates::Delete);
  }
  Reactor* CheckReadiness(Context* c, const v1::CheckReadinessRequest* q, v1::Readiness* a) override {
    return Unary(__func__, c, q, a, readiness_, &ReadinessApi::Check);
  }

  Reactor* CreateEvidence(Context* c, const v1::CreateEvidenceRequest* q, v1::Evidence* a) override {
    return Unary(__func__, c, q, a, evidence_, &EvidenceLines::Create);
  }
  Reactor* CorrectEvidence(Context* c, const v1::CorrectEvidenceRequest* q, v1::Evidence* a) override {
    return Unary(__func__, c, q, a, evidence_, &EvidenceLines::Correct);
  }
  Reactor* ListEvidence(Context* c, const v1::ListEvidenceRequest* q, v1::ListEvidenceResponse* a) override {
    return Unary(__func__, c, q, a, evidence_, &EvidenceLines::List);
  }

  Reactor* CreateWaiver(Context* c, const v1::CreateWaiverRequest* q, v1::Waiver* a) override {
    return Unary(__func__, c, q, a, waivers_, &Waivers::Create);
  }
  Reactor* CorrectWaiver(Context* c, const v1::CorrectWaiverRequest* q, v1::Waiver* a) override {
    return Unary(__func__, c, q, a, waivers_, &Waivers::Correct);
  }
  Reactor* ListWaivers(Context* c, const v1::ListWaiversRequest* q, v1::ListWaiversResponse* a) override {
    return Unary(__func__, c, q, a, waivers_, &Waivers::List);
  }

  Reactor* CreateFundingLine(Context* c, const v1::CreateFundingLineRequest* q, v1::FundingLine* a) override {
    return Unary(__func__, c, q, a, funding_lines_, &FundingLines::Create);
  }
  Reactor* CorrectFundingLine(Context* c, const v1::CorrectFundingLineRequest* q, v1::FundingLine* a) override {
    return Unary(__func__, c, q, a, funding_lines_, &FundingLines::Correct);
  }
  Reactor* ListFundingLines(Context* c, const v1::ListFundingLinesRequest* q,
                            v1::ListFundingLinesResponse* a) override {
    return Unary(__func__, c, q, a, funding_lines_, &FundingLines::List);
  }

  Reactor* CreateSpendingEntry(Context* c, const v1::CreateSpendingEntryRequest* q, v1::SpendingEntry* a) override {
    return Unary(__func__, c, q, a, spending_entries_, &SpendingEntries::Create);
  }
  Reactor* CorrectSpendingEntry(Context* c, const v1::CorrectSpendingEntryRequest* q, v1::SpendingEntry* a) override {
    return Unary(__func__, c, q, a, spending_entries_, &SpendingEntries::Correct);
  }
  Reactor* ListSpendingEntries(Context* c, const v1::ListSpendingEntriesRequest* q,
                               v1::ListSpendingEntriesResponse* a) override {
    return Unary(__func__, c, q, a, spending_entries_, &SpendingEntries::List);
  }

  Reactor* CreateTimeBoxExtension(Context* c, const v1::CreateTimeBoxExtensionRequest* q,
                                  v1::TimeBoxExtension* a) override {
    return Unary(__func__, c, q, a, time_box_extensions_, &TimeBoxExtensions::Create);
  }
  Reactor* CorrectTimeBoxExtension(Context* c, const v1::CorrectTimeBoxExtensionRequest* q,
                                   v1::TimeBoxExtension* a) override {
    return Unary(__func__, c, q, a, time_box_extensions_, &TimeBoxExtensions::Correct);
  }
  Reactor* ListTimeBoxExtensions(Context* c, const v1::ListTimeBoxExtensionsRequest* q,
                                 v1::ListTimeBoxExtensionsResponse* a) override {
    return Unary(__func__, c, q, a, time_box_extensions_, &TimeBoxExtensions::List);
  }

  Reactor* CreateJournalEntry(Context* c, const v1::CreateJournalEntryRequest* q, v1::JournalEntry* a) override {
    return Unary(__func__, c, q, a, journal_, &Journal::Create);
  }
  Reactor* CorrectJournalEntry(Context* c, const v1::CorrectJournalEntryRequest* q, v1::JournalEntry* a) override {
    return Unary(__func__, c, q, a, journal_, &Journal::Correct);
  }
  Reactor* ListJournalEntries(Context* c, const v1::ListJournalEntriesRequest* q,
                              v1::ListJournalEntriesResponse* a) override {
    return Unary(__func__, c, q, a, journal_, &Journal::List);
  }
  Reactor* PublishJournalEntry(Context* c, const v1::PublishJournalEntryRequest* q, v1::JournalEntry* a) override {
    return Unary(__func__, c, q, a, journal_, &Journal::Publish);
  }
  Reactor* UnpublishJournalEntry(Context* c, const v1::UnpublishJournalEntryRequest* q, v1::JournalEntry* a) override {
    return Unary(__func__, c, q, a, journal_, &Journal::Unpublish);
  }

  Reactor* GetProjectFinances(Context* c, const v1::GetProjectFinancesRequest* q, v1::ProjectFinances* a) override {
    return Unary(__func__, c, q, a, finances_, &Finances::Get);
  }
  Reactor* GetProjectHealth(Context* c, const v1::GetProjectHealthRequest* q, v1::ProjectHealth* a) override {
    return Unary(__func__, c, q, a, health_, &Health::Get);
  }
  Reactor* GetAttentionList(Context* c, const v1::GetAttentionListRequest* q,
                            v1::GetAttentionListResponse* a) override {
    return Unary(__func__, c, q, a, attention_, &Attention::List);
  }
  Reactor* SearchLessons(Context* c, const v1::SearchLessonsRequest* q, v1::SearchLessonsResponse* a) override {
    return Unary(__func__, c, q, a, lessons_, &Lessons::Search);
  }
  Reactor* ListAuditRecords(Context* c, const v1::ListAuditRecordsRequest* q,
                            v1::ListAuditRecordsResponse* a) override {
    return Unary(__func__, c, q, a, audit_, &Audit::List);
  }

  Reactor* CreateAccessBinding(Context* c, const v1::CreateAccessBindingRequest* q,
                               rpc::v1::AccessBinding* a) override {
    return Unary(__func__, c, q, a, access_, &Access::Create);
  }
  Reactor* GetAccessBinding(Context* c, const v1::GetAccessBindingRequest* q, rpc::v1::AccessBinding* a) override {
    return Unary(__func__, c, q, a, access_, &Access::Get);
  }
  Reactor* ListAccessBindings(Context* c, const v1::ListAccessBindingsRequest* q,
                              v1::ListAccessBindingsResponse* a) override {
    return Unary(__func__, c, q, a, access_, &Access::List);
  }
  Reactor* RevokeAccessBinding(Context* c, const v1::RevokeAccessBindingRequest* q,
                               rpc::v1::AccessBinding* a) override {
    return Unary(__func__, c, q, a, access_, &Access::Revoke);
  }
  Reactor* GetCaller(Context* c, const v1::GetCallerRequest* q, v1::Caller* a) override {
    return Unary(__func__, c, q, a, access_, &Access::GetCaller);
  }

  Writer<v1::WatchProjectsResponse>* WatchProjects(Context* c, const v1::WatchProjectsRequest* q) override {
    return ServerStream(__func__, c, q, watches_, &Watches::Projects);
  }
  Writer<v1::WatchPhaseRecordsResponse>* WatchPhaseRecords(Context* c, const v1::WatchPhaseRecordsRequest* q) override {
    return ServerStream(__func__, c, q, watches_, &Watches::PhaseRecords);
  }
  Writer<v1::WatchCommitteesResponse>* WatchCommittees(Context* c, const v1::WatchCommitteesRequest* q) override {
    return ServerStream(__func__, c, q, watches_, &Watches::Committees);
  }
  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope& call, std::string_view resource) override;
  absl::Status Conceal(rpc::CallScope& call, google::protobuf::Message& reply) override;
  absl::StatusOr<bool> Resolve(rpc::CallScope& call, google::protobuf::Message& request) override;
  absl::Status Ready() override;

 private:
  const api::Context context_;
  Committees committees_;
  Gates gates_;
  ReadinessApi readiness_;
  EvidenceLines evidence_;
  Waivers waivers_;
  FundingLines funding_lines_;
  SpendingEntries spending_entries_;
  TimeBoxExtensions time_box_extensions_;
  Journal journal_;
  Finances finances_;
  Health health_;
  Attention attention_;
  Lessons lessons_;
  Audit audit_;
  Access access_;
  Watches watches_;
};

}  // namespace pepiniere::portfolio::api
