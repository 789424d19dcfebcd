#include "services/resource/standard_service.h"

#include <string>
#include <utility>

#include "services/aip/fields.h"
#include "services/base/try.h"
#include "services/record/schema.h"
#include "services/resource/audit.h"

namespace pepiniere::resource {
namespace {

// For the answer of the database, which is asked every few seconds.
constexpr absl::Duration kPatience = absl::Seconds(2);

}  // namespace

StandardService::StandardService(std::string_view full_name, const Context& context,
                                 absl::Span<const std::string_view> migrations, record::Holdings holdings)
    : rpc::Service(full_name),
      context_(context),
      migrations_(migrations),
      permissions_({std::string(full_name)}, *this),
      personal_data_(context, std::move(holdings)) {
  permissions_.Mount(*this);
  personal_data_.Mount(*this);
  Unary("ListAuditRecords", [this](rpc::CallScope& call, const rpc::AnyMessage& request, rpc::AnyMessage& reply) {
    return ListAudit(call, request, reply);
  });
}

absl::Status StandardService::ListAudit(const rpc::CallScope& call, const google::protobuf::Message& request,
                                        google::protobuf::Message& reply) {
  const std::string resource = aip::TextIn(request, "resource");
  const bool is_chain = aip::FlagIn(request, "in_sequence") && resource.empty();
  query::SqlFragment told;
  if (!is_chain) {
    PEP_ASSIGN(told, ToldRecords(call));
  }
  return ListAuditRecords(context_, call, request, resource, {}, reply, std::move(told));
}

absl::Status StandardService::Ready() {
  return record::CheckSchema(context_.db, context_.clock.Now() + kPatience, migrations_);
}

}  // namespace pepiniere::resource
