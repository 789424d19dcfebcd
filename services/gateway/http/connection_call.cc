// How a connection carries a call of a service.
#include <chrono>
#include <utility>

#include "absl/time/clock.h"
#include "services/gateway/http/connection.h"
#include "services/gateway/http/head.h"

namespace pepiniere::gateway {
namespace {

namespace asio = boost::asio;

constexpr std::size_t kSlowToFit = 64 << 10;  // a body that is compressed where others do not wait for it
constexpr std::size_t kDiscarded = 16 << 20;  // of a body that nobody wants any more
constexpr std::chrono::milliseconds kLookEvery(250);

std::string Chunk(std::string_view piece) {
  return absl::StrCat(absl::Hex(piece.size()), "\r\n", absl::string_view(piece.data(), piece.size()), "\r\n");
}

}  // namespace

asio::awaitable<absl::Status> Connection::Recognize(Visitor& visitor) {
  VisitorSource* visitors = server_.handlers.visitors;
  if (visitors == nullptr || request().headers.Has("authorization") || !visitors->HasSession(request())) {
    co_return absl::OkStatus();
  }
  std::function<absl::StatusOr<Visitor>()> work = [this, visitors] { return visitors->Find(request()); };
  absl::StatusOr<absl::StatusOr<Visitor>> ran = co_await OnWorkers(std::move(work));
  if (!ran.ok()) co_return ran.status();
  if (!ran->ok()) co_return ran->status();
  visitor = **std::move(ran);
  if (!visitor.access_token.empty()) head_.request.headers.Add("authorization", "Bearer " + visitor.access_token);
  co_return absl::OkStatus();
}

asio::awaitable<bool> Connection::ServeCall(CallSource& calls) {
  served_.kind = Served::Kind::kCall;
  Visitor visitor;
  absl::Status admitted = Admit();
  if (admitted.ok()) admitted = co_await Recognize(visitor);
  call_ = calls.Open(request(), admitted);
  const std::shared_ptr<Call> call = call_;
  bool keep = co_await Upload(*call);
  if (keep) {
    probed_ = false;
    Watch();
    waiting_ = Waiting::kForHead;
    auto ask = [this, &call](std::function<void(Response)> then) {
      call->Head([this, then = std::move(then)](Response head) {
        if (head.body) HoldAnswer(head);
        then(std::move(head));
      });
    };
    Response head = co_await Await<Response>(ask);
    waiting_ = Waiting::kNot;
    for (std::string& cookie : head.ends_session ? visitor.farewell : visitor.set_cookies) {
      head.headers.Add("set-cookie", std::move(cookie));
    }
    keep = head.body ? co_await Whole(std::move(head)) : co_await Stream(*call, std::move(head));
  }
  call->End(absl::CancelledError("the client has gone"));
  call_ = nullptr;
  watch_.cancel();
  co_return keep;
}

// Feeds the request's body to the call. What the call does not want is read and dropped, since some clients read no
// answer before they have sent everything. False: the client has gone.
asio::awaitable<bool> Connection::Upload(Call& call) {
  bool wanted = true;
  std::size_t discarded = 0, kept = 0;
  if (!co_await Continue()) co_return false;
  for (;;) {
    std::optional<std::string> piece = co_await reader_.ReadPiece();
    if (!piece && !reader_.malformed()) {
      Record(false);
      co_return false;
    }
    if (!piece) {
      call.End(absl::InvalidArgumentError("the body is no HTTP/1.1"));
      co_return true;
    }
    if (piece->empty()) break;
    if (!wanted && (discarded += piece->size()) > kDiscarded) co_return true;
    if (!wanted) continue;
    Hold(kept += piece->size());
    auto feed = [&](std::function<void(bool)> next) { call.Feed(*std::move(piece), std::move(next)); };
    wanted = co_await Await<bool>(feed);
  }
  if (wanted) call.FeedEnd();
  co_return true;
}

void Connection::HoldAnswer(Response& response) {
  if (response.body->size() >= kSlowToFit && server_.unread.full()) {
    response = Busy(503, "too many answers wait for those who asked: what was asked may be done, ask for it again");
  }
  Hold(response.body->size());
}

asio::awaitable<bool> Connection::Whole(Response response) {
  if (response.body->size() < kSlowToFit) {
    Answers::Fit(request(), response);
  } else {
    std::function<Response()> work = [this, &response] {
      Response fitted = response;
      Answers::Fit(request(), fitted);
      return fitted;
    };
    absl::StatusOr<Response> fitted = co_await OnWorkers(std::move(work));
    if (fitted.ok()) response = *std::move(fitted);
    unread_.Left(response.body->size());
  }
  co_return co_await Reply(std::move(response));
}

asio::awaitable<bool> Connection::Stream(Call& call, Response head) {
  server_.answers.Dress(request(), head);
  const bool keep = head_.http11 && keeps_alive();
  const HeadOptions options{.http11 = head_.http11, .keep_alive = keep};
  served_.status = head.status;
  const std::string head_bytes = WriteHead(head, options, absl::Now());
  bool sent = co_await Send(head_bytes);
  auto ask = [this, &call](std::function<void(std::string)> then) {
    call.Next([this, then = std::move(then)](std::string piece) {
      Hold(piece.size());
      then(std::move(piece));
    });
  };
  while (sent) {
    if (server_.draining) call.End(absl::UnavailableError("the server restarts: come back"));
    waiting_ = Waiting::kForPiece;
    const std::string piece = co_await Await<std::string>(ask);
    waiting_ = Waiting::kNot;
    const std::string bytes = head_.http11 ? piece.empty() ? "0\r\n\r\n" : Chunk(piece) : piece;
    if (!bytes.empty()) sent = co_await Send(bytes);
    if (piece.empty()) break;
  }
  Record(sent);
  co_return sent&& keep;
}

void Connection::Watch() {
  watch_.expires_after(kLookEvery);
  watch_.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
    if (error || !self->call_) return;
    self->LookAtClient();
    self->Watch();
  });
}

void Connection::LookAtClient() {
  if (waiting_ == Waiting::kNot) return;
  Transport::Peer peer = transport_->Look();
  if (peer == Transport::Peer::kSilent && !probed_) {
    // A client that closed only its sending half still waits for an answer; readers of streams do not do that.
    probed_ = waiting_ == Waiting::kForHead && head_.http11 && transport_->Probe();
    if (!probed_) peer = Transport::Peer::kGone;
  }
  if (peer == Transport::Peer::kGone) call_->End(absl::CancelledError("the client has gone"));
}

}  // namespace pepiniere::gateway
