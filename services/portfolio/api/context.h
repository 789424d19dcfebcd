// What the handlers of this service work with, and how a call becomes a write.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "google/protobuf/timestamp.pb.h"
#include "google/type/date.pb.h"
#include "services/base/clock.h"
#include "services/base/try.h"
#include "services/journal/mutation.h"
#include "services/portfolio/store/finder.h"
#include "services/portfolio/store/live_census.h"
#include "services/portfolio/store/live_index.h"
#include "services/portfolio/store/page.h"
#include "services/portfolio/store/time_travel.h"
#include "services/query/page_token.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/size_limits.h"

namespace pepiniere::portfolio::api {

class HiddenIncubators;

// All must outlive the handlers.
struct Context {
  db::Database& db;
  const base::Clock& clock;
  store::LiveCensus& census;
  store::LiveIndex& index;
  HiddenIncubators& hidden;
  // Called after each write that was committed here: those who follow the feed need not wait for somebody to look.
  std::function<void()> committed = [] {};
  // Called with the name of what is stored and cannot be read.
  std::function<void(std::string_view)> unreadable = [](std::string_view) {};

  store::Finder finder() const { return {db, census, index}; }
};

// Who asks for this write. Any request that has request_id and validate_only.
template <typename Request>
journal::Caller CallerOf(const rpc::CallScope& call, const Request& request) {
  return {.principal = call.principal().anonymous() ? "anonymous" : call.principal().subject,
          .method = std::string(call.method()),
          .request_id = request.request_id(),
          .trace_id = call.trace_id(),
          .deadline = call.deadline(),
          .validate_only = request.validate_only()};
}

// A refusal of the journal's, "request_id: ...", as one of that field.
absl::Status OnItsField(const absl::Status& status);
template <typename Reply>
absl::StatusOr<Reply> OnItsField(absl::StatusOr<Reply> reply) {
  if (!absl::IsInvalidArgument(reply.status())) return reply;
  return OnItsField(reply.status());
}

// Runs `body` as the one transaction of a call: see journal::Mutate. INVALID_ARGUMENT if the request is too large to
// keep.
template <typename Reply, typename Request, typename Body>
absl::StatusOr<Reply> Write(const Context& context, const rpc::CallScope& call, const Request& request, Body&& body) {
  rpc::Violations violations;
  rpc::CheckSizes(request, "", violations);
  PEP_TRY(violations.ToStatus());
  absl::StatusOr<Reply> reply =
      journal::Mutate<Reply>(context.db, context.clock, CallerOf(call, request), request, body);
  if (reply.ok()) context.committed();
  return OnItsField(std::move(reply));
}

// The day it is for the caller: in Paris, when the call was received.
base::Date Today(const rpc::CallScope& call);

// What as_of and known_at of a request mean; INVALID_ARGUMENT names the field.
absl::StatusOr<store::AsOf> ReadAsOf(const rpc::CallScope& call, const google::type::Date& as_of,
                                     const google::protobuf::Timestamp* known_at);

// Whether the caller runs the programme, and not one incubator's part of it.
bool IsAdministrator(const rpc::CallScope& call);

// Whether the caller sees everything, not open data too: a role held on all there is.
bool SeesEverything(const rpc::CallScope& call);

}  // namespace pepiniere::portfolio::api
