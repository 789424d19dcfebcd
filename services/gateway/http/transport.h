// The bytes of one connection, encrypted or not, with a time for everything. Only the server's own files include this.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

#include "absl/time/time.h"
#include "boost/asio/awaitable.hpp"
#include "boost/asio/buffer.hpp"
#include "boost/asio/ip/tcp.hpp"

namespace boost::asio::ssl {
class context;
}

namespace pepiniere::gateway {

// Used on its socket's strand.
class Transport {
 public:
  virtual ~Transport() = default;

  // The first thing to do. False: no connection.
  virtual boost::asio::awaitable<bool> Handshake(absl::Duration timeout) = 0;
  // How much was read; 0 if the client said that there is no more, went away, or `deadline` has passed.
  virtual boost::asio::awaitable<std::size_t> Read(boost::asio::mutable_buffer to, absl::Time deadline) = 0;
  // Writes all of it. False: the client has gone, or takes longer than `timeout`.
  virtual boost::asio::awaitable<bool> Write(std::string_view bytes, absl::Duration timeout) = 0;
  // Says that there is no more, and lets the client read what was said before the socket goes.
  virtual boost::asio::awaitable<void> Close() = 0;
  // Closes the socket: what is under way fails.
  virtual void Cut() = 0;

  enum class Peer { kThere, kSilent, kGone };
  // kSilent: the client sends nothing more (it may have gone: that shows when something is written to it).
  virtual Peer Look() = 0;
  // Writes an interim answer, which a client that has gone refuses. False: not here.
  virtual bool Probe() = 0;
};

// `tls` null: in the clear.
std::unique_ptr<Transport> MakeTransport(boost::asio::ip::tcp::socket socket,
                                         std::shared_ptr<boost::asio::ssl::context> tls);

}  // namespace pepiniere::gateway
