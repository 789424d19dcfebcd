// Who changed what: the one handler of every service's ListAuditRecords.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "services/query/sql_fragment.h"
#include "services/resource/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::resource {

// `request` and `reply` have the fields of pepiniere.rpc.v1.ListAuditRecordsRequest and -Response. `resource`: the one
// that is asked about, as it is called now; `formerly`: what it was called before, whose records count too. `told`:
// which records the caller is told of (record::AuditQuery).
absl::Status ListAuditRecords(const Context& context, const rpc::CallScope& call,
                              const google::protobuf::Message& request, const std::string& resource,
                              std::vector<std::string> formerly, google::protobuf::Message& reply,
                              query::SqlFragment told = {});

}  // namespace pepiniere::resource
