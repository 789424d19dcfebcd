// What one service refers to of another's, as that one knows it now.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/peer.h"

namespace pepiniere::references {

struct Resource {
  std::string name;
  std::string uid;  // empty where its service gives none
};

class Resources {
 public:
  virtual ~Resources() = default;
  // The resource of that name, or that had it once, under the name that it has now. NOT_FOUND; UNAVAILABLE while its
  // service does not answer. One of which no service is known is taken as it is called.
  virtual absl::StatusOr<Resource> Find(const rpc::CallScope& call, const std::string& name) = 0;
};

// The services that own them; they must outlive what is made of them.
struct Owners {
  const rpc::Peer* portfolio;
  const rpc::Peer* cohort;
};
std::unique_ptr<Resources> AskOwners(const Owners& owners);

}  // namespace pepiniere::references
