// All that there is of a person, in every service.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/access/v1/erasure.pb.h"
#include "services/access/api/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::access::api {

absl::StatusOr<v1::PersonExport> ExportPerson(const Context& context, const rpc::CallScope& call,
                                              const v1::ExportPersonRequest& request);

}  // namespace pepiniere::access::api
