#include "services/gateway/http/kept_file.h"

#include <openssl/sha.h>
#include <zlib.h>

#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/time/time.h"
#include "services/base/text.h"

namespace pepiniere::gateway {
namespace {

constexpr char kHttpDate[] = "%a, %d %b %Y %H:%M:%S GMT";
constexpr int kGzipWindow = 15 + 16;  // zlib's way to say: the largest window, and gzip's head and tail
constexpr std::string_view kTextTypes[] = {"text/", "application/json", "application/javascript",
                                           "application/manifest+json", "image/svg+xml"};

bool IsText(std::string_view content_type) {
  for (const std::string_view prefix : kTextTypes) {
    if (content_type.starts_with(prefix)) return true;
  }
  return false;
}

// Empty if zlib has no memory for it.
std::string Gzip(const std::string& text) {
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    return "";
  }
  std::string packed(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int end = deflate(&stream, Z_FINISH);
  packed.resize(end == Z_STREAM_END ? stream.total_out : 0);
  deflateEnd(&stream);
  packed.shrink_to_fit();
  return packed;
}

std::string Hash(const std::string& text) {
  constexpr std::size_t kKept = 15;  // twenty characters that tell any two contents apart
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

bool AcceptsGzip(const Request& request) {
  double gzip = -1, any = 0;
  for (const absl::string_view item : absl::StrSplit(base::Absl(request.headers.Get("accept-encoding")), ',')) {
    const std::vector<absl::string_view> parts = absl::StrSplit(item, ';');
    const absl::string_view coding = absl::StripAsciiWhitespace(parts[0]);
    double weight = 1;
    for (const absl::string_view parameter : parts) {
      const absl::string_view stripped = absl::StripAsciiWhitespace(parameter);
      if (absl::StartsWithIgnoreCase(stripped, "q=") && !absl::SimpleAtod(stripped.substr(2), &weight)) weight = 0;
    }
    if (absl::EqualsIgnoreCase(coding, "gzip") || absl::EqualsIgnoreCase(coding, "x-gzip")) gzip = weight;
    if (coding == "*") any = weight;
  }
  return (gzip < 0 ? any : gzip) > 0;
}

KeptFile::KeptFile(std::string_view content_type, std::string body, Headers headers)
    : content_type_(content_type), hash_(Hash(body)), headers_(std::move(headers)) {
  std::string gzip = IsText(content_type) ? Gzip(body) : "";
  if (!gzip.empty() && gzip.size() < body.size()) gzip_ = std::make_shared<const std::string>(std::move(gzip));
  body_ = std::make_shared<const std::string>(std::move(body));
}

KeptFile KeptFile::With(Headers headers) const {
  KeptFile file = *this;
  file.headers_ = std::move(headers);
  return file;
}

Response KeptFile::Answer(const Request& request) const {
  const bool gzip = gzip_ != nullptr && AcceptsGzip(request);
  Response response{.status = 200, .headers = headers_, .body = gzip ? gzip_ : body_, .compressible = false};
  response.headers.Set("etag", base::Concat("\"", hash_, gzip ? "-gzip" : "", "\""));
  if (gzip_ != nullptr) response.headers.Add("vary", "accept-encoding");
  if (NotModified(request, headers_)) {
    response.status = 304;
    response.body = nullptr;
    return response;
  }
  response.headers.Set("content-type", content_type_);
  if (gzip) response.headers.Set("content-encoding", "gzip");
  return response;
}

}  // namespace pepiniere::gateway
