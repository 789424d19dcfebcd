#include "services/imports/transaction.h"

namespace pepiniere::imports {

bool IsOfItem(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kDataLoss:
    case absl::StatusCode::kInternal:
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kOutOfRange:
      return true;
    default:
      return false;
  }
}

journal::WriteCall WriteOf(const rpc::CallScope& call, bool dry_run) {
  return {.principal = call.principal().name(),
          .method = std::string(call.method()),
          .request_id = "",
          .trace_id = call.trace_id(),
          .deadline = call.deadline(),
          .validate_only = dry_run};
}

}  // namespace pepiniere::imports
