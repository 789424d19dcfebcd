#include "services/rpc/http.h"

#include <curl/curl.h>

#include <cstddef>
#include <memory>

#include "absl/strings/str_cat.h"

namespace pepiniere::rpc {
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

bool IsLoopback(const std::string& url) {
  const std::string host = Part(url, CURLUPART_HOST);
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

}  // namespace

bool MayCarryKeys(const std::string& url) {
  const std::string scheme = Part(url, CURLUPART_SCHEME);
  return scheme == "https" || (scheme == "http" && IsLoopback(url));
}

absl::StatusOr<std::string> HttpGet(const std::string& url, const std::string& ca_file) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (started != CURLE_OK || !curl) return absl::UnavailableError("curl does not start");
  std::string text;
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, kTimeoutMs);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &Append);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &text);
  if (!ca_file.empty()) curl_easy_setopt(curl.get(), CURLOPT_CAINFO, ca_file.c_str());
  if (IsLoopback(url)) curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  const CURLcode code = curl_easy_perform(curl.get());
  if (code != CURLE_OK) return absl::UnavailableError(absl::StrCat(url, ": ", curl_easy_strerror(code)));
  return text;
}

}  // namespace pepiniere::rpc
