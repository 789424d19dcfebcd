#include "services/rpc/key_ring.h"

#include <curl/curl.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace pepiniere::rpc {
namespace {

constexpr std::size_t kMaxBytes = 1 << 20;
constexpr std::chrono::milliseconds kPatience(300);

std::size_t Append(char* data, std::size_t size, std::size_t count, void* to) {
  auto& text = *static_cast<std::string*>(to);
  if (text.size() + size * count > kMaxBytes) return 0;  // makes curl give up
  text.append(data, size * count);
  return size * count;
}

absl::StatusOr<std::string> Fetch(const std::string& url) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) return absl::UnavailableError("curl does not start");
  std::string text;
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl.get(), CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, 3000L);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, &Append);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &text);
  const CURLcode code = curl_easy_perform(curl.get());
  if (code != CURLE_OK) return absl::UnavailableError(absl::StrCat(url, ": ", curl_easy_strerror(code)));
  return text;
}

}  // namespace

KeySource KeysFromFile(std::string path) {
  return [path = std::move(path)]() -> absl::StatusOr<std::string> {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf())) return absl::UnavailableError(absl::StrCat("cannot read ", path));
    return text.str();
  };
}

KeySource KeysFromUrl(std::string url) {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  return [url = std::move(url)]() -> absl::StatusOr<std::string> {
    if (started != CURLE_OK) return absl::UnavailableError("curl does not start");
    return Fetch(url);
  };
}

KeyRing::KeyRing(KeySource source, KeyRingOptions options, const base::Clock& clock)
    : source_(std::move(source)),
      options_(std::move(options)),
      clock_(clock),
      refresher_([this] { RefreshFromTimeToTime(); }) {}

KeyRing::~KeyRing() {
  {
    std::lock_guard lock(stop_mutex_);
    stopping_ = true;
  }
  stop_signal_.notify_all();
  refresher_.join();
}

absl::Status KeyRing::Refresh() {
  {
    std::lock_guard lock(mutex_);
    last_attempt_ = clock_.Now();
  }
  absl::StatusOr<std::string> text = source_();
  if (!text.ok()) return text.status();
  {
    std::lock_guard lock(mutex_);
    if (*text == text_) return absl::OkStatus();
  }
  absl::StatusOr<KeySet> keys = ParseKeySet(*text);
  if (!keys.ok()) return keys.status();
  std::lock_guard lock(mutex_);
  keys_ = *std::move(keys);
  text_ = *std::move(text);
  ++generation_;
  return absl::OkStatus();
}

absl::Status KeyRing::RefreshIfDue() {
  std::unique_lock fetching(fetching_, std::chrono::system_clock::now() + kPatience);
  if (!fetching) return absl::OkStatus();
  {
    std::lock_guard lock(mutex_);
    if (clock_.Now() - last_attempt_ < options_.min_interval) return absl::OkStatus();
  }
  absl::Status status = Refresh();
  if (!status.ok()) options_.on_failure(status);
  return status;
}

std::optional<VerificationKey> KeyRing::Known(std::string_view kid) const {
  std::lock_guard lock(mutex_);
  if (kid.empty() && keys_.size() == 1) return keys_.begin()->second;
  const auto found = keys_.find(kid);
  return found == keys_.end() ? std::nullopt : std::optional(found->second);
}

absl::StatusOr<std::optional<VerificationKey>> KeyRing::Find(std::string_view kid) {
  if (auto key = Known(kid)) return key;
  RefreshIfDue().IgnoreError();  // told to on_failure; the keys that we have may do
  if (generation() == 0) return absl::UnavailableError("the issuer's keys cannot be had");
  return Known(kid);
}

std::uint64_t KeyRing::generation() const {
  std::lock_guard lock(mutex_);
  return generation_;
}

void KeyRing::RefreshFromTimeToTime() {
  std::unique_lock lock(stop_mutex_);
  while (!stop_signal_.wait_for(lock, absl::ToChronoMilliseconds(options_.refresh), [this] { return stopping_; })) {
    lock.unlock();
    {
      std::lock_guard fetching(fetching_);
      if (absl::Status status = Refresh(); !status.ok()) options_.on_failure(status);
    }
    lock.lock();
  }
}

}  // namespace pepiniere::rpc
