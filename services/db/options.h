// How to reach the database.
#pragma once

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace pepiniere::db {

// TLS is on when `ca` is set, and then always with the server's certificate and host name verified: a server that
// speaks plaintext only, or shows another name, is refused. Paths of PEM files.
struct TlsOptions {
  std::string ca = {};
  std::string cert = {};  // With `key`: this client's own certificate.
  std::string key = {};
};

struct ConnectionOptions {
  std::string socket = {};  // A Unix socket; wins over host and port.
  std::string host = {};
  int port = 3306;
  std::string schema = {};  // May be empty: no default schema.
  std::string user = {};
  std::string password = {};
  TlsOptions tls = {};  // Over TCP only.

  absl::Duration connect_timeout = absl::Seconds(5);
  // The longest a statement may run on the server, whatever its caller's deadline. Whole seconds.
  absl::Duration statement_ceiling = absl::Seconds(32);
  // The longest a statement waits for a row lock; then the transaction is run again. Whole seconds.
  absl::Duration lock_wait_timeout = absl::Seconds(5);
  // Prepared statements kept a connection.
  std::size_t statement_cache = 256;
};

struct PoolOptions {
  int max_size = 16;
  // Calls that may wait for a connection; one more is RESOURCE_EXHAUSTED at once.
  int max_waiting = 1024;
  // A connection unused for longer is tried before it is trusted.
  absl::Duration ping_after_idle = absl::Seconds(30);
  // A connection is replaced at this age, give or take a tenth, so that they do not all go at once.
  absl::Duration max_lifetime = absl::Minutes(30);
};

// INVALID_ARGUMENT if the options contradict each other: no way to reach a server, a certificate without its key or
// without a CA, TLS over a Unix socket.
absl::Status Validate(const ConnectionOptions& options);

}  // namespace pepiniere::db
