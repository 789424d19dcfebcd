#include "services/gateway/http/kept_file.h"

#include <openssl/sha.h>

#include <utility>

#include "absl/strings/escaping.h"
#include "absl/time/time.h"
#include "services/base/text.h"
#include "services/gateway/http/answer.h"
#include "services/gateway/http/gzip.h"

namespace pepiniere::gateway {
namespace {

constexpr char kHttpDate[] = "%a, %d %b %Y %H:%M:%S GMT";

std::string Hash(const std::string& text) {
  constexpr std::size_t kKept = 15;  // twenty characters, which tell any two contents apart
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
  return absl::WebSafeBase64Escape(absl::string_view(reinterpret_cast<const char*>(digest), kKept));
}

bool NotModified(const Request& request, const Headers& headers) {
  if (!headers.Has("last-modified") || request.headers.Has("if-none-match")) return false;
  absl::Time had, modified;
  const auto read = [](std::string_view text, absl::Time& time) {
    return absl::ParseTime(kHttpDate, base::Absl(text), &time, nullptr);
  };
  return read(request.headers.Get("if-modified-since"), had) && read(headers.Get("last-modified"), modified) &&
         modified <= had;
}

}  // namespace

KeptFile::KeptFile(std::string_view content_type, std::string body, Headers headers, std::string brotli)
    : content_type_(content_type), hash_(Hash(body)), headers_(std::move(headers)) {
  std::string gzip = Gzip(body);
  gzip.shrink_to_fit();
  if (gzip.size() < body.size() - body.size() / 16) gzip_ = std::make_shared<const std::string>(std::move(gzip));
  if (!brotli.empty()) brotli_ = std::make_shared<const std::string>(std::move(brotli));
  body_ = std::make_shared<const std::string>(std::move(body));
}

Response KeptFile::Answer(const Request& request) const {
  const std::string_view accepted = request.headers.Get("accept-encoding");
  std::string_view coding;
  std::shared_ptr<const std::string> body = body_;
  if (brotli_ != nullptr && Accepts(accepted, "br")) {
    coding = "br";
    body = brotli_;
  } else if (gzip_ != nullptr && Accepts(accepted, "gzip")) {
    coding = "gzip";
    body = gzip_;
  }
  Response response{.status = 200, .headers = headers_, .body = std::move(body), .kept = true, .compressible = false};
  response.headers.Set("etag", base::Concat("\"", hash_, coding.empty() ? "" : "-", coding, "\""));
  if (gzip_ != nullptr || brotli_ != nullptr) response.headers.Add("vary", "Accept-Encoding");
  if (NotModified(request, headers_)) {
    response.status = 304;
    response.body = nullptr;
    return response;
  }
  response.headers.Set("content-type", content_type_);
  if (!coding.empty()) response.headers.Set("content-encoding", std::string(coding));
  return response;
}

}  // namespace pepiniere::gateway
