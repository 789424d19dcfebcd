// What came by sources: told, and taken again.
#pragma once

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/source_event.pb.h"
#include "services/base/stored.h"
#include "services/metrics/api/context.h"
#include "services/metrics/domain/source.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

class SourceEvents {
 public:
  explicit SourceEvents(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  absl::StatusOr<v1::SourceEvent> Get(rpc::CallScope& call, const v1::GetSourceEventRequest& request);
  absl::StatusOr<v1::ListSourceEventsResponse> List(rpc::CallScope& call, const v1::ListSourceEventsRequest& request);
  absl::StatusOr<v1::ReplaySourceEventsResponse> Replay(rpc::CallScope& call,
                                                        const v1::ReplaySourceEventsRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::metrics::api
