#include "services/gateway/call/calls.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/call/connect.h"
#include "services/gateway/call/framing.h"
#include "services/gateway/call/metadata.h"
#include "services/gateway/call/methods.h"
#include "services/gateway/call/protocol.h"
#include "services/gateway/call/refused_call.h"
#include "services/gateway/call/stream_call.h"
#include "services/gateway/call/timeout.h"
#include "services/gateway/call/unary_call.h"

namespace pepiniere::gateway {
namespace {

using Kind = Protocol::Kind;

std::shared_ptr<Call> Refuse(Response answer) { return std::make_shared<RefusedCall>(std::move(answer)); }

Response WrongMethod(std::string allow) {
  Response response = Problem(405, "this method is not for this path");
  response.headers.Add("allow", std::move(allow));
  return response;
}

Response WrongType() {
  Response response = Problem(415, "this method does not take this content type");
  response.headers.Add("accept-post", std::string(kContentTypes));
  return response;
}

// "/a.b.Service/Method", of no service that is here maybe.
bool LooksLikeACall(std::string_view path) {
  const std::size_t slash = path.find('/', 1);
  return slash != path.npos && slash + 1 < path.size() && path.substr(0, slash).find('.') != path.npos &&
         path.find('/', slash + 1) == path.npos && absl::ascii_isupper(static_cast<unsigned char>(path[slash + 1]));
}

bool Fits(const Protocol& protocol, const Method& method) {
  return protocol.kind == Kind::kGrpcWeb || (protocol.kind == Kind::kConnectStream) == method.streams();
}

// What is wrong with a call whose protocol and method are known.
absl::Status Check(const Protocol& protocol, const Request& head) {
  const bool get = head.method != "POST";
  const std::string version =
      get ? QueryParameter(head.query, "connect") : std::string(head.headers.Get("connect-protocol-version"));
  if (protocol.kind != Kind::kGrpcWeb && !version.empty() && version != (get ? "v1" : "1")) {
    return aip::Invalid(get ? "connect" : "connect-protocol-version", "this server speaks version 1");
  }
  return absl::OkStatus();
}

absl::StatusOr<Protocol> ProtocolOfQuery(std::string_view query) {
  const std::string encoding = QueryParameter(query, "encoding");
  const auto protocol = ProtocolOf(base::Concat("application/", encoding));
  if (!protocol || protocol->kind != Kind::kConnectUnary) {
    return aip::Invalid("encoding", "the query says in what the message is: encoding=json or encoding=proto");
  }
  return *protocol;
}

// An error in the words of the protocol.
std::shared_ptr<Call> Refuse(const Protocol& protocol, const absl::Status& why, int http_status = 0) {
  const Outcome outcome{.status = Refusal(why)};
  if (protocol.kind != Kind::kConnectUnary) return Refuse(Framing::Failed(protocol, outcome));
  Response answer = ConnectAnswer(outcome, protocol.content_type);
  if (http_status != 0) answer.status = http_status;
  return Refuse(std::move(answer));
}

// A body whose Content-Length is too large.
bool IsTooLarge(const Protocol& protocol, const Request& head, std::size_t most) {
  std::size_t length = 0;
  return protocol.kind == Kind::kConnectUnary &&
         absl::SimpleAtoi(base::Absl(head.headers.Get("content-length")), &length) && length > most;
}

}  // namespace

struct Calls::Parts {
  Methods methods;
  std::size_t max_message_bytes;
};

absl::StatusOr<std::unique_ptr<Calls>> Calls::Make(CallsOptions options) {
  PEP_ASSIGN(Methods methods, Methods::Of(options.services));
  auto parts = std::make_unique<Parts>(Parts{std::move(methods), options.max_message_bytes});
  return std::unique_ptr<Calls>(new Calls(std::move(parts)));
}

Calls::Calls(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Calls::~Calls() = default;

bool Calls::Claims(const Request& head) const {
  return parts_->methods.Serves(head.path) || (head.method == "POST" && LooksLikeACall(head.path));
}

std::shared_ptr<Call> Calls::Open(const Request& head, const absl::Status& admitted) {
  const Method* method = parts_->methods.Find(head.path);
  const bool get = head.method == "GET" || head.method == "HEAD";
  const bool post = head.method == "POST";
  const bool gets = method != nullptr && method->safe && !method->streams();
  if (!post && !(get && gets)) return Refuse(WrongMethod(gets ? "GET, HEAD, POST" : "POST"));

  std::optional<Protocol> protocol = ProtocolOf(head.headers.Get("content-type"));
  if (get) {
    const absl::StatusOr<Protocol> asked = ProtocolOfQuery(head.query);
    if (!asked.ok()) return Refuse(Protocol{}, asked.status());
    protocol = *asked;
  }
  if (!protocol) return Refuse(WrongType());
  if (method == nullptr) {
    const auto why = absl::UnimplementedError(base::Concat("there is no method ", head.path, " here"));
    return Refuse(*protocol, why, 404);
  }
  if (!Fits(*protocol, *method)) return Refuse(WrongType());
  if (!admitted.ok()) return Refuse(*protocol, admitted);
  if (const absl::Status wrong = Check(*protocol, head); !wrong.ok()) return Refuse(*protocol, wrong);
  const absl::StatusOr<absl::Duration> timeout = TimeoutOf(head.headers);
  if (!timeout.ok()) return Refuse(*protocol, timeout.status());
  if (IsTooLarge(*protocol, head, parts_->max_message_bytes)) {
    return Refuse(*protocol, TooLarge("the request is too large"));
  }
  Headers metadata = ToMetadata(head.headers);
  if (MetadataBytes(metadata) > kMostMetadataBytes) {
    return Refuse(*protocol, TooLarge("the headers are too many for a service"), 431);
  }
  const Opening opening{*method, *protocol, parts_->max_message_bytes, *timeout, std::move(metadata)};
  if (method->streams()) {
    auto framing = std::make_shared<Framing>(*protocol, *method->descriptor, head, parts_->max_message_bytes);
    return std::make_shared<StreamCall>(opening, head, std::move(framing));
  }
  return std::make_shared<UnaryCall>(opening, head);
}

}  // namespace pepiniere::gateway
