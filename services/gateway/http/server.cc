#include "services/gateway/http/server.h"

#include <netinet/tcp.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>
#include <unordered_set>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "boost/asio/co_spawn.hpp"
#include "boost/asio/detached.hpp"
#include "boost/asio/executor_work_guard.hpp"
#include "boost/asio/io_context.hpp"
#include "boost/asio/ip/tcp.hpp"
#include "boost/asio/redirect_error.hpp"
#include "boost/asio/strand.hpp"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/http/connection.h"
#include "services/gateway/http/tls_files.h"

namespace pepiniere::gateway {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds kOutOfSockets(100);
constexpr int kUnsent = 128 << 10;

absl::StatusOr<tcp::endpoint> ParseListen(const std::string& listen) {
  const std::size_t colon = listen.rfind(':');
  std::string host = listen.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host == "localhost") host = "127.0.0.1";
  error_code error;
  const auto address = asio::ip::make_address(host, error);
  int port = -1;
  if (colon == listen.npos || error || !absl::SimpleAtoi(listen.substr(colon + 1), &port) || port < 0 || port > 65535) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", listen, "\" is no address to listen on: write it like 127.0.0.1:8080 or [::]:8080"));
  }
  return tcp::endpoint(address, static_cast<std::uint16_t>(port));
}

// An IPv4 client is the same one through an IPv6 socket.
std::string AddressOf(const tcp::endpoint& peer) {
  const auto address = peer.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  }
  return address.to_string();
}

}  // namespace

struct HttpServer::Parts {
  Parts(const HttpOptions& options, HttpHandlers handlers, TrustedProxies proxies)
      : context(options, std::move(handlers), std::move(proxies)), acceptor(asio::make_strand(io)) {}

  absl::Status Listen(const tcp::endpoint& endpoint);
  asio::awaitable<void> Accept();
  void Begin(tcp::socket socket, asio::any_io_executor strand);
  // Has the connection that waited longest give way, with mutex held; false: none does wait.
  bool MakeRoom() const;
  // With the mutex held: whether that address holds all the connections that one may.
  bool HasItsShare(const std::string& address) const;
  void Ended(const std::shared_ptr<Connection>& connection, const std::exception_ptr& thrown);
  template <class Act>
  void ForEach(Act act);
  // Whether the last connection has gone by then.
  bool AwaitEnd(absl::Time deadline);

  ServerContext context;
  std::unique_ptr<TlsFiles> tls;
  asio::io_context io;
  asio::executor_work_guard<asio::io_context::executor_type> work{io.get_executor()};
  tcp::acceptor acceptor;
  int port = 0;
  std::vector<std::thread> threads;

  std::mutex mutex;
  std::condition_variable ended;
  std::unordered_set<std::shared_ptr<Connection>> connections;
  bool accepting = false;
};

absl::Status HttpServer::Parts::Listen(const tcp::endpoint& endpoint) {
  error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) return absl::UnavailableError(absl::StrCat(context.options.listen, ": ", error.message()));
  port = acceptor.local_endpoint(error).port();
  return absl::OkStatus();
}

