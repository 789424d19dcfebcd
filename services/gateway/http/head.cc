#include "services/gateway/http/head.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/base/text.h"

namespace pepiniere::gateway {
namespace {

constexpr std::array<std::pair<int, std::string_view>, 27> kReasons = {{
    {200, "OK"},
    {204, "No Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {499, "Client Closed Request"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
}};

std::string_view Reason(int status) {
  const auto found = std::ranges::find(kReasons, status, &std::pair<int, std::string_view>::first);
  return found == kReasons.end() ? "Unknown" : found->second;
}

bool IsToken(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](unsigned char c) {
    return absl::ascii_isalnum(c) ||
           std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c)) != std::string_view::npos;
  });
}

bool FitsALine(std::string_view value) {
  return std::ranges::none_of(value, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

// The headers about transport (length, chunks, connection) are set by the server alone.
bool IsFraming(std::string_view name) {
  constexpr std::array<std::string_view, 4> kFraming = {"connection", "content-length", "transfer-encoding", "date"};
  return std::ranges::find(kFraming, std::string_view(absl::AsciiStrToLower(base::Absl(name)))) != kFraming.end();
}

}  // namespace

std::string WriteHead(const Response& response, const HeadOptions& options, absl::Time now) {
  std::string head = base::Concat("HTTP/1.1 ", response.status, " ", Reason(response.status), "\r\n");
  for (const auto& [name, value] : response.headers) {
    if (IsToken(name) && FitsALine(value) && !IsFraming(name)) absl::StrAppend(&head, name, ": ", value, "\r\n");
  }
  absl::StrAppend(&head, "date: ", absl::FormatTime("%a, %d %b %Y %H:%M:%S GMT", now, absl::UTCTimeZone()), "\r\n");
  if (response.status == 204 || response.status == 304) {
    // They have no body and say nothing of one.
  } else if (options.length) {
    absl::StrAppend(&head, "content-length: ", *options.length, "\r\n");
  } else if (options.http11) {
    head += "transfer-encoding: chunked\r\n";
  }
  if (!options.keep_alive) {
    head += "connection: close\r\n";
  } else if (!options.http11) {
    head += "connection: keep-alive\r\n";
  }
  return head + "\r\n";
}

}  // namespace pepiniere::gateway
