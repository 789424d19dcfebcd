#include "services/portfolio/api/unreadable.h"

#include "services/base/text.h"
#include "services/rpc/errors.h"

namespace pepiniere::portfolio::api {

absl::Status ToldOf(const Context& context, std::string_view name, const absl::Status& status) {
  if (absl::IsDataLoss(status)) context.unreadable(name);
  return ToldOf(name, status);
}

absl::Status ToldOf(std::string_view name, const absl::Status& status) {
  if (!absl::IsDataLoss(status)) return status;
  return rpc::Failure(absl::StatusCode::kDataLoss, "UNREADABLE",
                      base::Concat(name,
                                   " is stored, but cannot be read: a programme administrator repairs it with an "
                                   "update of every field (update_mask \"*\")"),
                      {{"resource", std::string(name)}});
}

bool Repairs(const rpc::CallScope& call, const google::protobuf::FieldMask& mask) {
  return mask.paths_size() == 1 && mask.paths(0) == "*" && IsAdministrator(call);
}

}  // namespace pepiniere::portfolio::api
