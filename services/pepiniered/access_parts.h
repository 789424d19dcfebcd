// The access service, put together.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "services/access/peers/resources.h"
#include "services/pepiniered/service_parts.h"

namespace pepiniere {

class AccessParts final : public ServiceParts {
 public:
  // `count`: makes what was written here count in this process, before it is answered.
  AccessParts(const Flags& flags, const base::Clock& clock, std::function<void()> count);
  ~AccessParts() override { Stop(); }

  std::vector<rpc::Service*> services() override { return {service_.get()}; }

 private:
  std::unique_ptr<access::Resources> resources_;
  std::unique_ptr<rpc::Service> service_;
};

}  // namespace pepiniere
