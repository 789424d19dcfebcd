// Methods of services without the types of their messages: for commands that are the same whatever the service.
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "absl/status/statusor.h"
#include "clients/cpp/cancellation.h"
#include "clients/pep/kit/session.h"
#include "google/protobuf/message.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/status.h"
#include "grpcpp/support/sync_stream.h"
#include "services/base/try.h"

namespace pepiniere::pep {

// &CohortService::Stub::GetProgramme.
class Method {
 public:
  using Message = google::protobuf::Message;

  Method() = default;
  template <class Stub, class Request, class Reply>
  Method(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Reply*))  // NOLINT: a method is one
      : request_(&Request::default_instance()),
        call_([method](Session& session, const Message& request) -> absl::StatusOr<std::unique_ptr<Message>> {
          PEP_ASSIGN(Reply reply, session.Call(method, static_cast<const Request&>(request)));
          return std::make_unique<Reply>(std::move(reply));
        }) {}

  // Whether there is one.
  explicit operator bool() const { return request_ != nullptr; }
  // What it takes, empty.
  const Message& request() const { return *request_; }
  std::unique_ptr<Message> NewRequest() const { return std::unique_ptr<Message>(request_->New()); }
  // `request` is one that NewRequest() made.
  absl::StatusOr<std::unique_ptr<Message>> Call(Session& session, const Message& request) const {
    return call_(session, request);
  }

 private:
  const Message* request_ = nullptr;
  std::function<absl::StatusOr<std::unique_ptr<Message>>(Session&, const Message&)> call_;
};

// A stream of changes: &CohortService::Stub::WatchProgrammes.
class WatchMethod {
 public:
  using Message = google::protobuf::Message;
  using OnMessage = std::function<bool(const Message&)>;
  using OnLost = std::function<void(const absl::Status&)>;

  template <class Stub, class Request, class Reply>
  WatchMethod(  // NOLINT: a method is one
      std::unique_ptr<grpc::ClientReader<Reply>> (Stub::*method)(grpc::ClientContext*, const Request&))
      : request_(&Request::default_instance()),
        follow_([method](Session& session, const Message& request, const OnMessage& on_message,
                         clients::Cancellation& cancellation, const OnLost& on_lost) {
          return session.Watch<Stub, Request, Reply>(method, static_cast<const Request&>(request), on_message,
                                                     cancellation, on_lost);
        }) {}

  std::unique_ptr<Message> NewRequest() const { return std::unique_ptr<Message>(request_->New()); }
  // See Session::Watch; `request` is one that NewRequest() made.
  absl::Status Follow(Session& session, const Message& request, const OnMessage& on_message,
                      clients::Cancellation& cancellation, const OnLost& on_lost) const {
    return follow_(session, request, on_message, cancellation, on_lost);
  }

 private:
  const Message* request_ = nullptr;
  std::function<absl::Status(Session&, const Message&, const OnMessage&, clients::Cancellation&, const OnLost&)>
      follow_;
};

}  // namespace pepiniere::pep
