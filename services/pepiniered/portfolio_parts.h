// The portfolio service, put together.
#pragma once

#include <memory>
#include <vector>

#include "services/pepiniered/service_parts.h"
#include "services/portfolio/api/given_roles.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/store/live_census.h"
#include "services/portfolio/store/live_index.h"

namespace pepiniere {

class PortfolioParts final : public ServiceParts {
 public:
  PortfolioParts(const Flags& flags, const base::Clock& clock);
  ~PortfolioParts() override { Stop(); }

  std::vector<rpc::Service*> services() override { return {portfolio_.get(), governance_.get()}; }
  // The roles that are given here rather than by the identity provider.
  identity::BindingSource& given_roles() { return given_roles_; }

 private:
  // The first load of what is kept in memory, the library's first filling.
  void Begin(rpc::Log& log) override;
  void LoadCopies(rpc::Log& log);
  void FillLibrary(rpc::Log& log);

  portfolio::store::LiveCensus census_;
  portfolio::store::LiveIndex index_;
  portfolio::api::HiddenIncubators hidden_incubators_;
  portfolio::api::GivenRoles given_roles_;
  std::unique_ptr<rpc::Service> portfolio_, governance_;
};

}  // namespace pepiniere
