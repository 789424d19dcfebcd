// A callback handler with a connection of its thread's own, and nothing else around it.
#pragma once

#include <cppconn/exception.h>

#include <string>

#include "absl/time/clock.h"
#include "grpcpp/grpcpp.h"
#include "services/base/date.h"
#include "tests/bench/bare_connection.h"

namespace pepiniere::bench {

inline std::string Today() { return base::Date::InParis(absl::Now()).ToString(); }

// The last segment of a resource name.
inline std::string IdOf(const std::string& name) { return name.substr(name.find('/') + 1); }

// Runs `body` at once, on gRPC's own thread; what the database throws is INTERNAL.
template <class Body>
grpc::ServerUnaryReactor* Answer(const Database& database, grpc::CallbackServerContext* context, Body body) {
  thread_local BareConnection connection(database);
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  try {
    body(connection);
    reactor->Finish(grpc::Status::OK);
  } catch (const sql::SQLException& error) {
    reactor->Finish({grpc::StatusCode::INTERNAL, error.what()});
  }
  return reactor;
}

}  // namespace pepiniere::bench
