// What the contract declares about each method, read once from the proto descriptors.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"
#include "services/aip/redaction.h"
#include "services/identity/principal.h"

namespace pepiniere::rpc {

// A field of a request that not everybody who may call may set (pepiniere.rpc.v1.takes).
struct ReservedField {
  const google::protobuf::FieldDescriptor* field;
  std::vector<identity::Role> roles;  // with ROLE_PROGRAMME_ADMIN, always
};

struct MethodInfo {
  std::string name;       // "GetProject"
  std::string full_name;  // "pepiniere.portfolio.v1.PortfolioService/GetProject"
  std::string service;    // "pepiniere.portfolio.v1.PortfolioService"

  bool reads = false;  // it changes nothing, and says so (NO_SIDE_EFFECTS), or streams to its client

  // Its (pepiniere.rpc.v1.access).
  bool open = false;
  std::vector<identity::Role> roles;  // with ROLE_PROGRAMME_ADMIN, always
  std::vector<const google::protobuf::FieldDescriptor*>
      resource;  // path in the request, or in each message; empty: the role is held on everything

  // Whether roles that follow from the service's rows count: one is named, or the declaration says so.
  bool implied_roles = false;
  bool unrecorded = false;  // the log has nothing of a call but that there was one

  std::vector<ReservedField> reserved;
  std::vector<const google::protobuf::FieldDescriptor*> required;  // of the request itself
  const aip::FieldWalk* restricted = nullptr;                      // fields of the reply
};

// The methods of one service. FAILED_PRECONDITION, naming the methods, if one declares no access, declares neither a
// role nor itself open, names a resource that its request does not have, or has a request in whose depth a field is
// reserved.
absl::StatusOr<std::vector<MethodInfo>> ReadMethods(const google::protobuf::ServiceDescriptor& service);

// What setting that field takes, as if it were a method: "AdvancePhase.force".
MethodInfo Setting(const MethodInfo& method, const ReservedField& reserved);

}  // namespace pepiniere::rpc
