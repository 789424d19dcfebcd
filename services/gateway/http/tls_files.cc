#include "services/gateway/http/tls_files.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/base/try.h"

namespace pepiniere::gateway {

namespace ssl = boost::asio::ssl;

TlsFiles::TlsFiles(std::string certificate_file, std::string key_file, std::function<void(std::string_view)> complain)
    : certificate_file_(std::move(certificate_file)), key_file_(std::move(key_file)), complain_(std::move(complain)) {}

absl::StatusOr<std::unique_ptr<TlsFiles>> TlsFiles::Open(std::string certificate_file, std::string key_file,
                                                         std::function<void(std::string_view)> complain) {
  std::unique_ptr<TlsFiles> files(new TlsFiles(std::move(certificate_file), std::move(key_file), std::move(complain)));
  files->stamp_ = files->Stamp();
  PEP_ASSIGN(files->context_, files->Read());
  files->looked_ = absl::Now();
  return files;
}

absl::StatusOr<TlsFiles::Context> TlsFiles::Read() const {
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  boost::system::error_code error;
  SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
  context->set_options(ssl::context::no_compression | SSL_OP_NO_RENEGOTIATION, error);
  context->use_certificate_chain_file(certificate_file_, error);
  if (error) return absl::InvalidArgumentError(absl::StrCat(certificate_file_, ": ", error.message()));
  context->use_private_key_file(key_file_, ssl::context::pem, error);
  if (!error && SSL_CTX_check_private_key(context->native_handle()) != 1) {
    return absl::InvalidArgumentError(absl::StrCat(key_file_, " is not the key of ", certificate_file_));
  }
  if (error) return absl::InvalidArgumentError(absl::StrCat(key_file_, ": ", error.message()));
  return context;
}

std::string TlsFiles::Stamp() const {
  std::string stamp;
  for (const std::string& file : {certificate_file_, key_file_}) {
    struct stat seen {};
    if (stat(file.c_str(), &seen) != 0) continue;
    absl::StrAppend(&stamp, seen.st_ino, " ", seen.st_size, " ", seen.st_mtim.tv_sec, ".", seen.st_mtim.tv_nsec, "\n");
  }
  return stamp;
}

TlsFiles::Context TlsFiles::Current(absl::Time now) {
  std::lock_guard lock(mutex_);
  if (now - looked_ < absl::Seconds(1)) return context_;
  looked_ = now;
  std::string stamp = Stamp();
  if (stamp == stamp_) return context_;
  absl::StatusOr<Context> read = Read();
  // Half a pair, maybe: the other file comes, and changes the stamp again.
  if (!read.ok()) complain_(absl::StrCat("the certificate stays as it was: ", read.status().message()));
  if (read.ok()) context_ = *std::move(read);
  stamp_ = std::move(stamp);
  return context_;
}

}  // namespace pepiniere::gateway
