// What is sent to the hook of a source: believed, read, written once, and kept where it was refused.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/source_event.pb.h"
#include "services/base/stored.h"
#include "services/journal/unit.h"
#include "services/metrics/api/context.h"
#include "services/metrics/api/event_writer.h"
#include "services/metrics/api/hook_body.h"
#include "services/metrics/domain/source.h"
#include "services/metrics/store/mention_store.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

// Whether the project (a name) is known to be deleted, to which nothing is written. While the portfolio does not answer
// it is not: what tools tell once they may never tell again.
bool IsGone(const Context& context, const rpc::CallScope& call, const std::string& project);

// An event that was taken again, whether what was sent is still kept, and what it told of deployments.
struct TakenAgain {
  base::Stored<domain::SourceEvent> event;
  bool open = false;
  store::Mentioned told{};
};
// Takes one that is known once more, of what is kept of it; none: nothing is. What was refused of it is written, as far
// as its source can now, and nothing of it again; what was told since it came stands. What was sent is kept as long as
// something of it is refused.
absl::StatusOr<std::optional<TakenAgain>> TakeKept(const Context& context, const rpc::CallScope& call,
                                                   journal::Unit& unit, const base::Stored<domain::Source>& source,
                                                   const base::Stored<domain::SourceEvent>& known);

// What named a deployment that had not come is taken again with it, whatever the way that it comes: the order of
// arrival changes nothing. `source`: which told of deployments in this transaction, `told`, and is locked in it.
absl::Status TakeWaiting(const Context& context, const rpc::CallScope& call, journal::Unit& unit,
                         const base::Stored<domain::Source>& source, const store::Mentioned& told);

class Reception {
 public:
  explicit Reception(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service);

  // UNAUTHENTICATED for whoever does not show the secret, the same whether there is such a source or not.
  // RESOURCE_EXHAUSTED for too many.
  absl::StatusOr<v1::ReceiveSourceEventResponse> Receive(rpc::CallScope& call,
                                                         const v1::ReceiveSourceEventRequest& request);

 private:
  const Context& context_;
};

}  // namespace pepiniere::metrics::api
