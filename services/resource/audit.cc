#include "services/resource/audit.h"

#include <google/protobuf/util/json_util.h>

#include <optional>
#include <utility>

#include "pepiniere/rpc/v1/audit.pb.h"
#include "services/aip/fields.h"
#include "services/aip/values.h"
#include "services/journal/audit.h"
#include "services/json/json.h"
#include "services/personal/keys.h"
#include "services/query/page_token.h"
#include "services/record/audit_list.h"
#include "services/resource/paging.h"

namespace pepiniere::resource {
namespace {

google::protobuf::Value ToValue(const json::Json& json) {
  google::protobuf::Value value;
  const std::string text = json::Dump(json);
  if (!google::protobuf::util::JsonStringToMessage(text, &value).ok()) value.set_string_value(text);
  return value;
}

void AddChanges(const std::string& diff, rpc::v1::AuditRecord& proto) {
  const std::optional<json::Json> changes = json::ParseObject(diff);
  if (!changes) return;
  for (const auto& [field, sides] : changes->items()) {
    rpc::v1::FieldChange& change = *proto.add_changes();
    change.set_field(field);
    if (const auto* before = json::At(sides, "before")) *change.mutable_before() = ToValue(*before);
    if (const auto* after = json::At(sides, "after")) *change.mutable_after() = ToValue(*after);
    change.set_erased(json::At(sides, "erased") != nullptr);
  }
}

rpc::v1::AuditRecord ToProto(const record::ReadableRecord& readable) {
  const journal::AuditRecord& record = readable.kept;
  rpc::v1::AuditRecord proto;
  proto.set_id(record.id);
  *proto.mutable_event_time() = aip::ToProto(record.occurred_at);
  proto.set_principal(record.principal);
  proto.set_method(record.method);
  proto.set_resource(record.resource);
  proto.set_request_id(record.request_id);
  proto.set_trace_id(record.trace_id);
  proto.set_reason(readable.opened.reason);
  proto.set_reason_erased(readable.opened.reason_erased);
  if (personal::IsSealed(record.reason)) proto.set_sealed_reason(record.reason);
  AddChanges(readable.opened.diff, proto);
  proto.set_changes_json(record.diff);
  proto.set_sequence(record.seq);
  proto.set_seal(record.seal);
  proto.set_seal_version(record.seal_version);
  proto.set_previous_seal(record.previous_seal);
  proto.set_on_behalf_of(record.on_behalf_of);
  return proto;
}

}  // namespace

absl::Status ListAuditRecords(const Context& context, const rpc::CallScope& call,
                              const google::protobuf::Message& request, const std::string& resource,
                              std::vector<std::string> formerly, google::protobuf::Message& reply,
                              query::SqlFragment told) {
  const std::string page_token = aip::TextIn(request, "page_token");
  const bool in_sequence = aip::FlagIn(request, "in_sequence");
  const auto size = query::PageSize(aip::NumberIn(request, "page_size"));
  if (!size.ok()) return OnField("page_size", size.status());
  PEP_ASSIGN(query::Filter filter, ReadFilter(aip::TextIn(request, "filter")));
  const std::uint64_t fingerprint =
      query::ArgumentsFingerprint({call.method(), aip::TextIn(request, "resource"), query::ToString(filter),
                                   in_sequence ? "in sequence" : "latest first"});
  record::AuditQuery asked = {.resource = resource,
                              .formerly = std::move(formerly),
                              .in_sequence = in_sequence,
                              .told = std::move(told),
                              .filter = std::move(filter),
                              .limit = *size};
  if (!page_token.empty()) {
    auto token = query::DecodePageToken(page_token, fingerprint, record::AuditOrder(in_sequence));
    if (!token.ok()) return OnField("page_token", token.status());
    asked.after = std::move(token->last);
  }
  const auto page = record::ListAuditRecords(context.db, call.deadline(), asked);
  if (!page.ok()) return OnField("filter", page.status());
  for (const record::ReadableRecord& record : page->rows) {
    static_cast<rpc::v1::AuditRecord&>(aip::AddMessage(reply, "audit_records")) = ToProto(record);
  }
  if (!page->last.empty()) {
    aip::SetText(
        reply, "next_page_token",
        query::EncodePageToken(
            {.fingerprint = fingerprint, .as_of = std::nullopt, .known_at = std::nullopt, .last = page->last}));
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::resource
