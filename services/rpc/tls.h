// The server's end of TLS. Files, never flags; re-read when they change, so that certificates rotate under a live
// server.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "grpcpp/security/server_credentials.h"

namespace pepiniere::rpc {

struct TlsOptions {
  // PEM files; both or neither.
  std::string certificate_file{};
  std::string key_file{};
  // PEM bundle that client certificates must chain to; empty: none is asked for.
  std::string client_ca_file{};
  // Whether a client without a certificate is turned away; if not, it may still bring a token.
  bool require_client_certificate = false;

  bool enabled() const { return !certificate_file.empty(); }
};

// INVALID_ARGUMENT for half a pair or a file that cannot be read. Plaintext credentials if TLS is not enabled.
absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> MakeServerCredentials(const TlsOptions& options);

}  // namespace pepiniere::rpc
