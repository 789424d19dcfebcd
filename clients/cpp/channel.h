// The way to a server.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "grpcpp/channel.h"

namespace pepiniere::clients {

struct ChannelOptions {
  // "host:port", "unix:/run/pepiniere.sock", or any gRPC target.
  std::string target = "127.0.0.1:50051";
  // TLS: the PEM bundle that the server's certificate must chain to; empty: the system's.
  std::string ca_file{};
  // mTLS: who we are. Both or neither.
  std::string certificate_file{};
  std::string key_file{};
  // Whether these files are read again when they change, a minute later at most: for who lives longer than a
  // certificate. Needs `ca_file`.
  bool follow_files = false;
  // No TLS to a server elsewhere: only where something else encrypts, since tokens will travel in the open.
  bool insecure = false;
  // Largest reply in bytes.
  int max_message_bytes = 64 << 20;
};

// TLS, unless `insecure` or the target is a loopback address or a Unix socket and no certificate was given.
// INVALID_ARGUMENT for no target, half a pair or a file that cannot be read. Does not connect yet: the first call does.
// A server that goes away and comes back is found again within a second or two.
absl::StatusOr<std::shared_ptr<grpc::Channel>> OpenChannel(const ChannelOptions& options);

// Whether a target never leaves the machine: "localhost", 127.0.0.0/8, [::1], unix:.
bool IsLocal(const std::string& target);

}  // namespace pepiniere::clients
