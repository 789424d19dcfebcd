// Errors as programs and people read them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "grpcpp/support/status.h"

namespace pepiniere::clients {

// The same code and message, with each google.rpc detail as a payload under its type URL.
absl::Status FromGrpc(const grpc::Status& status);

// A detail of that type, if the status has one: google::rpc::BadRequest, PreconditionFailure, ErrorInfo...
bool GetDetail(const absl::Status& status, google::protobuf::Message& detail);

// ErrorInfo's reason; empty if the server gave none.
std::string Reason(const absl::Status& status);
// What RetryInfo asks to wait, if anything.
std::optional<absl::Duration> RetryAfter(const absl::Status& status);

// The message, then one line for each thing that is wrong or missing:
//   "project.mission: must not be empty", "projects/x/gates/sponsor: no sponsor is recorded".
std::vector<std::string> Describe(const absl::Status& status);

}  // namespace pepiniere::clients
