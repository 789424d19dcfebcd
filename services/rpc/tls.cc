#include "services/rpc/tls.h"

#include <unistd.h>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "grpcpp/security/tls_certificate_provider.h"
#include "grpcpp/security/tls_credentials_options.h"

namespace pepiniere::rpc {
namespace {

constexpr unsigned kRereadSeconds = 60;

absl::Status CheckReadable(const std::string& path) {
  if (path.empty() || access(path.c_str(), R_OK) == 0) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat("TLS: cannot read ", path));
}

absl::Status Check(const TlsOptions& options) {
  if (options.certificate_file.empty() != options.key_file.empty())
    return absl::InvalidArgumentError("TLS needs both a certificate and its key");
  if (!options.enabled() && !options.client_ca_file.empty())
    return absl::InvalidArgumentError("client certificates need TLS: give the server a certificate and a key");
  if (options.require_client_certificate && options.client_ca_file.empty())
    return absl::InvalidArgumentError("required client certificates need a client CA");
  for (const std::string& path : {options.certificate_file, options.key_file, options.client_ca_file})
    if (absl::Status readable = CheckReadable(path); !readable.ok()) return readable;
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> MakeServerCredentials(const TlsOptions& options) {
  namespace tls = grpc::experimental;
  if (absl::Status status = Check(options); !status.ok()) return status;
  if (!options.enabled()) return grpc::InsecureServerCredentials();
  tls::TlsServerCredentialsOptions credentials(std::make_shared<tls::FileWatcherCertificateProvider>(
      options.key_file, options.certificate_file, options.client_ca_file, kRereadSeconds));
  credentials.watch_identity_key_cert_pairs();
  if (!options.client_ca_file.empty()) {
    credentials.watch_root_certs();
    credentials.set_cert_request_type(options.require_client_certificate
                                          ? GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY
                                          : GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_AND_VERIFY);
  }
  return tls::TlsServerCredentials(credentials);
}

}  // namespace pepiniere::rpc
