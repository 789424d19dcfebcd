// A call whose client, or whose service, streams.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "grpcpp/client_context.h"
#include "grpcpp/support/byte_buffer.h"
#include "grpcpp/support/client_callback.h"
#include "services/gateway/call/stream_framing.h"
#include "services/gateway/call/unary_call.h"
#include "services/gateway/http/call_source.h"

namespace pepiniere::gateway {

class StreamCall final : public Call,
                         private grpc::ClientBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>,
                         public std::enable_shared_from_this<StreamCall> {
 public:
  // `framing` says how the opening's protocol has it.
  StreamCall(const Opening& opening, const Request& head, std::shared_ptr<StreamFraming> framing);

  void Feed(std::string piece, std::function<void(bool)> next) override;
  void FeedEnd() override;
  void Head(std::function<void(Response)> then) override;
  void Next(std::function<void(std::string)> then) override;
  void End(absl::Status why) override;

 private:
  void OnReadInitialMetadataDone(bool ok) override;
  void OnWriteDone(bool ok) override;
  void OnReadDone(bool ok) override;
  void OnDone(const grpc::Status& status) override;

  // Sends what is whole of what was fed, one after the other; then asks for more.
  void SendNext();
  void Start();
  // Ends the call for what the client sent.
  void Refuse(const absl::Status& why);
  void AskForMore(bool more);
  // With mutex_ held. One read is always under way, unless a message waits: a service in this process may end without
  // its last message being read otherwise.
  void Read();
  // With mutex_ held. No read is started after that but by the stream's reactions.
  void Release();
  // The same for writes. A service may end the stream while its client still sends.
  void StopFeeding();
  std::string LastPiece();

  const Opening opening_;
  const std::shared_ptr<StreamFraming> framing_;
  grpc::ClientContext context_;
  std::shared_ptr<StreamCall> self_;  // while gRPC knows of it
  std::optional<std::string> only_;   // the message of a client that sends one
  grpc::ByteBuffer out_, in_;
  std::function<void(bool)> more_;

  std::mutex mutex_;  // guards what follows
  bool started_ = false;
  bool held_ = false;     // whether the stream is kept for reads to come
  bool feeding_ = false;  // and for writes
  bool reading_ = false;  // whether a read is under way
  absl::Status ended_;    // why the stream was ended from here, if it was
  std::optional<Response> head_;
  std::optional<std::string> ready_;    // a message that was read before it was asked for
  std::optional<grpc::Status> status_;  // when it is over
  bool said_all_ = false;
  std::function<void(Response)> then_head_;
  std::function<void(std::string)> then_piece_;
};

}  // namespace pepiniere::gateway
