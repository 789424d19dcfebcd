// Requests out of a connection's bytes, one after the other. Only the server's own files include this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "boost/asio/awaitable.hpp"
#include "services/gateway/http/message.h"
#include "services/gateway/http/server.h"
#include "services/gateway/http/transport.h"

namespace pepiniere::gateway {

class RequestReader {
 public:
  RequestReader(Transport& transport, const HttpOptions& options);
  ~RequestReader();

  struct Head {
    Request request{};  // without its body and its peer
    bool http11 = true;
    bool keep_alive = false;
    bool expects_continue = false;
    std::optional<std::uint64_t> length{};  // of the body, if the client said it
    // What is wrong with it, as a status and a sentence; 0: nothing.
    int refusal = 0;
    std::string why{};
  };
  // The next request; nothing if the client has gone, or is too slow. `began` is called when its first byte is there.
  boost::asio::awaitable<std::optional<Head>> ReadHead(std::function<void()> began);
  // The next piece of its body, as it comes, some 64 KiB at most; an empty one ends it. Nothing if the client has gone,
  // is too slow, or sends no HTTP.
  boost::asio::awaitable<std::optional<std::string>> ReadPiece();
  // The rest of the body, unless that is more than `most` bytes: nothing then.
  boost::asio::awaitable<std::optional<std::string>> ReadBody(std::size_t most);
  // Whether there is more of the body to read.
  bool unfinished() const;
  // Whether what was read last is no HTTP.
  bool malformed() const { return malformed_; }
  // Of the body, so far.
  std::size_t received() const { return received_; }

 private:
  struct Parsing;

  boost::asio::awaitable<bool> Fill(absl::Time deadline, std::size_t piece);
  Head Judge();

  Transport& transport_;
  const HttpOptions& options_;
  std::unique_ptr<Parsing> parsing_;
  std::size_t received_ = 0;
  bool malformed_ = false;
  absl::Time body_began_;
};

}  // namespace pepiniere::gateway
