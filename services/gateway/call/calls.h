// Every method of every service, for browsers and scripts: gRPC-Web and the Connect protocol, over HTTP/1.1.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "grpcpp/channel.h"
#include "services/gateway/http/call_source.h"

namespace pepiniere::gateway {

// The metadata that tells a service the address of who called the gateway. A service believes it of its own process
// only; what a client sends under that name is dropped.
inline constexpr char kClientMetadata[] = "x-pepiniere-client";

struct CallsOptions {
  // Where each service is, by its full name ("pepiniere.portfolio.v1.PortfolioService"): in this process, or elsewhere.
  std::map<std::string, std::shared_ptr<grpc::Channel>> services{};
  // Of one message, decompressed.
  std::size_t max_message_bytes = 16 << 20;
};

// Unary calls: Connect POST and GET (methods without side effects), gRPC-Web. Streams: Connect, gRPC-Web; what the
// client streams is whole before the answer begins, as HTTP/1.1 has it.
class Calls final : public CallSource {
 public:
  // INVALID_ARGUMENT for a service whose descriptor is not in this program.
  static absl::StatusOr<std::unique_ptr<Calls>> Make(CallsOptions options);
  ~Calls() override;

  bool Claims(const Request& head) const override;
  std::shared_ptr<Call> Open(const Request& head, const absl::Status& admitted) override;

 private:
  struct Parts;
  explicit Calls(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace pepiniere::gateway
