#include "services/gateway/http/transport.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <type_traits>
#include <utility>

#include "absl/time/clock.h"
#include "boost/asio/redirect_error.hpp"
#include "boost/asio/ssl/context.hpp"
#include "boost/asio/use_awaitable.hpp"
#include "boost/asio/write.hpp"
#include "boost/beast/core/tcp_stream.hpp"
#include "boost/beast/ssl/ssl_stream.hpp"

namespace pepiniere::gateway {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

constexpr absl::Duration kFarewell = absl::Seconds(2);
constexpr std::size_t kLastWords = 32 << 20;  // bytes that a client may still send while it reads its answer
constexpr std::string_view kInterim = "HTTP/1.1 102 Processing\r\n\r\n";

using Plain = beast::tcp_stream;
using Tls = beast::ssl_stream<beast::tcp_stream>;

template <class Stream>
class StreamTransport final : public Transport {
 public:
  static constexpr bool kTls = std::is_same_v<Stream, Tls>;

  explicit StreamTransport(asio::ip::tcp::socket socket) requires(!kTls) : stream_(std::move(socket)) {}
  StreamTransport(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> context) requires kTls
      : context_(std::move(context)),
        stream_(std::move(socket), *context_) {}

  asio::awaitable<bool> Handshake(absl::Duration timeout) override {
    error_code error;
    if constexpr (kTls) {
      tcp().expires_after(absl::ToChronoNanoseconds(timeout));
      co_await stream_.async_handshake(asio::ssl::stream_base::server,
                                       asio::redirect_error(asio::use_awaitable, error));
    }
    co_return !error;
  }

  asio::awaitable<std::size_t> Read(asio::mutable_buffer to, absl::Time deadline) override {
    error_code error;
    Expire(deadline - absl::Now());
    const std::size_t n = co_await stream_.async_read_some(to, asio::redirect_error(asio::use_awaitable, error));
    co_return error ? 0 : n;
  }

  asio::awaitable<bool> Write(std::string_view bytes, absl::Duration timeout) override {
    error_code error;
    Expire(timeout);
    co_await asio::async_write(stream_, asio::const_buffer(bytes.data(), bytes.size()),
                               asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
  }

  asio::awaitable<void> Close() override {
    error_code error;
    Expire(kFarewell);
    if constexpr (kTls) co_await stream_.async_shutdown(asio::redirect_error(asio::use_awaitable, error));
    tcp().socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
    // Closing a socket with unread bytes would reset it, and the client would lose the answer.
    std::array<char, 4096> unread{};
    error = {};
    for (std::size_t heard = 0; !error && heard < kLastWords;) {
      heard += co_await tcp().async_read_some(asio::buffer(unread), asio::redirect_error(asio::use_awaitable, error));
    }
    Cut();
  }

  void Cut() override { tcp().close(); }

  Peer Look() override {
    pollfd look{.fd = tcp().socket().native_handle(), .events = POLLRDHUP, .revents = 0};
    if (look.fd < 0 || poll(&look, 1, 0) < 0 || (look.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) {
      return Peer::kGone;
    }
    return (look.revents & POLLRDHUP) != 0 ? Peer::kSilent : Peer::kThere;
  }

  bool Probe() override {
    // If the kernel has no room for these few bytes, the client has read nothing for a long time.
    return !kTls && send(tcp().socket().native_handle(), kInterim.data(), kInterim.size(),
                         MSG_DONTWAIT | MSG_NOSIGNAL) == static_cast<ssize_t>(kInterim.size());
  }

 private:
  beast::tcp_stream& tcp() {
    if constexpr (kTls) {
      return stream_.next_layer();
    } else {
      return stream_;
    }
  }
  void Expire(absl::Duration after) {
    tcp().expires_after(absl::ToChronoNanoseconds(std::max(after, absl::Milliseconds(1))));
  }

  std::shared_ptr<asio::ssl::context> context_;
  Stream stream_;
};

}  // namespace

std::unique_ptr<Transport> MakeTransport(asio::ip::tcp::socket socket, std::shared_ptr<asio::ssl::context> tls) {
  if (!tls) return std::make_unique<StreamTransport<Plain>>(std::move(socket));
  return std::make_unique<StreamTransport<Tls>>(std::move(socket), std::move(tls));
}

}  // namespace pepiniere::gateway
