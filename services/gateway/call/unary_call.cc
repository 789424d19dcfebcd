#include "services/gateway/call/unary_call.h"

#include <utility>

#include "absl/time/clock.h"
#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/call/base64.h"
#include "services/gateway/call/calls.h"
#include "services/gateway/call/coding.h"
#include "services/gateway/call/connect.h"
#include "services/gateway/call/json.h"
#include "services/gateway/call/metadata.h"

namespace pepiniere::gateway {
namespace {

// A message in the client's codec, in Protobuf.
absl::StatusOr<std::string> FromCodec(Codec codec, const Method& method, std::string bytes) {
  const auto& type = *method.descriptor->input_type();
  if (codec == Codec::kJson) return JsonToProto(type, bytes);
  PEP_TRY(CheckProto(type, bytes));
  return bytes;
}

}  // namespace

void Prepare(const Opening& opening, const Request& head, grpc::ClientContext& context) {
  for (const auto& [name, value] : opening.metadata) context.AddMetadata(name, value);
  if (!head.peer.empty()) context.AddMetadata(kClientMetadata, head.peer);
  if (opening.timeout < absl::InfiniteDuration())
    context.set_deadline(absl::ToChronoTime(absl::Now() + opening.timeout));
}

UnaryCall::UnaryCall(const Opening& opening, const Request& head)
    : opening_(opening),
      get_(head.method != "POST"),
      query_(head.query),
      coding_(get_ ? QueryParameter(head.query, "compression") : std::string(head.headers.Get("content-encoding"))),
      framing_(opening.protocol, *opening.method.descriptor, head, opening.max_message_bytes) {
  Prepare(opening_, head, context_);
}

void UnaryCall::Feed(std::string piece, std::function<void(bool)> next) {
  // What frames a message, and base64, take room of their own.
  const std::size_t most = (opening_.max_message_bytes + 16) * (opening_.protocol.text ? 4 : 3) / 3;
  const bool fits = body_.size() + piece.size() <= most;
  if (fits && body_.empty()) {
    body_ = std::move(piece);
  } else if (fits) {
    body_ += piece;
  } else {
    Settle({.status = Refusal(
                TooLarge(base::Concat("the request is too large: ", opening_.max_message_bytes, " bytes at most")))});
  }
  next(fits);
}

void UnaryCall::FeedEnd() {
  absl::StatusOr<std::string> message = Message();
  if (!message.ok()) return Settle({.status = Refusal(message.status())});
  request_ = ToBuffer(*message);
  {
    std::lock_guard lock(mutex_);
    if (!ended_.ok()) return;
    started_ = true;
  }
  opening_.method.stub->UnaryCall(&context_, opening_.method.path, {}, &request_, &reply_,
                                  [self = shared_from_this()](grpc::Status status) { self->Done(std::move(status)); });
}

absl::StatusOr<std::string> UnaryCall::Message() {
  if (opening_.protocol.kind == Protocol::Kind::kGrpcWeb) {
    PEP_TRY(framing_.Check());
    PEP_TRY(framing_.Push(body_));
    PEP_ASSIGN(std::optional<std::string> message, framing_.Next());
    if (!message || !framing_.complete()) return absl::InvalidArgumentError("the body is not one message");
    return *std::move(message);
  }
  PEP_TRY(CheckCoding(coding_));
  PEP_ASSIGN(std::string bytes, get_ ? QueryMessage() : std::move(body_));
  PEP_ASSIGN(bytes, Decode(coding_, std::move(bytes), opening_.max_message_bytes));
  return FromCodec(opening_.protocol.codec, opening_.method, std::move(bytes));
}

absl::StatusOr<std::string> UnaryCall::QueryMessage() const {
  std::string message = QueryParameter(query_, "message");
  if (QueryParameter(query_, "base64") != "1") return message;
  std::optional<std::string> bytes = FromBase64(message);
  if (!bytes) return aip::Invalid("message", "this is no base64");
  return *std::move(bytes);
}

void UnaryCall::Done(grpc::Status status) {
  Outcome outcome{.status = std::move(status),
                  .message = ToBytes(reply_),
                  .leading = FromMetadata(context_.GetServerInitialMetadata()),
                  .trailing = FromMetadata(context_.GetServerTrailingMetadata())};
  // This lives until its client has read the answer, which is kept in another form by then.
  request_.Clear();
  reply_.Clear();
  Settle(std::move(outcome));
}

void UnaryCall::Settle(Outcome outcome) {
  std::unique_lock lock(mutex_);
  if (!ended_.ok()) outcome.status = Refusal(ended_);
  if (answer_) return;
  answer_ = Answer(std::move(outcome));
  if (!then_) return;
  const auto then = std::exchange(then_, nullptr);
  lock.unlock();
  then(*std::move(answer_));
}

Response UnaryCall::Answer(Outcome outcome) const {
  const bool ends_session = EndsSession(outcome.status);
  Response response = Written(std::move(outcome));
  response.ends_session = ends_session;
  return response;
}

Response UnaryCall::Written(Outcome outcome) const {
  if (opening_.protocol.kind == Protocol::Kind::kGrpcWeb) return framing_.Whole(outcome);
  if (outcome.status.ok() && opening_.protocol.codec == Codec::kJson) {
    auto json = ProtoToJson(opening_.method.descriptor->output_type()->full_name(), outcome.message);
    outcome.status = Refusal(json.status());
    if (json.ok()) outcome.message = *std::move(json);
  }
  Response response = ConnectAnswer(outcome, opening_.protocol.content_type);
  // What one caller may read is not for a cache that others share.
  response.headers.Add("cache-control", get_ ? "private, no-cache" : "no-store");
  response.headers.Add("accept-encoding", "gzip, identity");
  return response;
}

void UnaryCall::Head(std::function<void(Response)> then) {
  std::unique_lock lock(mutex_);
  if (!started_ && !answer_) answer_ = Answer({.status = Refusal(ended_)});
  if (!answer_) {
    then_ = std::move(then);
    return;
  }
  lock.unlock();
  then(*std::move(answer_));
}

void UnaryCall::End(absl::Status why) {
  std::lock_guard lock(mutex_);
  if (answer_ || !ended_.ok()) return;
  ended_ = std::move(why);
  if (started_) context_.TryCancel();
}

}  // namespace pepiniere::gateway
