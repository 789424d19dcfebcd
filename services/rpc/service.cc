#include "services/rpc/service.h"

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"

namespace pepiniere::rpc {

absl::Status MountedService::Mount(const Floor& floor) {
  const std::string name(full_name());
  const auto* service = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(name);
  if (service == nullptr) return absl::InternalError(absl::StrCat("no descriptor of ", name));
  return dispatcher_.Mount(*service, *this, floor);
}

}  // namespace pepiniere::rpc
