// What is sent to the hook of a source: believed, read, written once, and kept where it was refused.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/metrics/v1/source_event.pb.h"
#include "services/journal/unit.h"
#include "services/metrics/api/context.h"
#include "services/metrics/api/event_writer.h"
#include "services/metrics/api/hook_body.h"
#include "services/metrics/domain/source.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/service.h"

namespace pepiniere::metrics::api {

// What an event is kept as, of what became of it.
domain::SourceEvent EventOf(const HeardHook& heard, const Written& written, const HookBody& hook, absl::Time received);

// The same of one that is known and was taken again: what was written of it before was, too.
domain::SourceEvent Again(const domain::SourceEvent& known, domain::SourceEvent taken);

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
