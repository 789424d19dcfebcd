#include "services/gateway/call/methods.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.pb.h"
#include "services/base/text.h"

namespace pepiniere::gateway {

absl::StatusOr<Methods> Methods::Of(const std::map<std::string, std::shared_ptr<grpc::Channel>>& services) {
  Methods methods;
  for (const auto& [name, channel] : services) {
    const auto* service = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(name);
    if (service == nullptr) return absl::InvalidArgumentError(absl::StrCat("this program knows no service ", name));
    const auto stub = std::make_shared<grpc::GenericStub>(channel);
    methods.services_.insert(name);
    for (int i = 0; i < service->method_count(); ++i) {
      const auto* method = service->method(i);
      const bool safe = method->options().idempotency_level() == google::protobuf::MethodOptions::NO_SIDE_EFFECTS;
      const std::string path = absl::StrCat("/", name, "/", method->name());
      methods.methods_[path] = {method, path, stub, safe};
    }
  }
  return methods;
}

const Method* Methods::Find(std::string_view path) const {
  const auto found = methods_.find(base::Absl(path));
  return found == methods_.end() ? nullptr : &found->second;
}

bool Methods::Serves(std::string_view path) const {
  path.remove_prefix(std::min<std::size_t>(1, path.size()));
  const std::size_t slash = path.find('/');
  return slash != path.npos && services_.contains(base::Absl(path.substr(0, slash)));
}

}  // namespace pepiniere::gateway
