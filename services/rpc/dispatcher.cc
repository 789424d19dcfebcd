#include "services/rpc/dispatcher.h"

#include <vector>

#include "services/rpc/metrics.h"

namespace pepiniere::rpc {

absl::Status Dispatcher::Mount(const google::protobuf::ServiceDescriptor& service, ScopeResolver& resolver,
                               const Floor& floor) {
  absl::StatusOr<std::vector<MethodInfo>> methods = ReadMethods(service);
  if (!methods.ok()) return methods.status();
  for (MethodInfo& info : *methods) {
    MethodMetrics& metrics = floor.metrics->ForMethod(info.service, info.name);
    const std::string name = info.name;
    methods_.insert_or_assign(name, MountedMethod{std::move(info), &metrics, &resolver, &floor});
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::rpc
