#include "services/cohort/peers/projects.h"

#include <string_view>

#include "clients/cpp/status.h"
#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/peers/request_ids.h"
#include "services/rpc/metadata.h"

namespace pepiniere::cohort::peers {
namespace {

using portfolio::v1::GovernanceService;
using portfolio::v1::PortfolioService;

constexpr std::string_view kCreate = "/CreateProject", kPersons = "persons/";

std::string WhatFor(const std::string& challenge_uid) { return base::Concat("project of ", challenge_uid); }

// A person may give any request_id.
bool IsOpening(const rpc::v1::AuditRecord& record, const std::string& challenge_uid) {
  return record.method().ends_with(kCreate) && !record.principal().starts_with(kPersons) &&
         IsRequestFor(WhatFor(challenge_uid), record.request_id());
}

portfolio::v1::CreateProjectRequest RequestFor(const NewProject& project, const std::string& challenge_uid) {
  portfolio::v1::CreateProjectRequest request;
  request.set_project_id(project.id);
  portfolio::v1::Project& told = *request.mutable_project();
  told.set_kind(portfolio::v1::PROJECT_KIND_EIG_CHALLENGE);
  told.set_title(project.title);
  told.set_description(project.description);
  told.set_primary_incubator(project.incubator);
  for (const std::string& sponsor : project.sponsors) told.add_sponsors(sponsor);
  for (const std::string& theme : project.themes) told.add_themes(theme);
  // Another body is another request: the portfolio refuses it by the id that is taken, and not as a repetition.
  request.set_request_id(RequestIdOf(WhatFor(challenge_uid), request.SerializeAsString()));
  return request;
}

}  // namespace

absl::StatusOr<std::optional<KnownProject>> Projects::Find(const std::string& name, absl::Time deadline) const {
  PEP_ASSIGN(const auto channel, portfolio_.channel());
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(deadline));
  portfolio::v1::GetProjectRequest request;
  request.set_name(name);
  portfolio::v1::Project project;
  const absl::Status found = clients::FromGrpc(PortfolioService::Stub(channel).GetProject(&context, request, &project));
  // A name that the portfolio finds wrong is nothing's.
  if (absl::IsNotFound(found) || absl::IsInvalidArgument(found)) return std::optional<KnownProject>();
  PEP_TRY(found);
  return KnownProject{.name = project.name(), .uid = project.uid(), .lives = !project.has_delete_time()};
}

absl::Status Projects::Open(const NewProject& project, const std::string& challenge_uid,
                            const std::string& on_behalf_of, absl::Time deadline) const {
  PEP_ASSIGN(const auto channel, portfolio_.channel());
  grpc::ClientContext context;
  context.set_deadline(absl::ToChronoTime(deadline));
  if (!on_behalf_of.empty()) context.AddMetadata(rpc::kOnBehalfOf, on_behalf_of);
  portfolio::v1::Project opened;
  return clients::FromGrpc(
      PortfolioService::Stub(channel).CreateProject(&context, RequestFor(project, challenge_uid), &opened));
}

absl::StatusOr<bool> Projects::WasOpenedFor(const std::string& name, const std::string& challenge_uid,
                                            absl::Time deadline) const {
  PEP_ASSIGN(const auto channel, portfolio_.channel());
  portfolio::v1::ListAuditRecordsRequest request;
  request.set_resource(name);
  request.set_filter("method:CreateProject");
  do {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(deadline));
    portfolio::v1::ListAuditRecordsResponse page;
    PEP_TRY(clients::FromGrpc(GovernanceService::Stub(channel).ListAuditRecords(&context, request, &page)));
    for (const rpc::v1::AuditRecord& record : page.audit_records()) {
      if (IsOpening(record, challenge_uid)) return true;
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return false;
}

bool IsFinal(const absl::Status& status) {
  return absl::IsAlreadyExists(status) || absl::IsInvalidArgument(status) || absl::IsFailedPrecondition(status) ||
         absl::IsNotFound(status) || absl::IsOutOfRange(status);
}

std::string SaidBy(const absl::Status& status) {
  std::string said;
  for (const std::string& line : clients::Describe(status)) said += base::Concat(said.empty() ? "" : "; ", line);
  return said;
}

}  // namespace pepiniere::cohort::peers
