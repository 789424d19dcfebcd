#include "services/gateway/call/framing.h"

#include <memory>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/call/base64.h"
#include "services/gateway/call/coding.h"
#include "services/gateway/call/connect.h"
#include "services/gateway/call/grpc_web.h"
#include "services/gateway/call/json.h"
#include "services/gateway/call/outcome.h"
#include "services/gateway/http/answer.h"
#include "services/gateway/http/gzip.h"

namespace pepiniere::gateway {
namespace {

constexpr std::size_t kWorthPacking = 1024;

bool IsConnect(const Protocol& protocol) { return protocol.kind == Protocol::Kind::kConnectStream; }

// "connect-content-encoding" or "grpc-encoding".
std::string CodingHeader(const Protocol& protocol) {
  return IsConnect(protocol) ? "connect-content-encoding" : "grpc-encoding";
}
std::string AcceptHeader(const Protocol& protocol) {
  return IsConnect(protocol) ? "connect-accept-encoding" : "grpc-accept-encoding";
}

}  // namespace

Framing::Framing(const Protocol& protocol, const google::protobuf::MethodDescriptor& method, const Request& head,
                 std::size_t max_message_bytes)
    : protocol_(protocol),
      method_(method),
      max_message_bytes_(max_message_bytes),
      coding_(head.headers.Get(CodingHeader(protocol))),
      packs_(Accepts(head.headers.Get(AcceptHeader(protocol)), "gzip")),
      parser_(max_message_bytes) {}

absl::Status Framing::Check() const { return CheckCoding(coding_); }

absl::Status Framing::Push(std::string_view bytes) {
  if (!protocol_.text) {
    parser_.Push(bytes);
    return absl::OkStatus();
  }
  const std::optional<std::string> decoded = text_.Push(bytes);
  if (!decoded) return absl::InvalidArgumentError("the body is no base64");
  parser_.Push(*decoded);
  return absl::OkStatus();
}

absl::StatusOr<std::optional<std::string>> Framing::Next() {
  absl::StatusOr<std::optional<Envelope>> envelope = parser_.Next();
  if (!envelope.ok()) return Explain(envelope.status());
  if (!*envelope) return std::nullopt;
  PEP_ASSIGN(std::string message, Open(**std::move(envelope)));
  return message;
}

absl::StatusOr<std::string> Framing::Open(Envelope envelope) const {
  const bool compressed = (envelope.flags & kCompressed) != 0;
  if ((envelope.flags & ~kCompressed) != 0) {
    return absl::InvalidArgumentError(
        base::Concat("an envelope has the flags ", envelope.flags, ": a request has messages only"));
  }
  if (compressed && (coding_.empty() || coding_ == "identity")) {
    return absl::InvalidArgumentError(
        base::Concat("a message is compressed, but ", CodingHeader(protocol_), " does not say how"));
  }
  std::string message = std::move(envelope.payload);
  if (compressed) {
    PEP_ASSIGN(message, Decode(coding_, std::move(message), max_message_bytes_));
  }
  if (protocol_.codec == Codec::kJson) return JsonToProto(*method_.input_type(), message);
  PEP_TRY(CheckProto(*method_.input_type(), message));
  return message;
}

Response Framing::Head(const Headers& leading) const {
  Response head{.status = 200,
                .headers = {{"content-type", std::string(protocol_.content_type)}},
                .body = nullptr,
                .compressible = false};
  for (const auto& [name, value] : leading) head.headers.Add(name, value);
  head.headers.Add(AcceptHeader(protocol_), "gzip, identity");
  if (packs_) head.headers.Add(CodingHeader(protocol_), "gzip");
  return head;
}

absl::StatusOr<std::string> Framing::Message(const std::string& bytes) const {
  PEP_ASSIGN(std::string envelope, MessageEnvelope(bytes));
  return Written(std::move(envelope));
}

std::string Framing::End(const grpc::Status& status, const Headers& trailing) {
  return Written(EndEnvelope(status, trailing));
}

absl::StatusOr<std::string> Framing::MessageEnvelope(const std::string& bytes) const {
  std::string json;
  if (protocol_.codec == Codec::kJson) {
    PEP_ASSIGN(json, ProtoToJson(method_.output_type()->full_name(), bytes));
  }
  const std::string& payload = protocol_.codec == Codec::kJson ? json : bytes;
  const bool packs = packs_ && payload.size() >= kWorthPacking;
  return packs ? MakeEnvelope(kCompressed, Gzip(payload)) : MakeEnvelope(0, payload);
}

std::string Framing::EndEnvelope(const grpc::Status& status, const Headers& trailing) const {
  return IsConnect(protocol_) ? MakeEnvelope(kConnectEnd, ConnectEndJson(status, trailing))
                              : MakeEnvelope(kWebTrailers, GrpcWebTrailers(status, trailing));
}

Response Framing::Whole(const Outcome& outcome) const {
  if (!outcome.status.ok()) return Failed(protocol_, outcome);
  const absl::StatusOr<std::string> message = MessageEnvelope(outcome.message);
  if (!message.ok()) return Failed(protocol_, {.status = Refusal(message.status())});
  Response response = Head(outcome.leading);
  const std::string end = EndEnvelope(outcome.status, outcome.trailing);
  response.body = std::make_shared<const std::string>(Written(*message + end));
  return response;
}

Response Framing::Failed(const Protocol& protocol, const Outcome& outcome) {
  Response response = Text(200, protocol.content_type, "");
  response.compressible = false;
  for (const auto& [name, value] : outcome.leading) response.headers.Add(name, value);
  if (IsConnect(protocol)) {
    const std::string end = ConnectEndJson(outcome.status, outcome.trailing);
    response.body = std::make_shared<const std::string>(MakeEnvelope(kConnectEnd, end));
    return response;
  }
  // A client that gets no message looks for the status in the headers.
  for (const Headers& headers : {GrpcStatusHeaders(outcome.status), outcome.trailing}) {
    for (const auto& [name, value] : headers) response.headers.Add(name, value);
  }
  return response;
}

std::string Framing::Written(std::string bytes) const { return protocol_.text ? Base64(bytes) : std::move(bytes); }

}  // namespace pepiniere::gateway
