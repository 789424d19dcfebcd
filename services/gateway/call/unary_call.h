// A call of one message each way: Connect's POST and GET, gRPC-Web's unary calls.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "grpcpp/client_context.h"
#include "services/gateway/call/framing.h"
#include "services/gateway/call/methods.h"
#include "services/gateway/call/outcome.h"
#include "services/gateway/call/protocol.h"
#include "services/gateway/http/call_source.h"

namespace pepiniere::gateway {

// What a call begins with.
struct Opening {
  const Method& method;
  Protocol protocol;
  std::size_t max_message_bytes;
  absl::Duration timeout;
  Headers metadata;  // of the request, for the service
};

// Sets what the service is told of the request beside its message: metadata, deadline, who the client is.
void Prepare(const Opening& opening, const Request& head, grpc::ClientContext& context);

class UnaryCall final : public Call, public std::enable_shared_from_this<UnaryCall> {
 public:
  UnaryCall(const Opening& opening, const Request& head);

  void Feed(std::string piece, std::function<void(bool)> next) override;
  void FeedEnd() override;
  void Head(std::function<void(Response)> then) override;
  void Next(std::function<void(std::string)> then) override { then({}); }
  void End(absl::Status why) override;

 private:
  absl::StatusOr<std::string> Message();
  absl::StatusOr<std::string> QueryMessage() const;
  void Done(grpc::Status status);
  void Settle(Outcome outcome);
  Response Answer(Outcome outcome) const;
  Response Written(Outcome outcome) const;  // in the words of the protocol

  const Opening opening_;
  const bool get_;
  const std::string query_;
  const std::string coding_;
  Framing framing_;
  std::string body_;

  grpc::ClientContext context_;
  grpc::ByteBuffer request_, reply_;
  std::mutex mutex_;  // guards what follows
  bool started_ = false;
  absl::Status ended_;  // why the caller ended it, if it did
  std::optional<Response> answer_;
  std::function<void(Response)> then_;
};

}  // namespace pepiniere::gateway
