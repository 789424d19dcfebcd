#include "services/resource/context.h"

#include "google/rpc/error_details.pb.h"
#include "services/aip/fields.h"
#include "services/identity/principal.h"

namespace pepiniere::resource {

journal::WriteCall WriteCallOf(const rpc::CallScope& call, const google::protobuf::Message& request) {
  const bool anonymous = call.principal().anonymous();
  return {.principal = anonymous ? "anonymous" : call.principal().name(),
          .on_behalf_of = call.on_behalf_of(),
          .anonymous = anonymous,
          .method = std::string(call.method()),
          .request_id = aip::TextIn(request, "request_id"),
          .trace_id = call.trace_id(),
          .deadline = call.deadline(),
          .validate_only = aip::FlagIn(request, "validate_only")};
}

base::Date Today(const rpc::CallScope& call) { return base::Date::InParis(call.received_at()); }

absl::Status OnItsField(const absl::Status& status) {
  constexpr std::string_view kField = "request_id", kBetween = ": ";
  const std::string_view message(status.message().data(), status.message().size());
  if (absl::IsFailedPrecondition(status) && message.starts_with(kField)) {
    return aip::Failure(absl::StatusCode::kFailedPrecondition, "ANSWER_ERASED", message);
  }
  google::rpc::BadRequest named;
  if (!message.starts_with(kField) || aip::GetDetail(status, named)) return status;
  return aip::Invalid(kField, message.substr(kField.size() + kBetween.size()));
}

bool IsAdministrator(const rpc::CallScope& call) { return call.principal().Covers(rpc::v1::ROLE_PROGRAMME_ADMIN, ""); }

bool SeesEverything(const rpc::CallScope& call) { return call.principal().SeesAny({}); }

}  // namespace pepiniere::resource
