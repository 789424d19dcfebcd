#include "services/gateway/opendata/open_data.h"

#include <utility>

#include "absl/time/clock.h"
#include "services/base/text.h"

namespace pepiniere::gateway::opendata {
namespace {

// Of these versions, the last ones, the documents differ in what later ones added, which older readers pass over.
constexpr std::string_view kFolders[] = {"/api/v2.7/", "/api/v2.6/", "/api/v2.5/"};

}  // namespace

OpenData::OpenData(OpenDataOptions options, Reader read, std::function<void(std::string_view)> complain)
    : options_(std::move(options)),
      read_(std::move(read)),
      complain_(std::move(complain)),
      reader_([this](const std::stop_token& stop) { Run(stop); }) {}

OpenData::~OpenData() = default;

Routes OpenData::routes() {
  Routes routes = {{"GET", "/api/", [](const Request&) { return Problem(404, "nothing here: see /openapi.json"); }}};
  for (const std::string_view folder : kFolders) {
    for (const std::string_view name : DocumentNames()) {
      routes.push_back(
          {"GET", base::Concat(folder, name), [this, name](const Request& request) { return Answer(name, request); }});
    }
  }
  return routes;
}

Response OpenData::Answer(std::string_view document, const Request& request) {
  if (const auto publication = Latest()) return publication->find(document)->second.Answer(request);
  Response response = Problem(503, "the portfolio cannot be read for the moment: try again in ten seconds");
  response.headers.Set("retry-after", "10");
  return response;
}

bool OpenData::OlderThan(absl::Duration age) const { return absl::Now() - read_at_ > age; }

std::shared_ptr<const Publication> OpenData::Latest() {
  std::unique_lock lock(mutex_);
  const absl::Time now = absl::Now();
  if (OlderThan(options_.fresh) && now - failed_at_ > options_.rest) {
    wanted_ = true;
    changed_.notify_all();
  }
  const auto settled = [this] { return !wanted_ || !OlderThan(options_.stale); };
  changed_.wait_until(lock, absl::ToChronoTime(now + options_.patience), settled);
  return latest_;
}

void OpenData::Run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [this] { return wanted_; })) {
    const auto last = latest_;
    lock.unlock();
    const absl::Time begun = absl::Now();
    const absl::StatusOr<Portfolio> portfolio = read_(stop);
    std::shared_ptr<const Publication> published;
    if (portfolio.ok()) {
      published = std::make_shared<const Publication>(Publish(*portfolio, options_.site_url, absl::Now(), last.get()));
    } else if (!stop.stop_requested()) {
      complain_(base::Concat("the open data stays as it was: ", portfolio.status().ToString()));
    }
    lock.lock();
    wanted_ = false;
    if (published != nullptr) {
      latest_ = std::move(published);
      read_at_ = begun;
    } else {
      failed_at_ = absl::Now();
    }
    changed_.notify_all();
  }
}

}  // namespace pepiniere::gateway::opendata
