#include "services/portfolio/api/context.h"

#include "services/aip/errors.h"
#include "services/aip/values.h"

namespace pepiniere::portfolio::api {

absl::StatusOr<store::AsOf> ReadAsOf(const rpc::CallScope& call, const google::type::Date& as_of,
                                     const google::protobuf::Timestamp* known_at) {
  aip::Violations violations;
  store::AsOf read{aip::ReadDate(as_of, "as_of", violations).value_or(resource::Today(call)), std::nullopt};
  if (known_at) read.known_at = aip::ReadTime(*known_at, "known_at", violations);
  if (!violations.empty()) return violations.ToStatus();
  return read;
}

}  // namespace pepiniere::portfolio::api
