#include "services/portfolio/api/audit.h"

#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/aliases.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/api/paging.h"
#include "services/portfolio/api/visibility.h"
#include "services/portfolio/store/alias_store.h"
#include "services/portfolio/store/audit_store.h"
#include "services/portfolio/store/committee_store.h"
#include "services/query/page_token.h"
#include "services/rpc/errors.h"

namespace pepiniere::portfolio::api {
namespace {

google::protobuf::Value ToValue(const nlohmann::json& json) {
  google::protobuf::Value value;
  const std::string text = json.dump();
  if (!google::protobuf::util::JsonStringToMessage(text, &value).ok()) value.set_string_value(text);
  return value;
}

void AddChanges(const std::string& diff, rpc::v1::AuditRecord& proto) {
  const auto json = nlohmann::json::parse(diff, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return;
  for (const auto& [field, sides] : json.items()) {
    rpc::v1::FieldChange& change = *proto.add_changes();
    change.set_field(field);
    if (sides.contains("before")) *change.mutable_before() = ToValue(sides["before"]);
    if (sides.contains("after")) *change.mutable_after() = ToValue(sides["after"]);
  }
}

rpc::v1::AuditRecord ToProto(const journal::AuditRecord& record) {
  rpc::v1::AuditRecord proto;
  proto.set_id(record.id);
  *proto.mutable_event_time() = api::ToProto(record.occurred_at);
  proto.set_principal(record.principal);
  proto.set_method(record.method);
  proto.set_resource(record.resource);
  proto.set_request_id(record.request_id);
  proto.set_trace_id(record.trace_id);
  proto.set_reason(record.reason);
  AddChanges(record.diff, proto);
  proto.set_changes_json(record.diff);
  proto.set_sequence(record.seq);
  proto.set_seal(record.seal);
  return proto;
}

// What a committee thought of deciding is for those who prepare its sessions.
absl::Status ConcealDrafts(const Context& context, const rpc::CallScope& call, v1::ListAuditRecordsResponse& reply) {
  if (IsAdministrator(call)) return absl::OkStatus();
  std::map<std::string, bool> prepares;  // by the name of the committee
  for (rpc::v1::AuditRecord& record : *reply.mutable_audit_records()) {
    if (!kCommittee.Matches(record.resource())) continue;
    const auto [known, is_new] = prepares.try_emplace(record.resource());
    if (is_new) {
      const std::string id = IdOf(record.resource());
      PEP_ASSIGN(const auto committee, store::FindCommittee(context.db, call.deadline(), id));
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
  const auto size = query::PageSize(request.page_size());
  if (!size.ok()) return OnField("page_size", size.status());
  PEP_ASSIGN(query::Filter filter, ReadFilter(request.filter()));
  PEP_ASSIGN(const std::string resource, ResolveAlias(context_, call.deadline(), request.resource()));
  const std::uint64_t fingerprint =
      query::ArgumentsFingerprint({call.method(), request.resource(), query::ToString(filter),
                                   request.in_sequence() ? "in sequence" : "latest first"});
  PEP_ASSIGN(std::vector<std::string> formerly, FormerNames(context_, call.deadline(), resource));
  store::AuditQuery asked = {.resource = resource,
                             .formerly = std::move(formerly),
                             .in_sequence = request.in_sequence(),
                             .filter = std::move(filter),
                             .limit = *size};
  if (!request.page_token().empty()) {
    auto token = query::DecodePageToken(request.page_token(), fingerprint, store::AuditOrder(request.in_sequence()));
    if (!token.ok()) return OnField("page_token", token.status());
    asked.after = std::move(token->last);
  }
  const auto page = store::ListAuditRecords(context_.db, call.deadline(), asked);
  if (!page.ok()) return OnField("filter", page.status());
  v1::ListAuditRecordsResponse reply;
  for (const journal::AuditRecord& record : page->rows) *reply.add_audit_records() = ToProto(record);
  PEP_TRY(ConcealDrafts(context_, call, reply));
  if (!page->last.empty()) {
    reply.set_next_page_token(query::EncodePageToken(
        {.fingerprint = fingerprint, .as_of = std::nullopt, .known_at = std::nullopt, .last = page->last}));
  }
  return reply;
}

}  // namespace pepiniere::portfolio::api
