#include "tests/bench/web.h"

#include <curl/curl.h>

#include <atomic>
#include <memory>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace pepiniere::bench {
namespace {

std::size_t Keep(char* data, std::size_t size, std::size_t count, void* to) {
  static_cast<std::string*>(to)->append(data, size * count);
  return size * count;
}
std::size_t Drop(char*, std::size_t size, std::size_t count, void*) { return size * count; }

// One connection.
class Line {
 public:
  // `into`: where bodies go; null: nowhere.
  explicit Line(std::string* into) : curl_(curl_easy_init(), &curl_easy_cleanup) {
    curl_easy_setopt(curl_.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl_.get(), CURLOPT_PROXY, "");
    curl_easy_setopt(curl_.get(), CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(curl_.get(), CURLOPT_TCP_NODELAY, 1L);
    curl_easy_setopt(curl_.get(), CURLOPT_BUFFERSIZE, 256L << 10);
    curl_easy_setopt(curl_.get(), CURLOPT_WRITEFUNCTION, into != nullptr ? &Keep : &Drop);
    curl_easy_setopt(curl_.get(), CURLOPT_WRITEDATA, into);
  }

  absl::Status Send(const WebRequest& request) {
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(nullptr, &curl_slist_free_all);
    for (const std::string& header : request.headers) {
      headers.reset(curl_slist_append(headers.release(), header.c_str()));
    }
    curl_easy_setopt(curl_.get(), CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl_.get(), CURLOPT_HTTPHEADER, headers.get());
    if (request.body.empty()) {
      curl_easy_setopt(curl_.get(), CURLOPT_HTTPGET, 1L);
    } else {
      curl_easy_setopt(curl_.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(request.body.size()));
      curl_easy_setopt(curl_.get(), CURLOPT_POSTFIELDS, request.body.data());
    }
    const CURLcode code = curl_easy_perform(curl_.get());
    if (code != CURLE_OK) return absl::UnknownError(curl_easy_strerror(code));
    long status = 0;
    curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status != 200) return absl::UnknownError(absl::StrCat(request.url, " answers ", status));
    return absl::OkStatus();
  }

 private:
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl_;
};

}  // namespace

absl::StatusOr<std::string> Fetch(const WebRequest& request) {
  std::string body;
  if (absl::Status status = Line(&body).Send(request); !status.ok()) return status;
  return body;
}

Contender WebContender(std::string name, std::int64_t pid, std::function<WebRequest(std::size_t)> request) {
  const auto next = std::make_shared<std::atomic<std::size_t>>(0);
  return {std::move(name), pid, [=](int concurrency, absl::Duration duration) {
            std::vector<Record> records(static_cast<std::size_t>(concurrency));
            const absl::Time began = absl::Now(), until = began + duration;
            std::vector<std::jthread> callers;
            for (Record& record : records) {
              callers.emplace_back([&] {
                Line line(nullptr);
                for (absl::Time sent = absl::Now(); sent < until; sent = absl::Now()) {
                  const absl::Status status = line.Send(request(next->fetch_add(1)));
                  if (status.ok()) {
                    record.latencies.push_back(absl::Now() - sent);
                  } else if (record.failures++ == 0) {
                    record.failure = std::string(status.message());
                  }
                }
              });
            }
            callers.clear();
            return Summarise(std::move(records), absl::Now() - began);
          }};
}

}  // namespace pepiniere::bench
