// What the handlers of a service work with, and how a call becomes a write.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "services/aip/errors.h"
#include "services/aip/size_limits.h"
#include "services/base/clock.h"
#include "services/base/date.h"
#include "services/base/try.h"
#include "services/journal/mutation.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::resource {

// All must outlive the handlers.
struct Context {
  db::Database& db;
  const base::Clock& clock;
  // Called after each write that was committed here: those who follow the feed need not wait for somebody to look.
  std::function<void()> committed = [] {};
  // Called with the name of what is stored and cannot be read.
  std::function<void(std::string_view)> unreadable = [](std::string_view) {};
};

// The write that the call asks for, with the request_id and validate_only of its request.
journal::WriteCall WriteCallOf(const rpc::CallScope& call, const google::protobuf::Message& request);

// A refusal of the journal's, "request_id: ...", as one of that field.
absl::Status OnItsField(const absl::Status& status);
template <typename Reply>
absl::StatusOr<Reply> OnItsField(absl::StatusOr<Reply> reply) {
  if (!absl::IsInvalidArgument(reply.status()) && !absl::IsFailedPrecondition(reply.status())) return reply;
  return OnItsField(reply.status());
}

// Runs `body` as the one transaction of a call: see journal::Mutate. INVALID_ARGUMENT if the request is too large to
// keep. `caller`: whose the write is, where the call itself does not say.
template <typename Reply, typename Body>
absl::StatusOr<Reply> WriteAs(const Context& context, const journal::WriteCall& caller,
                              const google::protobuf::Message& request, Body&& body) {
  aip::Violations violations;
  aip::CheckSizes(request, "", violations);
  PEP_TRY(violations.ToStatus());
  absl::StatusOr<Reply> reply = journal::Mutate<Reply>(context.db, context.clock, caller, request, body);
  if (reply.ok()) context.committed();
  return OnItsField(std::move(reply));
}
template <typename Reply, typename Body>
absl::StatusOr<Reply> Write(const Context& context, const rpc::CallScope& call,
                            const google::protobuf::Message& request, Body&& body) {
  return WriteAs<Reply>(context, WriteCallOf(call, request), request, std::forward<Body>(body));
}

// The same of a method whose reply is known by its descriptor: fills it, a Reply.
template <typename Reply, typename Body>
absl::Status WriteInto(google::protobuf::Message& reply, const Context& context, const rpc::CallScope& call,
                       const google::protobuf::Message& request, Body&& body) {
  PEP_ASSIGN(static_cast<Reply&>(reply), Write<Reply>(context, call, request, body));
  return absl::OkStatus();
}

// The day it is for the caller: in Paris, when the call was received.
base::Date Today(const rpc::CallScope& call);

// Whether the caller runs the programme, and not one incubator's part of it.
bool IsAdministrator(const rpc::CallScope& call);

// Whether the caller sees everything, not open data too: a role that reads it is held on all there is.
bool SeesEverything(const rpc::CallScope& call);

}  // namespace pepiniere::resource
