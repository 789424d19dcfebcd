#include "services/gateway/http/connection.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "absl/time/clock.h"
#include "boost/asio/post.hpp"
#include "services/gateway/http/head.h"

namespace pepiniere::gateway {
namespace {

namespace asio = boost::asio;

constexpr std::size_t kPiece = 64 << 10;     // what a client has its time for
constexpr std::size_t kOneWrite = 16 << 10;  // a body that is copied behind its head rather than sent by itself
constexpr char kRetrySeconds[] = "1";

std::int64_t Ticks() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

}  // namespace

Connection::Connection(ServerContext& server, std::unique_ptr<Transport> transport, asio::any_io_executor strand,
                       std::string peer, bool secure)
    : server_(server),
      transport_(std::move(transport)),
      strand_(std::move(strand)),
      peer_(std::move(peer)),
      secure_(secure),
      reader_(*transport_, server.options),
      watch_(strand_),
      waiting_since_(Ticks()) {}

asio::awaitable<void> Connection::Run() {
  const bool secured = co_await transport_->Handshake(server_.options.header_timeout);
  // GCC 12 lays a coroutine out wrongly that waits in the condition of a loop.
  for (bool more = secured; more;) {
    more = co_await ServeOne();
    if (more) waiting_since_ = Ticks();
  }
  if (secured) co_await transport_->Close();
  transport_->Cut();
}

bool Connection::GiveWay(std::int64_t since) {
  if (!waiting_since_.compare_exchange_strong(since, kBusy)) return false;
  asio::post(strand_, [self = shared_from_this()] { self->transport_->Cut(); });
  return true;
}

void Connection::Drain() {
  asio::post(strand_, [self = shared_from_this()] {
    if (self->idle_) self->transport_->Cut();
    if (self->call_ && self->waiting_ == Waiting::kForPiece)
      self->call_->End(absl::UnavailableError("the server restarts: come back"));
  });
}

void Connection::Cut() {
  asio::post(strand_, [self = shared_from_this()] {
    if (self->call_) self->call_->End(absl::UnavailableError("the server restarts"));
    self->transport_->Cut();
  });
}

bool Connection::keeps_alive() const { return head_.keep_alive && !server_.draining && !reader_.unfinished(); }

asio::awaitable<bool> Connection::ServeOne() {
  idle_ = true;
  if (server_.draining) co_return false;
  auto head = co_await reader_.ReadHead([this] { idle_ = false; });
  idle_ = false;
  waiting_since_ = kBusy;
  if (!head) co_return false;
  head_ = *std::move(head);
  head_.request.peer = peer_;
  head_.request.secure = secure_;
  server_.proxies.Resolve(head_.request);
  began_ = absl::Now();
  served_ = {};
  served_.method = request().method;
  served_.path = request().path;
  served_.client = request().peer;
  if (head_.refusal != 0) {
    head_.keep_alive = false;
    co_return co_await Reply(Problem(head_.refusal, head_.why));
  }
  if (Answers::IsPreflight(request())) co_return co_await Reply(server_.answers.Preflight(request()));
  CallSource* const calls = Claimant();
  if (calls != nullptr) co_return co_await ServeCall(*calls);
  co_return co_await ServePage();
}

CallSource* Connection::Claimant() const {
  const std::vector<CallSource*>& all = server_.handlers.calls;
  const auto claims = std::ranges::find_if(all, [this](const CallSource* calls) { return calls->Claims(request()); });
  return claims == all.end() ? nullptr : *claims;
}

absl::Status Connection::Admit() const {
  return server_.handlers.admit ? server_.handlers.admit(request().peer) : absl::OkStatus();
}

asio::awaitable<bool> Connection::Continue() {
  if (!head_.expects_continue || !reader_.unfinished()) co_return true;
  co_return co_await Send("HTTP/1.1 100 Continue\r\n\r\n");
}

asio::awaitable<bool> Connection::ServePage() {
  if (!Admit().ok()) co_return co_await Reply(Busy(429, "too many requests: try again later"));
  const Router::Found found = server_.router.Find(request().method, request().path);
  if (found.route == nullptr) {
    const bool asks = request().method == "OPTIONS" && !found.allow.empty();
    Response response = asks                  ? Response{.status = 204, .headers = {}, .body = nullptr}
                        : found.allow.empty() ? Problem(404, "there is nothing here")
                                              : Problem(405, "this method is not for this path");
    if (!found.allow.empty()) response.headers.Add("allow", found.allow);
    co_return co_await Reply(std::move(response));
  }
  const std::size_t own = found.route->max_body_bytes;
  const std::size_t most = own > 0 ? own : server_.options.max_body_bytes;
  std::optional<std::string> body;
  const bool fits = head_.length.value_or(0) <= most;
  if (fits) {
    if (reader_.unfinished()) Hold(head_.length.value_or(most));
    const bool there = co_await Continue();
    if (there) body = co_await reader_.ReadBody(most);
    unread_.Release();
  }
  if (!body) {
    const bool large = !fits || reader_.received() > most;
    if (large) co_return co_await Reply(Problem(413, "the body is too large"));
    if (reader_.malformed()) co_return co_await Reply(Problem(400, "the body is no HTTP/1.1"));
    co_return false;
  }
  served_.kind = Served::Kind::kPage;
  head_.request.body = *std::move(body);
  std::function<Response()> work = [this, &page = found.route->page] {
    Request seen = request();
    if (seen.method == "HEAD") seen.method = "GET";
    Response response = page(seen);
    Answers::Fit(seen, response);
    return response;
  };
  absl::StatusOr<Response> response;
  if (found.route->quick) {
    response = Guarded(work);
  } else {
    response = co_await OnWorkers(std::move(work));
  }
  if (absl::IsUnavailable(response.status())) response = Busy(503, "too busy: try again");
  if (!response.ok()) response = Problem(500, "something went wrong");
  co_return co_await Reply(*std::move(response));
}

Response Connection::Busy(int status, std::string_view message) {
  Response response = Problem(status, message);
  response.headers.Add("retry-after", kRetrySeconds);
  return response;
}

void Connection::Hold(std::size_t bytes) {
  unread_.Release();  // or for a moment both count
  unread_ = server_.unread.Hold(bytes, request().peer, [this] { Cut(); });
}

asio::awaitable<bool> Connection::Send(std::string_view bytes, std::size_t more) {
  served_.bytes_out += bytes.size();
  bool sent = true;
  while (sent && !bytes.empty()) {
    const std::string_view piece = bytes.substr(0, kPiece);
    sent = co_await transport_->Write(piece, server_.options.write_timeout);
    bytes.remove_prefix(piece.size());
    unread_.Left(bytes.size() + more);
  }
  co_return sent;
}

asio::awaitable<bool> Connection::Reply(Response response) {
  server_.answers.Dress(request(), response);
  const bool keep = keeps_alive();
  const std::string empty;
  const std::string& body = response.body ? *response.body : empty;
  const HeadOptions options{.http11 = head_.http11, .keep_alive = keep, .length = body.size()};
  std::string bytes = WriteHead(response, options, absl::Now());
  const bool silent = request().method == "HEAD" || response.status == 204 || response.status == 304;
  const bool together = !silent && body.size() <= kOneWrite;
  if (together) bytes += body;
  const std::size_t more = silent || together ? 0 : body.size();
  if (response.kept) {
    unread_.Release();
  } else if (!unread_.holds()) {
    Hold(bytes.size() + more);
  }
  bool sent = co_await Send(bytes, more);
  if (sent && more > 0) sent = co_await Send(body);
  unread_.Release();
  served_.status = response.status;
  Record(sent);
  co_return sent&& keep;
}

void Connection::Record(bool complete) {
  if (!server_.handlers.record) return;
  served_.duration = absl::Now() - began_;
  served_.bytes_in = reader_.received();
  served_.complete = complete;
  server_.handlers.record(served_);
}

}  // namespace pepiniere::gateway
