#include "services/gateway/http/answer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/base/text.h"
#include "services/gateway/http/gzip.h"

namespace pepiniere::gateway {
namespace {

constexpr std::size_t kWorthPacking = 1024;
constexpr std::size_t kMostPacked = 256 << 20;

// What Connect and gRPC-Web clients send and read beyond what a browser lets through by itself.
constexpr std::string_view kAllowedHeaders =
    "Authorization, Content-Type, Content-Encoding, If-None-Match, Connect-Protocol-Version, Connect-Timeout-Ms, "
    "Connect-Accept-Encoding, Connect-Content-Encoding, Grpc-Timeout, Grpc-Encoding, Grpc-Accept-Encoding, X-Grpc-Web, "
    "X-User-Agent, Traceparent";
constexpr std::string_view kExposedHeaders =
    "ETag, Retry-After, Content-Encoding, Connect-Content-Encoding, Grpc-Encoding, Grpc-Status, Grpc-Message, "
    "Grpc-Status-Details-Bin";
constexpr std::string_view kPreflightSeconds = "7200";

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kAlways = {{
    {"x-content-type-options", "nosniff"},
    {"referrer-policy", "strict-origin-when-cross-origin"},
    {"cross-origin-opener-policy", "same-origin"},
    {"cross-origin-resource-policy", "same-origin"},
}};
constexpr std::string_view kTwoYearsOfTls = "max-age=63072000";

void SetIfAbsent(Headers& headers, std::string_view name, std::string_view value) {
  if (!headers.Has(name)) headers.Add(std::string(name), std::string(value));
}

void Vary(Headers& headers, std::string_view on) {
  const std::string_view has = headers.Get("vary");
  if (absl::StrContains(base::Absl(has), base::Absl(on))) return;
  headers.Set("vary", has.empty() ? std::string(on) : base::Concat(has, ", ", on));
}

// "text/html; charset=utf-8" is a text; pictures, fonts and archives are packed already.
bool IsText(std::string_view type) {
  type = type.substr(0, type.find(';'));
  constexpr std::array<std::string_view, 6> kTexts = {"application/json",  "application/javascript",
                                                      "application/proto", "application/manifest+json",
                                                      "application/xml",   "image/svg+xml"};
  return type.starts_with("text/") || std::ranges::find(kTexts, type) != kTexts.end();
}

std::string_view Opaque(std::string_view tag) { return tag.starts_with("W/") ? tag.substr(2) : tag; }

bool Matches(std::string_view if_none_match, std::string_view etag) {
  for (const absl::string_view listed : absl::StrSplit(base::Absl(if_none_match), ',')) {
    const absl::string_view tag = absl::StripAsciiWhitespace(listed);
    if (tag == "*" || Opaque({tag.data(), tag.size()}) == Opaque(etag)) return true;
  }
  return false;
}

bool AnswerNotModified(const Request& request, Response& response) {
  const std::string_view asked = request.headers.Get("if-none-match"), etag = response.headers.Get("etag");
  if (response.status != 200 || asked.empty() || etag.empty() || !Matches(asked, etag)) return false;
  response.status = 304;
  response.body = nullptr;
  for (const char* name : {"content-type", "content-length", "content-encoding"}) response.headers.Remove(name);
  return true;
}

}  // namespace

bool Accepts(std::string_view accept_encoding, std::string_view coding) {
  bool any = false;
  for (const absl::string_view item : absl::StrSplit(base::Absl(accept_encoding), ',')) {
    const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(item, absl::MaxSplits(';', 1));
    const absl::string_view name = absl::StripAsciiWhitespace(parts.first);
    absl::string_view quality = absl::StripAsciiWhitespace(parts.second);
    double q = 1;
    if (absl::ConsumePrefix(&quality, "q=") && !absl::SimpleAtod(quality, &q)) q = 0;
    if (absl::EqualsIgnoreCase(name, base::Absl(coding))) return q > 0;
    if (name == "*") any = q > 0;
  }
  return any;
}

Answers::Answers(const AnswerOptions& options)
    : origins_(options.cors_origins),
      anybody_(std::ranges::find(origins_, "*") != origins_.end()),
      content_security_policy_(absl::StrCat(
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          "connect-src 'self'; manifest-src 'self'; form-action 'self'",
          options.form_actions.empty() ? "" : " ", absl::StrJoin(options.form_actions, " "),
          "; base-uri 'none'; frame-ancestors 'none'")) {}

std::string_view Answers::Reader(const Request& request) const {
  if (anybody_) return "*";
  const std::string_view origin = request.headers.Get("origin");
  return std::ranges::find(origins_, origin) != origins_.end() ? origin : std::string_view();
}

bool Answers::IsPreflight(const Request& request) {
  return request.method == "OPTIONS" && request.headers.Has("origin") &&
         request.headers.Has("access-control-request-method");
}

Response Answers::Preflight(const Request& request) const {
  Response response{.status = 204, .headers = {}, .body = nullptr};
  if (!Reader(request).empty()) {
    response.headers.Add("access-control-allow-methods", "GET, HEAD, POST");
    const std::string_view asked = request.headers.Get("access-control-request-headers");
    response.headers.Add("access-control-allow-headers",
                         asked.empty() ? std::string(kAllowedHeaders) : base::Concat(kAllowedHeaders, ", ", asked));
    response.headers.Add("access-control-max-age", std::string(kPreflightSeconds));
    response.headers.Add("vary", "Access-Control-Request-Headers");
  }
  return response;
}

void Answers::Fit(const Request& request, Response& response) {
  const bool reads = request.method == "GET" || request.method == "HEAD";
  const std::size_t size = response.body ? response.body->size() : 0;
  const bool packable = response.compressible && size >= kWorthPacking && size <= kMostPacked &&
                        !response.headers.Has("content-encoding") && IsText(response.headers.Get("content-type"));
  if (packable) Vary(response.headers, "Accept-Encoding");
  if (reads && AnswerNotModified(request, response)) return;
  if (!packable || !Accepts(request.headers.Get("accept-encoding"), "gzip")) return;
  response.body = std::make_shared<const std::string>(Gzip(*response.body));
  response.headers.Set("content-encoding", "gzip");
  // Other bytes, the same meaning.
  if (const std::string etag(response.headers.Get("etag")); etag.starts_with('"')) {
    response.headers.Set("etag", absl::StrCat("W/", etag));
  }
}

void Answers::Dress(const Request& request, Response& response) const {
  for (const auto& [name, value] : kAlways) SetIfAbsent(response.headers, name, value);
  SetIfAbsent(response.headers, "content-security-policy", content_security_policy_);
  if (request.secure) SetIfAbsent(response.headers, "strict-transport-security", kTwoYearsOfTls);
  if (!anybody_) Vary(response.headers, "Origin");
  if (const std::string_view reader = Reader(request); !reader.empty()) {
    SetIfAbsent(response.headers, "access-control-allow-origin", reader);
    SetIfAbsent(response.headers, "access-control-expose-headers", kExposedHeaders);
  }
}

}  // namespace pepiniere::gateway
