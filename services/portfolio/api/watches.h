// Following projects, what is below them, and committees as they change.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/governance_service.pb.h"
#include "services/journal/hub.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/api/line_watch.h"
#include "services/portfolio/api/read_changes.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/message_source.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

class Watches {
 public:
  // Both must outlive this, and every watch. `services`: of the package.
  Watches(const Context& context, journal::Hub& hub, const std::vector<std::string>& services)
      : context_(context), hub_(hub), lines_(context, services) {}

  void Mount(rpc::Service& service);

  template <typename Message>
  using Opened = absl::StatusOr<std::unique_ptr<rpc::MessageSource<Message>>>;

  Opened<v1::WatchProjectsResponse> Projects(rpc::CallScope& call, const v1::WatchProjectsRequest& request,
                                             std::function<void()> wake);
  Opened<v1::WatchPhaseRecordsResponse> PhaseRecords(rpc::CallScope& call, const v1::WatchPhaseRecordsRequest& request,
                                                     std::function<void()> wake);
  Opened<v1::WatchCommitteesResponse> Committees(rpc::CallScope& call, const v1::WatchCommitteesRequest& request,
                                                 std::function<void()> wake);
  Opened<v1::WatchProjectLinesResponse> Lines(rpc::CallScope& call, const v1::WatchProjectLinesRequest& request,
                                              std::function<void()> wake);

 private:
  const Context& context_;
  journal::Hub& hub_;
  ReadProjectChanges read_projects_;
  LineWatch lines_;
};

}  // namespace pepiniere::portfolio::api
