// What answers calls, whatever the messages: a server knows handlers by these types, services write them with the
// messages of their contract (see service.h).
#pragma once

#include <functional>
#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/message_reader.h"
#include "services/rpc/message_source.h"

namespace pepiniere::rpc {

using AnyMessage = google::protobuf::Message;

// `reply`, empty before, is filled.
using UnaryHandler = std::function<absl::Status(CallScope&, const AnyMessage& request, AnyMessage& reply)>;
using ClientStreamHandler = std::function<absl::Status(CallScope&, MessageReader<AnyMessage>&, AnyMessage& reply)>;
using ServerStreamHandler = std::function<absl::StatusOr<std::unique_ptr<MessageSource<AnyMessage>>>(
    CallScope&, const AnyMessage& request, std::function<void()> wake)>;

// A reader and a source of one type of message over, and as, those of any.
template <class Message>
class TypedReader final : public MessageReader<Message> {
 public:
  explicit TypedReader(MessageReader<AnyMessage>& any) : any_(any) {}

  bool Next(Message& message) override { return any_.Next(message); }
  absl::Status status() const override { return any_.status(); }

 private:
  MessageReader<AnyMessage>& any_;
};

template <class Message>
class AnySource final : public MessageSource<AnyMessage> {
 public:
  explicit AnySource(std::unique_ptr<MessageSource<Message>> typed) : typed_(std::move(typed)) {}

  absl::StatusOr<bool> Next(AnyMessage& message) override { return typed_->Next(static_cast<Message&>(message)); }
  void Heartbeat(AnyMessage& message) override { typed_->Heartbeat(static_cast<Message&>(message)); }
  absl::Duration heartbeat() const override { return typed_->heartbeat(); }

 private:
  const std::unique_ptr<MessageSource<Message>> typed_;
};

}  // namespace pepiniere::rpc
