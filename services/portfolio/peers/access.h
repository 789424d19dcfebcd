// Access bindings, which this service kept once, and the access service keeps now.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "pepiniere/rpc/v1/access_binding.pb.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/peer.h"

namespace pepiniere::portfolio::peers {

class Access {
 public:
  explicit Access(const rpc::Peer& peer) : peer_(peer) {}

  // Asks there what the caller asked here, with the caller's token: the messages of both are alike. `method`:
  // "CreateAccessBinding". See PeerCall::Forwarding for a caller without a token.
  absl::Status Forward(const rpc::CallScope& call, std::string_view method, const google::protobuf::Message& request,
                       google::protobuf::Message& reply) const;

  // Hands over what was kept here; repeating it tells what was revoked since. Those that were refused, and why.
  absl::StatusOr<std::vector<std::string>> Move(const std::vector<rpc::v1::AccessBinding>& bindings,
                                                absl::Time deadline) const;

 private:
  const rpc::Peer& peer_;
};

}  // namespace pepiniere::portfolio::peers
