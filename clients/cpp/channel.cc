#include "clients/cpp/channel.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_credentials_options.h>

#include <fstream>
#include <sstream>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace pepiniere::clients {
namespace {

constexpr unsigned kRereadSeconds = 60;

absl::StatusOr<std::string> ReadPem(const std::string& path) {
  if (path.empty()) return std::string();
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (!file || !(text << file.rdbuf())) return absl::InvalidArgumentError(absl::StrCat("cannot read ", path));
  return text.str();
}

std::shared_ptr<grpc::ChannelCredentials> FollowFiles(const ChannelOptions& options) {
  namespace tls = grpc::experimental;
  tls::TlsChannelCredentialsOptions credentials;
  credentials.set_certificate_provider(std::make_shared<tls::FileWatcherCertificateProvider>(
      options.key_file, options.certificate_file, options.ca_file, kRereadSeconds));
  credentials.watch_root_certs();
  if (!options.certificate_file.empty()) credentials.watch_identity_key_cert_pairs();
  return tls::TlsCredentials(credentials);
}

absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> MakeCredentials(const ChannelOptions& options) {
  if (options.certificate_file.empty() != options.key_file.empty())
    return absl::InvalidArgumentError("a client certificate needs its key, and a key its certificate");
  const bool certificates = !options.ca_file.empty() || !options.certificate_file.empty();
  if (options.insecure && certificates)
    return absl::InvalidArgumentError("an insecure channel cannot use certificates: choose one");
  if (options.insecure || (!certificates && IsLocal(options.target))) return grpc::InsecureChannelCredentials();
  const auto ca = ReadPem(options.ca_file);
  const auto certificate = ReadPem(options.certificate_file);
  const auto key = ReadPem(options.key_file);
  for (const auto* pem : {&ca, &certificate, &key})
    if (!pem->ok()) return pem->status();
  if (options.follow_files) return FollowFiles(options);
  return grpc::SslCredentials({.pem_root_certs = *ca, .pem_private_key = *key, .pem_cert_chain = *certificate});
}

}  // namespace

bool IsLocal(const std::string& target) {
  if (target.starts_with("unix:")) return true;
  const std::string host = target.substr(0, target.rfind(':'));
  return host == "localhost" || host == "[::1]" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos);
}

absl::StatusOr<std::shared_ptr<grpc::Channel>> OpenChannel(const ChannelOptions& options) {
  if (options.target.empty()) return absl::InvalidArgumentError("no server is named: give HOST:PORT");
  const auto credentials = MakeCredentials(options);
  if (!credentials.ok()) return credentials.status();
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(options.max_message_bytes);
  arguments.SetInt(GRPC_ARG_MAX_METADATA_SIZE, 64 << 10);
  arguments.SetUserAgentPrefix("pepiniere-cpp");
  // Notices a server that went away without a word, on long calls too.
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, 30'000);
  // A server that was away is tried again every second at most: gRPC's own pauses grow to two minutes. An attempt that
  // is not answered, where packets are dropped, is given up after five.
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 1'000);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 5'000);
  // It may come back at another address, which gRPC asks for every 30 s at most.
  arguments.SetInt(GRPC_ARG_DNS_MIN_TIME_BETWEEN_RESOLUTIONS_MS, 2'000);
  // A name of several servers: each has its share of the calls.
  arguments.SetLoadBalancingPolicyName("round_robin");
  // Retries are this library's (retry.h): two layers of them multiply.
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  return grpc::CreateCustomChannel(options.target, *credentials, arguments);
}

}  // namespace pepiniere::clients
