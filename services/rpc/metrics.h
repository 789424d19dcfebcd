// Prometheus metrics, under the names that gRPC dashboards expect:
//   grpc_server_handled_total{grpc_service,grpc_method,grpc_code}   calls answered
//   grpc_server_handling_seconds{grpc_service,grpc_method}          histogram, from reception to the answer
//   grpc_server_msg_sent_total{grpc_service,grpc_method}            messages sent on servers' streams
//   grpc_server_in_flight{grpc_service,grpc_method}                 calls not answered yet
// those of the HTTP door,
//   http_server_requests_total{route,method,status}                 requests answered
//   http_server_request_seconds{route}                              histogram, from the head's arrival to the last byte
// and whatever gauges the parts of the process add.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace pepiniere::rpc {

// Where the calls of one method are counted. Thread-safe, lock-free but for the histogram's own.
class MethodMetrics {
 public:
  virtual ~MethodMetrics() = default;
  virtual void Started() = 0;
  virtual void Sent() = 0;
  virtual void Finished(absl::StatusCode code, absl::Duration duration) = 0;
};

class Metrics {
 public:
  Metrics();
  ~Metrics();

  // The same object for the same method, for as long as this lives.
  MethodMetrics& ForMethod(std::string_view service, std::string_view method);
  // A request that the HTTP door answered. `route` and `method` must be of a bounded set.
  void HttpAnswered(std::string_view route, std::string_view method, int status, absl::Duration duration);
  // A gauge that is read at each scrape. `read` must be thread-safe and quick, and callable until this is destroyed.
  void AddGauge(std::string name, std::string help, std::function<double()> read, std::string service = "");

  // Serves /metrics on `address` ("127.0.0.1:9464"). UNAVAILABLE if it is taken.
  absl::Status Expose(const std::string& address);
  // The port that Expose bound; 0 without.
  int port() const;
  // What /metrics shows, for another door to serve.
  std::string Text() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace pepiniere::rpc
