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
      : ServiceParts("cohort", flags, clock), service_(cohort::api::MakeCohortService(MakeContext(), hub())) {}
  ~CohortParts() override { Stop(); }

  std::vector<rpc::Service*> services() override { return {service_.get()}; }

 private:
  std::unique_ptr<rpc::Service> service_;
};

}  // namespace pepiniere
