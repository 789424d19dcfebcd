#include "services/identity/http.h"

#include <curl/curl.h>

#include <cstddef>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/try.h"

namespace pepiniere::identity {
namespace {

constexpr std::size_t kMaxBytes = 1 << 20;
constexpr long kTimeoutMs = 3000;

std::size_t Append(char* data, std::size_t size, std::size_t count, void* to) {
  auto& text = *static_cast<std::string*>(to);
  if (text.size() + size * count > kMaxBytes) return 0;  // makes curl give up
  text.append(data, size * count);
  return size * count;
}

// A part of a URL, as curl itself will read it; empty if it has none or is no URL.
std::string Part(const std::string& url, CURLUPart part) {
  const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), &curl_url_cleanup);
  char* text = nullptr;
  if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK ||
      curl_url_get(parsed.get(), part, &text, 0) != CURLUE_OK) {
    return "";
  }
  const std::unique_ptr<char, decltype(&curl_free)> owned(text, &curl_free);
  return text;
}

using Curl = std::unique_ptr<CURL, decltype([](CURL* curl) { curl_easy_cleanup(curl); })>;
using HeaderList = std::unique_ptr<curl_slist, decltype([](curl_slist* list) { curl_slist_free_all(list); })>;

HeaderList HeadersOf(const HttpRequest& request) {
  if (request.authorization.empty()) return nullptr;
  return HeaderList(curl_slist_append(nullptr, absl::StrCat("Authorization: ", request.authorization).c_str()));
}

bool IsLoopback(const std::string& url) {
  const std::string host = Part(url, CURLUPART_HOST);
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

}  // namespace

bool MayCarryKeys(const std::string& url) {
  const std::string scheme = Part(url, CURLUPART_SCHEME);
  return scheme == "https" || (scheme == "http" && IsLoopback(url));
}

absl::StatusOr<HttpReply> HttpSend(const HttpRequest& request) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  const Curl curl(curl_easy_init());
  if (started != CURLE_OK || !curl) return absl::UnavailableError("curl does not start");
  HttpReply reply;
  curl_easy_setopt(curl.get(), CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, kTimeoutMs);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &Append);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &reply.body);
  const HeaderList headers = HeadersOf(request);
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  if (!request.form.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, request.form.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(request.form.size()));
  }
  if (!request.ca_file.empty()) curl_easy_setopt(curl.get(), CURLOPT_CAINFO, request.ca_file.c_str());
  if (IsLoopback(request.url)) curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  const CURLcode code = curl_easy_perform(curl.get());
  if (code != CURLE_OK) return absl::UnavailableError(absl::StrCat(request.url, ": ", curl_easy_strerror(code)));
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &reply.status);
  return reply;
}

absl::StatusOr<std::string> HttpGet(const std::string& url, const std::string& ca_file) {
  PEP_ASSIGN(HttpReply reply, HttpSend({.url = url, .ca_file = ca_file}));
  if (reply.status / 100 != 2) return absl::UnavailableError(absl::StrCat(url, " answers ", reply.status));
  return std::move(reply.body);
}

}  // namespace pepiniere::identity
