#include "services/portfolio/api/audit.h"

#include <algorithm>
#include <map>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/aliases.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/api/visibility.h"
#include "services/portfolio/store/alias_store.h"
#include "services/portfolio/store/committee_store.h"
#include "services/resource/audit.h"

namespace pepiniere::portfolio::api {
namespace {

// What a committee thought of deciding is for those who prepare its sessions.
absl::Status ConcealDrafts(const Context& context, const rpc::CallScope& call, v1::ListAuditRecordsResponse& reply) {
  if (resource::IsAdministrator(call)) return absl::OkStatus();
  std::map<std::string, bool> prepares;  // by the name of the committee
  for (rpc::v1::AuditRecord& record : *reply.mutable_audit_records()) {
    if (!kCommittee.Matches(record.resource())) continue;
    const auto [known, is_new] = prepares.try_emplace(record.resource());
    if (is_new) {
      const std::string id = aip::IdOf(record.resource());
      PEP_ASSIGN(const auto committee, record::Find<Committee>(context.db, call.deadline(), id));
      known->second = committee && Prepares(call, committee->value.incubator);
    }
    if (known->second) continue;
    record.clear_changes();
    record.clear_changes_json();
  }
  return absl::OkStatus();
}

// What a project, or what is below one, was called before: the audit keeps the names of its time.
absl::StatusOr<std::vector<std::string>> FormerNames(const Context& context, absl::Time deadline,
                                                     const std::string& resource) {
  constexpr std::string_view kProjects = "projects/";
  if (!resource.starts_with(kProjects)) return std::vector<std::string>();
  const std::size_t end = std::min(resource.find('/', kProjects.size()), resource.size());
  PEP_ASSIGN(std::vector<std::string> names,
             store::FormerIds(context.db, deadline, resource.substr(kProjects.size(), end - kProjects.size())));
  for (std::string& name : names) name = base::Concat(kProjects, name, resource.substr(end));
  return names;
}

}  // namespace

absl::StatusOr<v1::ListAuditRecordsResponse> Audit::List(rpc::CallScope& call,
                                                         const v1::ListAuditRecordsRequest& request) {
  PEP_ASSIGN(const std::string resource, ResolveAlias(context_, call.deadline(), request.resource()));
  PEP_ASSIGN(std::vector<std::string> formerly, FormerNames(context_, call.deadline(), resource));
  v1::ListAuditRecordsResponse reply;
  PEP_TRY(resource::ListAuditRecords(context_, call, request, resource, std::move(formerly), reply));
  PEP_TRY(ConcealDrafts(context_, call, reply));
  return reply;
}

void Audit::Mount(rpc::Service& service) { service.Unary("ListAuditRecords", *this, &Audit::List); }

}  // namespace pepiniere::portfolio::api
