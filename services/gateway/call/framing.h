// A call whose messages come in envelopes: Connect's streams, and gRPC-Web.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"
#include "services/gateway/call/base64.h"
#include "services/gateway/call/envelope.h"
#include "services/gateway/call/outcome.h"
#include "services/gateway/call/protocol.h"
#include "services/gateway/call/stream_framing.h"
#include "services/gateway/http/message.h"

namespace pepiniere::gateway {

class Framing final : public StreamFraming {
 public:
  // `head`: the request's.
  Framing(const Protocol& protocol, const google::protobuf::MethodDescriptor& method, const Request& head,
          std::size_t max_message_bytes);

  absl::Status Check() const override;
  absl::Status Push(std::string_view bytes) override;
  absl::StatusOr<std::optional<std::string>> Next() override;
  bool complete() const override { return parser_.complete() && text_.complete(); }
  Response Head(const Headers& leading) const override;
  absl::StatusOr<std::string> Message(const std::string& bytes) const override;
  std::string End(const grpc::Status& status, const Headers& trailing) override;
  Response Refused(const grpc::Status& status) const override { return Failed(protocol_, {.status = status}); }

  // All of the answer at once.
  Response Whole(const Outcome& outcome) const;
  // The same for a call that failed, or never began.
  static Response Failed(const Protocol& protocol, const Outcome& outcome);

 private:
  absl::StatusOr<std::string> Open(Envelope envelope) const;
  absl::StatusOr<std::string> MessageEnvelope(const std::string& bytes) const;
  std::string EndEnvelope(const grpc::Status& status, const Headers& trailing) const;
  std::string Written(std::string bytes) const;

  const Protocol protocol_;
  const google::protobuf::MethodDescriptor& method_;
  const std::size_t max_message_bytes_;
  const std::string coding_;  // of compressed requests
  const bool packs_;          // whether the client takes gzip
  EnvelopeParser parser_;
  Base64Stream text_;
};

}  // namespace pepiniere::gateway
