// The server's certificate, read again when its files change. Only the server's own files include this.
#pragma once

#include <sys/stat.h>

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "boost/asio/ssl/context.hpp"

namespace pepiniere::gateway {

class TlsFiles {
 public:
  using Context = std::shared_ptr<boost::asio::ssl::context>;

  // INVALID_ARGUMENT for files that are no certificate and its key.
  static absl::StatusOr<std::unique_ptr<TlsFiles>> Open(std::string certificate_file, std::string key_file,
                                                        std::function<void(std::string_view)> complain);

  // For a new connection. Looks at the files at most once a second; if they cannot be used, what was read last stays.
  Context Current(absl::Time now);

 private:
  TlsFiles(std::string certificate_file, std::string key_file, std::function<void(std::string_view)> complain);
  absl::StatusOr<Context> Read() const;
  std::string Stamp() const;  // another one when the files have changed

  const std::string certificate_file_;
  const std::string key_file_;
  const std::function<void(std::string_view)> complain_;
  std::mutex mutex_;
  Context context_;
  std::string stamp_;
  absl::Time looked_;
};

}  // namespace pepiniere::gateway
