// The methods that can be called, by their paths.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"
#include "grpcpp/channel.h"
#include "grpcpp/generic/generic_stub.h"

namespace pepiniere::gateway {

struct Method {
  const google::protobuf::MethodDescriptor* descriptor;
  std::string path;  // "/pepiniere.portfolio.v1.PortfolioService/GetProject"
  std::shared_ptr<grpc::GenericStub> stub;
  bool safe;  // it has no effect, and says so: a GET may call it

  bool streams() const { return descriptor->client_streaming() || descriptor->server_streaming(); }
};

class Methods {
 public:
  // INVALID_ARGUMENT for a service whose descriptor is not in this program.
  static absl::StatusOr<Methods> Of(const std::map<std::string, std::shared_ptr<grpc::Channel>>& services);

  const Method* Find(std::string_view path) const;  // null: there is none
  // Whether the path is below one of the services.
  bool Serves(std::string_view path) const;

 private:
  absl::flat_hash_map<std::string, Method> methods_;
  absl::flat_hash_set<std::string> services_;
};

}  // namespace pepiniere::gateway
