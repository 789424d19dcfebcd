// The portfolio service and what it stands on, put together.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "absl/synchronization/notification.h"
#include "services/base/clock.h"
#include "services/db/database.h"
#include "services/journal/hub.h"
#include "services/journal/sealer.h"
#include "services/journal/sequencer.h"
#include "services/pepiniered/flags.h"
#include "services/portfolio/api/access.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/store/live_census.h"
#include "services/portfolio/store/live_index.h"
#include "services/rpc/server.h"

namespace pepiniere {

class PortfolioParts {
 public:
  PortfolioParts(const Flags& flags, const base::Clock& clock);
  ~PortfolioParts();

  std::vector<rpc::MountedService*> services() { return {portfolio_.get(), governance_.get()}; }
  // The roles that are given here rather than by the identity provider.
  rpc::BindingSource& given_roles() { return given_roles_; }
  // What works beside the calls: the first load of what is kept in memory, the library's first filling, the sequencer,
  // the forgetting of what is old.
  void Start(rpc::Server& server);
  // After the last call.
  void Stop();

 private:
  portfolio::api::Context Served();
  void ReportUnreadable(std::string_view resource);
  void LoadCopies(rpc::Log& log);
  void FillLibrary(rpc::Log& log);
  void Forget(rpc::Log& log);

  const base::Clock& clock_;
  db::Database database_;
  portfolio::store::LiveCensus census_;
  portfolio::store::LiveIndex index_;
  portfolio::api::HiddenIncubators hidden_incubators_;
  journal::Hub hub_;
  journal::Sequencer sequencer_;
  journal::Sealer sealer_;
  portfolio::api::GivenRoles given_roles_;
  std::unique_ptr<rpc::MountedService> portfolio_, governance_;
  absl::Notification stopping_;
  std::thread housekeeper_;

  std::atomic<rpc::Log*> log_ = nullptr;  // from Start on
  std::mutex reported_mutex_;
  std::set<std::string, std::less<>> reported_;
};

}  // namespace pepiniere
