#include "clients/cpp/retry.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/random/random.h"
#include "absl/strings/str_cat.h"
#include "services/base/ids.h"
#include "services/base/try.h"

namespace pepiniere::clients {
namespace {

// Whether the same call may succeed if it is made again as it is.
bool IsTransient(const absl::Status& status) {
  if (absl::IsUnavailable(status)) return true;
  if (absl::IsResourceExhausted(status)) return RetryAfter(status).has_value();
  // We cancel nothing: gRPC says so of calls that reach a server as it closes. The service's own errors have a reason.
  return absl::IsCancelled(status) && Reason(status).empty();
}

// Whether a stream that ended so may be taken up again. Also what it says when it falls behind (RESOURCE_EXHAUSTED),
// and INTERNAL, which is how gRPC reports a stream that was reset.
bool MayResume(const absl::Status& status) {
  return IsTransient(status) || absl::IsResourceExhausted(status) || absl::IsInternal(status);
}

}  // namespace

Caller::Caller(CallPolicy policy, std::shared_ptr<const TokenSource> token, const base::Clock& clock)
    : policy_(policy), token_(std::move(token)), clock_(clock) {}

const base::Clock& Caller::SystemClock() {
  static const base::SystemClock clock;
  return clock;
}

void Caller::SetRequestId(google::protobuf::Message& request) {
  const auto* field = request.GetDescriptor()->FindFieldByName("request_id");
  if (field == nullptr || field->is_repeated() || field->type() != google::protobuf::FieldDescriptor::TYPE_STRING)
    return;
  const auto* reflection = request.GetReflection();
  if (reflection->GetString(request, field).empty()) reflection->SetString(&request, field, base::NewId(absl::Now()));
}

absl::Status Caller::Prepare(grpc::ClientContext& context) const {
  return Prepare(context, clock_.Now() + policy_.timeout);
}

absl::Status Caller::Prepare(grpc::ClientContext& context, absl::Time deadline) const {
  const absl::StatusOr<std::string> token = token_->Token();
  if (!token.ok()) return absl::UnauthenticatedError(token.status().message());
  if (!token->empty()) context.AddMetadata("authorization", absl::StrCat("Bearer ", *token));
  context.set_deadline(absl::ToChronoTime(deadline));
  return absl::OkStatus();
}

absl::Status Caller::Attempt(absl::FunctionRef<grpc::Status(grpc::ClientContext&)> call) const {
  const absl::Time deadline = clock_.Now() + policy_.timeout;
  base::Backoff backoff(policy_.backoff);
  absl::InsecureBitGen random;
  for (int attempt = 1;; ++attempt) {
    grpc::ClientContext context;
    if (absl::Status prepared = Prepare(context, deadline); !prepared.ok()) return prepared;
    absl::Status status = FromGrpc(call(context));
    if (!IsTransient(status) || attempt >= policy_.attempts) return status;
    // The server's word is a minimum; the jitter keeps those that it turned away from coming back together.
    const absl::Duration wait = RetryAfter(status).value_or(absl::ZeroDuration()) + backoff.Next(random);
    if (clock_.Now() + wait >= deadline) return status;
    clock_.Sleep(wait);
  }
}

absl::Status Caller::Reconnect(Stream stream, Cancellation& cancellation,
                               const std::function<void(const absl::Status&)>& on_lost) const {
  base::Backoff backoff(policy_.backoff);
  absl::InsecureBitGen random;
  bool ever = false;
  for (int attempt = 1; !cancellation.cancelled(); ++attempt) {
    grpc::ClientContext context;
    PEP_TRY(Prepare(context, absl::InfiniteFuture()));
    bool got_one = false;
    const absl::Status status = [&] {
      const Cancellation::Scope scope(cancellation, context);
      return FromGrpc(stream(context, got_one));
    }();
    if (cancellation.cancelled()) break;
    ever |= got_one;
    // A server that closes the stream in good order goes away: it ends a watch no more than a crash does.
    if (!status.ok() && (!MayResume(status) || (!ever && attempt >= policy_.attempts))) return status;
    if (got_one) backoff = base::Backoff(policy_.backoff);
    on_lost(status.ok() ? absl::UnavailableError("the server closed the stream") : status);
    clock_.Sleep(RetryAfter(status).value_or(absl::ZeroDuration()) + backoff.Next(random));
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::clients
