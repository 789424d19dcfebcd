// What a role is held on, as the service that owns it knows it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/peer.h"

namespace pepiniere::access {

class Resources {
 public:
  virtual ~Resources() = default;
  // What the resource is called now, if there is one of that name, or was: NOT_FOUND otherwise; UNAVAILABLE while its
  // service does not answer. Resources of which no service is known are taken as they are called.
  virtual absl::StatusOr<std::string> NameNow(const rpc::CallScope& call, const std::string& name) = 0;
};

// The services that own them; they must outlive what is made of them.
struct Owners {
  const rpc::Peer* portfolio;
  const rpc::Peer* cohort;
};
std::unique_ptr<Resources> AskOwners(const Owners& owners);

}  // namespace pepiniere::access
