// The portfolio service and what it stands on, put together.
#pragma once

#include <thread>

#include "absl/synchronization/notification.h"
#include "services/base/clock.h"
#include "services/db/database.h"
#include "services/journal/sequencer.h"
#include "services/pepiniered/flags.h"
#include "services/portfolio/api/service.h"
#include "services/portfolio/store/live_census.h"
#include "services/rpc/server.h"

namespace pepiniere {

class PortfolioParts {
 public:
  PortfolioParts(const Flags& flags, const base::Clock& clock);
  ~PortfolioParts();

  rpc::MountedService& service() { return service_; }
  // What works beside the calls: the census's first load, the sequencer, the forgetting of what is old.
  void Start(rpc::Server& server);
  // After the last call.
  void Stop();

 private:
  void LoadCensus(rpc::Log& log);
  void Forget(rpc::Log& log);

  const base::Clock& clock_;
  db::Database database_;
  portfolio::store::LiveCensus census_;
  journal::Sequencer sequencer_;
  portfolio::api::PortfolioService service_;
  absl::Notification stopping_;
  std::thread housekeeper_;
};

}  // namespace pepiniere
