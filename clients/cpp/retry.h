// Calls that survive a server's restart: token, deadline, idempotency key and retries, around a generated stub.
//
//   Caller caller({.timeout = absl::Seconds(10)}, TokenFromFile(path));
//   absl::StatusOr<Project> project = caller.Call(*stub, &PortfolioService::Stub::GetProject, request);
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "clients/cpp/cancellation.h"
#include "clients/cpp/credentials.h"
#include "clients/cpp/status.h"
#include "google/protobuf/message.h"
#include "grpcpp/client_context.h"
#include "grpcpp/support/sync_stream.h"
#include "services/base/backoff.h"
#include "services/base/clock.h"

namespace pepiniere::clients {

struct CallPolicy {
  // For all attempts together.
  absl::Duration timeout = absl::Seconds(30);
  int attempts = 5;
  base::BackoffPolicy backoff = {.first = absl::Milliseconds(50), .longest = absl::Seconds(3)};
};

class Caller {
 public:
  // `clock` tells the time and sleeps between attempts; it must outlive this.
  explicit Caller(CallPolicy policy = {}, std::shared_ptr<const TokenSource> token = NoToken(),
                  const base::Clock& clock = SystemClock());

  // Calls until it is answered, and again when the server was not there (UNAVAILABLE, or gRPC's own CANCELLED as it
  // closes) or turned us away before doing anything (RESOURCE_EXHAUSTED with RetryInfo, which says how long to wait).
  // Every mutation of this API has a `request_id` (AIP-155): it is filled in if empty and kept from one attempt to the
  // next, so that an attempt whose answer was lost is not done twice. Methods without one are reads.
  template <class Stub, class Request, class Reply>
  absl::StatusOr<Reply> Call(Stub& stub, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Reply*),
                             Request request) const {
    SetRequestId(request);
    Reply reply;
    absl::Status status = Attempt([&](grpc::ClientContext& context) {
      reply.Clear();
      return (stub.*method)(&context, request, &reply);
    });
    if (!status.ok()) return status;
    return reply;
  }

  // Follows a server's stream of changes (WatchProjects and its like) for as long as it takes: without a deadline, and
  // again from the last message's `resume_token` whenever the stream breaks or the server turns us away. Gives
  // `on_message` each message once, in order. OK when `on_message` returns false or `cancellation` says so; else what
  // another attempt would not mend: OUT_OF_RANGE when the token is too old, and UNAVAILABLE after `attempts` in vain
  // when nothing ever came. `on_lost` is told what each break was.
  template <class Stub, class Request, class Reply>
  absl::Status Watch(Stub& stub,
                     std::unique_ptr<grpc::ClientReader<Reply>> (Stub::*method)(grpc::ClientContext*, const Request&),
                     Request request, const std::function<bool(const Reply&)>& on_message, Cancellation& cancellation,
                     const std::function<void(const absl::Status&)>& on_lost) const {
    return Reconnect(
        [&](grpc::ClientContext& context, bool& got_one) {
          const auto reader = (stub.*method)(&context, request);
          for (Reply reply; reader->Read(&reply);) {
            got_one = true;
            if (!on_message(reply)) cancellation.Cancel();
            if (cancellation.cancelled()) break;
            request.set_resume_token(reply.resume_token());
          }
          return reader->Finish();
        },
        cancellation, on_lost);
  }

  // Gives a context the token and the deadline, for streams, which are not retried.
  absl::Status Prepare(grpc::ClientContext& context) const;

 private:
  // One stream; says whether anything came.
  using Stream = absl::FunctionRef<grpc::Status(grpc::ClientContext&, bool& got_one)>;
  absl::Status Reconnect(Stream stream, Cancellation& cancellation,
                         const std::function<void(const absl::Status&)>& on_lost) const;
  static const base::Clock& SystemClock();
  static void SetRequestId(google::protobuf::Message& request);
  absl::Status Attempt(absl::FunctionRef<grpc::Status(grpc::ClientContext&)> call) const;
  absl::Status Prepare(grpc::ClientContext& context, absl::Time deadline) const;

  const CallPolicy policy_;
  const std::shared_ptr<const TokenSource> token_;
  const base::Clock& clock_;
};

}  // namespace pepiniere::clients
