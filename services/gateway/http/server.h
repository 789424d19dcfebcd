// An HTTP/1.1 server: its door, its threads, what every answer carries, its way out.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/gateway/http/call_source.h"
#include "services/gateway/http/page.h"
#include "services/gateway/http/visitor.h"

namespace pepiniere::gateway {

struct HttpOptions {
  // "127.0.0.1:8080", "[::]:8080"; port 0 takes a free one (see HttpServer::port).
  std::string listen = "127.0.0.1:8080";
  // PEM files, both or neither; read again when they change. Without them the server listens on loopback only, unless
  // `plaintext` says that something else (a proxy, a mesh) encrypts.
  std::string certificate_file{};
  std::string key_file{};
  bool plaintext = false;

  std::size_t io_threads = 2;
  // Connections open at a time; one more takes the place of the one that has said nothing for longest, or is closed at
  // once if each has a request under way.
  std::size_t max_connections = 4096;
  // Of them, those of one address that is no trusted proxy; one more is closed at once.
  std::size_t max_connections_per_address = 1024;
  // Threads on which pages run, and pages that may wait for one; past that, 503.
  std::size_t page_threads = 8;
  std::size_t page_queue = 256;

  // Of answers that their clients have not read, and of requests until they are answered, over all connections; past
  // that, a client of the address that has most of them is let go, first the one that has read nothing for longest. At
  // twice as much, with those who are on their way out, large answers are refused. What is kept anyway does not count.
  std::size_t max_unread_bytes = 64 << 20;
  std::size_t max_header_bytes = 16 << 10;  // the request line with them
  std::size_t max_body_bytes = 64 << 10;    // of a page's request: a form; calls bound their messages themselves
  // A client that takes longer is let go: between requests, for a whole head, for a body beyond what it has sent at
  // 4 KiB/s, to read 64 KiB of the answer.
  absl::Duration idle_timeout = absl::Seconds(75);
  absl::Duration header_timeout = absl::Seconds(10);
  absl::Duration body_timeout = absl::Seconds(20);
  absl::Duration write_timeout = absl::Seconds(30);
  // How long requests in flight may take to finish when the server shuts down.
  absl::Duration drain = absl::Seconds(10);

  // Addresses or networks ("10.0.0.0/8", "::1") whose x-forwarded-for and x-forwarded-proto are believed.
  std::vector<std::string> trusted_proxies{};
  // Whose pages may read the answers, without credentials; "*": anybody's.
  std::vector<std::string> cors_origins = {"*"};
  // Where forms may lead, beside this origin: the identity provider's.
  std::vector<std::string> form_actions{};
};

// What is said of a request that was answered. No query, no header, no body: no personal datum and no token slips in.
struct Served {
  enum class Kind { kPage, kCall, kRefused };  // kRefused: before anybody was asked
  Kind kind = Kind::kRefused;
  std::string_view method;
  std::string_view path;
  std::string_view client;  // its address
  int status = 0;
  absl::Duration duration;
  std::size_t bytes_in = 0;   // of the body
  std::size_t bytes_out = 0;  // on the wire
  bool complete = true;       // false: the client did not take all of it
};

// What answers, and who is told. All of them are called from several threads at a time, and outlive the server.
struct HttpHandlers {
  Routes routes{};
  std::vector<CallSource*> calls{};   // asked before the routes, in their order; none is null
  VisitorSource* visitors = nullptr;  // whose cookies stand for a caller; may be null
  // Whether a client, by its address, may ask once more; RESOURCE_EXHAUSTED if it asks too often. Must not block.
  std::function<absl::Status(std::string_view client)> admit{};
  std::function<void(const Served&)> record{};
  // What an operator should know: a certificate that cannot be read, a page that threw.
  std::function<void(std::string_view message)> complain{};
};

class HttpServer {
 public:
  // Starts serving. Errors: INVALID_ARGUMENT for options that cannot be, FAILED_PRECONDITION for a plaintext door to
  // the outside, UNAVAILABLE if the address is taken.
  static absl::StatusOr<std::unique_ptr<HttpServer>> Start(const HttpOptions& options, HttpHandlers handlers);
  ~HttpServer();  // Shutdown

  // Takes no new connection; streams end, other requests finish, each connection closes after its answer; when the
  // drain deadline has passed they are cut. Idempotent.
  void Shutdown();

  int port() const;
  std::size_t connections() const;
  // Bytes of answers that wait for their clients, and clients that were let go because they did not read.
  std::size_t unread_bytes() const;
  std::size_t gave_up() const;

 private:
  struct Parts;
  explicit HttpServer(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace pepiniere::gateway
