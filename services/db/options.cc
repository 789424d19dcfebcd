#include "services/db/options.h"

namespace pepiniere::db {

absl::Status Validate(const ConnectionOptions& o) {
  if (o.socket.empty() && o.host.empty()) return absl::InvalidArgumentError("a database needs a host or a socket");
  if (o.port < 1 || o.port > 65535) return absl::InvalidArgumentError("a database's port is from 1 to 65535");
  if (o.tls.cert.empty() != o.tls.key.empty()) {
    return absl::InvalidArgumentError("a client certificate and its key come together");
  }
  if (!o.tls.cert.empty() && o.tls.ca.empty()) {
    return absl::InvalidArgumentError("a client certificate needs the CA to know the server by");
  }
  if (!o.tls.ca.empty() && !o.socket.empty()) return absl::InvalidArgumentError("a Unix socket has no TLS");
  return absl::OkStatus();
}

}  // namespace pepiniere::db
