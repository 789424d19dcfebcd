#include "services/gateway/call/metadata.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "services/base/text.h"
#include "services/gateway/call/base64.h"

namespace pepiniere::gateway {
namespace {

constexpr std::array<std::string_view, 25> kBetweenUs = {
    "accept",
    "accept-charset",
    "accept-encoding",
    "accept-language",
    "access-control-request-headers",
    "authority",
    "connection",
    "cookie",
    "dnt",
    "expect",
    "forwarded",
    "host",
    "http2-settings",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "keep-alive",
    "origin",
    "priority",
    "proxy-authorization",
    "range",
    "referer",
    "te",
    "upgrade",
    "user-agent",
};
// Whole families: content-type and its like, protocols, browsers', proxies', and what the gateway says itself.
constexpr std::array<std::string_view, 12> kFamilies = {
    "content-", "connect-",          "grpc-",    "sec-",        "x-grpc-", "x-user-agent", "x-forwarded-", "x-real-ip",
    "trailer",  "transfer-encoding", "upgrade-", "x-pepiniere-"};
// Of an answer: what the HTTP server and the protocols say by themselves, and what only the gateway may give.
constexpr std::array<std::string_view, 11> kOurAnswer = {
    "content-",          "connect-",   "grpc-",      "access-control-",          "trailer", "date", "connection",
    "transfer-encoding", "set-cookie", "keep-alive", "strict-transport-security"};

template <class Families>
bool InFamily(const Families& families, std::string_view name) {
  return std::ranges::any_of(families, [&](std::string_view family) { return name.starts_with(family); });
}

// gRPC ends the process over metadata that it finds illegal: "-bin" by itself is a binary name to us, and none to it.
bool IsLegalName(std::string_view name) {
  return !name.empty() && name != "-bin" && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  });
}

bool IsLegalText(std::string_view value) {
  return std::ranges::all_of(value, [](char c) { return c >= 0x20 && c <= 0x7e; });
}

std::string_view View(grpc::string_ref text) { return {text.data(), text.size()}; }

}  // namespace

Headers ToMetadata(const Headers& headers) {
  Headers metadata;
  for (const auto& [name, value] : headers) {
    std::string key = absl::AsciiStrToLower(name);
    if (!IsLegalName(key) || InFamily(kFamilies, key) || std::ranges::find(kBetweenUs, key) != kBetweenUs.end()) {
      continue;
    }
    if (!key.ends_with("-bin")) {
      if (IsLegalText(value)) metadata.Add(std::move(key), value);
      continue;
    }
    for (const std::string& part : std::vector<std::string>(absl::StrSplit(value, ','))) {
      if (auto bytes = FromBase64(part)) metadata.Add(key, *std::move(bytes));
    }
  }
  return metadata;
}

std::size_t MetadataBytes(const Headers& metadata) {
  constexpr std::size_t kEach = 32;  // RFC 9113, section 6.5.2
  std::size_t bytes = 0;
  for (const auto& [name, value] : metadata) bytes += name.size() + value.size() + kEach;
  return bytes;
}

Headers FromMetadata(const Metadata& metadata, std::string_view prefix) {
  Headers headers;
  for (const auto& [name, value] : metadata) {
    const std::string_view key = View(name), bytes = View(value);
    if (InFamily(kOurAnswer, key)) continue;
    headers.Add(base::Concat(prefix, key), key.ends_with("-bin") ? Base64Unpadded(bytes) : std::string(bytes));
  }
  return headers;
}

}  // namespace pepiniere::gateway
