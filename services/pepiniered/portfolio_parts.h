// The portfolio service, put together.
#pragma once

#include <memory>
#include <vector>

#include "services/pepiniered/service_parts.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/peers/access.h"
#include "services/portfolio/peers/metrics.h"
#include "services/portfolio/store/live_census.h"
#include "services/portfolio/store/live_index.h"

namespace pepiniere {

class PortfolioParts final : public ServiceParts {
 public:
  PortfolioParts(const Flags& flags, const base::Clock& clock);
  ~PortfolioParts() override { Stop(); }

  std::vector<rpc::Service*> services() override { return {portfolio_.get(), governance_.get()}; }

 private:
  // The first load of what is kept in memory, the library's first filling.
  void Begin(rpc::Log& log) override;
  void LoadCopies(rpc::Log& log);
  void FillLibrary(rpc::Log& log);
  // Hands over the roles that were given before there was an access service, and what servers of that release still
  // revoke.
  absl::Duration Tend(rpc::Log& log) override;
  record::Holdings holdings() const override;

  portfolio::store::LiveCensus census_;
  portfolio::store::LiveIndex index_;
  portfolio::api::HiddenIncubators hidden_incubators_;
  portfolio::peers::Access access_;
  portfolio::peers::Metrics metrics_;
  std::unique_ptr<rpc::Service> portfolio_, governance_;
};

}  // namespace pepiniere