asio::awaitable<void> HttpServer::Parts::Accept() {
  asio::steady_timer pause(acceptor.get_executor());
  while (acceptor.is_open()) {
    error_code error;
    asio::any_io_executor strand = asio::make_strand(io);
    tcp::socket socket(strand);
    co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
    if (!error) {
      Begin(std::move(socket), std::move(strand));
    } else if (acceptor.is_open()) {
      pause.expires_after(kOutOfSockets);
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
  }
  std::lock_guard lock(mutex);
  accepting = false;
  ended.notify_all();
}

void HttpServer::Parts::Begin(tcp::socket socket, asio::any_io_executor strand) {
  error_code error;
  socket.set_option(tcp::no_delay(true), error);
  // The kernel keeps no more than this of an answer beyond what is on its way.
  socket.set_option(asio::detail::socket_option::integer<IPPROTO_TCP, TCP_NOTSENT_LOWAT>(kUnsent), error);
  const tcp::endpoint peer = socket.remote_endpoint(error);
  if (error) return;
  auto transport = MakeTransport(std::move(socket), tls ? tls->Current(absl::Now()) : nullptr);
  auto connection =
      std::make_shared<Connection>(context, std::move(transport), strand, AddressOf(peer), tls != nullptr);
  {
    std::lock_guard lock(mutex);
    if (HasItsShare(connection->peer())) return;  // closes it
    if (connections.size() >= context.options.max_connections && !MakeRoom()) return;
    connections.insert(connection);
  }
  asio::co_spawn(strand, connection->Run(),
                 [this, connection](const std::exception_ptr& thrown) { Ended(connection, thrown); });
}

bool HttpServer::Parts::HasItsShare(const std::string& address) const {
  if (connections.size() < context.options.max_connections_per_address || context.proxies.Trusts(address)) return false;
  const auto held = std::ranges::count(connections, address,
                                       [](const auto& connection) -> const std::string& { return connection->peer(); });
  return static_cast<std::size_t>(held) >= context.options.max_connections_per_address;
}

bool HttpServer::Parts::MakeRoom() const {
  for (;;) {
    const auto longest = std::ranges::min_element(connections, {}, &Connection::waiting_since);
    if (longest == connections.end()) return false;
    const std::int64_t since = (*longest)->waiting_since();
    if (since == Connection::kBusy) return false;
    if ((*longest)->GiveWay(since)) return true;
  }
}

void HttpServer::Parts::Ended(const std::shared_ptr<Connection>& connection, const std::exception_ptr& thrown) {
  try {
    if (thrown) std::rethrow_exception(thrown);
  } catch (const std::exception& e) {
    context.Complain(absl::StrCat("a connection ended with ", e.what()));
  }
  std::lock_guard lock(mutex);
  connections.erase(connection);
  ended.notify_all();
}

template <class Act>
void HttpServer::Parts::ForEach(Act act) {
  std::lock_guard lock(mutex);
  for (const auto& connection : connections) act(*connection);
}

bool HttpServer::Parts::AwaitEnd(absl::Time deadline) {
  std::unique_lock lock(mutex);
  return ended.wait_until(lock, absl::ToChronoTime(deadline), [this] { return connections.empty() && !accepting; });
}

absl::StatusOr<std::unique_ptr<HttpServer>> HttpServer::Start(const HttpOptions& options, HttpHandlers handlers) {
  PEP_ASSIGN(const tcp::endpoint endpoint, ParseListen(options.listen));
  PEP_ASSIGN(TrustedProxies proxies, TrustedProxies::Parse(options.trusted_proxies));
  if (options.certificate_file.empty() != options.key_file.empty()) {
    return absl::InvalidArgumentError("a certificate and its key come together");
  }
  const bool encrypted = !options.certificate_file.empty();
  if (!encrypted && !options.plaintext && !endpoint.address().is_loopback()) {
    return absl::FailedPreconditionError(
        absl::StrCat(options.listen, " is open to others: give it a certificate, or say that something else encrypts"));
  }
  auto parts = std::make_unique<Parts>(options, std::move(handlers), std::move(proxies));
  if (encrypted) {
    auto complain = [&context = parts->context](std::string_view message) { context.Complain(message); };
    PEP_ASSIGN(parts->tls, TlsFiles::Open(options.certificate_file, options.key_file, std::move(complain)));
  }
  PEP_TRY(parts->Listen(endpoint));
  parts->accepting = true;
  asio::co_spawn(parts->acceptor.get_executor(), parts->Accept(), asio::detached);
  for (std::size_t i = 0; i < options.io_threads; ++i) {
    parts->threads.emplace_back([&io = parts->io] { io.run(); });
  }
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(parts)));
}

HttpServer::HttpServer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
HttpServer::~HttpServer() { Shutdown(); }

void HttpServer::Shutdown() {
  if (parts_->context.draining.exchange(true)) return;
  asio::post(parts_->acceptor.get_executor(), [this] {
    error_code error;
    parts_->acceptor.close(error);
  });
  parts_->ForEach([](Connection& connection) { connection.Drain(); });
  if (!parts_->AwaitEnd(absl::Now() + parts_->context.options.drain)) {
    parts_->ForEach([](Connection& connection) { connection.Cut(); });
    parts_->AwaitEnd(absl::InfiniteFuture());
  }
  parts_->work.reset();
  parts_->io.stop();
  for (std::thread& thread : parts_->threads) thread.join();
}

int HttpServer::port() const { return parts_->port; }

std::size_t HttpServer::unread_bytes() const { return parts_->context.unread.bytes(); }
std::size_t HttpServer::gave_up() const { return parts_->context.unread.given_up(); }

std::size_t HttpServer::connections() const {
  std::lock_guard lock(parts_->mutex);
  return parts_->connections.size();
}

}  // namespace pepiniere::gateway
