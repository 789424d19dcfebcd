#include "services/portfolio/api/context.h"

#include <algorithm>

#include "google/rpc/error_details.pb.h"
#include "services/portfolio/api/convert.h"
#include "services/rpc/errors.h"

namespace pepiniere::portfolio::api {

base::Date Today(const rpc::CallScope& call) { return base::Date::InParis(call.received_at()); }

absl::StatusOr<store::AsOf> ReadAsOf(const rpc::CallScope& call, const google::type::Date& as_of,
                                     const google::protobuf::Timestamp* known_at) {
  rpc::Violations violations;
  store::AsOf read{ReadDate(as_of, "as_of", violations).value_or(Today(call)), std::nullopt};
  if (known_at) read.known_at = ReadTime(*known_at, "known_at", violations);
  if (!violations.empty()) return violations.ToStatus();
  return read;
}

absl::Status OnItsField(const absl::Status& status) {
  constexpr std::string_view kField = "request_id", kBetween = ": ";
  const std::string_view message(status.message().data(), status.message().size());
  google::rpc::BadRequest named;
  if (!message.starts_with(kField) || rpc::GetDetail(status, named)) return status;
  return rpc::Invalid(kField, message.substr(kField.size() + kBetween.size()));
}

bool IsAdministrator(const rpc::CallScope& call) { return call.principal().Covers(rpc::v1::ROLE_PROGRAMME_ADMIN, ""); }

bool SeesEverything(const rpc::CallScope& call) {
  return std::ranges::any_of(call.principal().bindings, [](const rpc::Binding& b) { return b.resource.empty(); });
}

}  // namespace pepiniere::portfolio::api
