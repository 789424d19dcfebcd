// The access service, put together.
#pragma once

#include <memory>
#include <vector>

#include "services/access/peers/chain_heads.h"
#include "services/access/peers/personal_data.h"
#include "services/pepiniered/rights.h"
#include "services/pepiniered/service_parts.h"
#include "services/references/resources.h"

namespace pepiniere {

class AccessParts final : public ServiceParts {
 public:
  // `rights`: this process's copy of what is kept here.
  AccessParts(const Flags& flags, const base::Clock& clock, const Rights& rights);
  ~AccessParts() override { Stop(); }

  std::vector<rpc::Service*> services() override { return {service_.get()}; }

 private:
  // Looks at the audit chains of the other services, and goes on with erasures.
  absl::Duration Tend(rpc::Log& log) override;
  record::Holdings holdings() const override;

  std::unique_ptr<references::Resources> resources_;
  std::vector<access::ChainHead> heads_;
  std::vector<access::PersonalData> personal_data_;
  absl::Time look_at_ = absl::InfinitePast();  // when the chains are to be looked at
  resource::Context context_;
  std::unique_ptr<rpc::Service> service_;
};

}  // namespace pepiniere
