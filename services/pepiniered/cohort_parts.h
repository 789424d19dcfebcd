// The cohort service, put together.
#pragma once

#include <memory>
#include <vector>

#include "services/cohort/api/services.h"
#include "services/pepiniered/service_parts.h"

namespace pepiniere {

class CohortParts final : public ServiceParts {
 public:
  CohortParts(const Flags& flags, const base::Clock& clock)
      : ServiceParts("cohort", flags, clock),
        resources_(references::AskOwners({&PeerOf("portfolio"), &PeerOf("cohort")})),
        service_(cohort::api::MakeCohortService({MakeContext(), *resources_}, hub())) {}
  ~CohortParts() override { Stop(); }

  std::vector<rpc::Service*> services() override { return {service_.get()}; }

 private:
  std::unique_ptr<references::Resources> resources_;
  std::unique_ptr<rpc::Service> service_;
};

}  // namespace pepiniere
