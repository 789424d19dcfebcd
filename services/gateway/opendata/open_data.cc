#include "services/gateway/opendata/open_data.h"

#include <utility>

#include "absl/time/clock.h"
#include "services/base/text.h"
#include "services/gateway/opendata/documents.h"

namespace pepiniere::gateway::opendata {
namespace {

// Of these versions, the last ones, the documents differ in what later ones added, which older readers pass over.
constexpr std::string_view kFolders[] = {"/api/v2.7/", "/api/v2.6/", "/api/v2.5/"};
constexpr std::string_view kJsonName = ".json";
constexpr std::string_view kJsonType = "application/json; charset=utf-8";

Response Unread() {
  Response response = Problem(503, "the portfolio cannot be read for the moment: try again in ten seconds");
  response.headers.Set("retry-after", "10");
  return response;
}

}  // namespace

OpenData::OpenData(OpenDataOptions options, Reader read, Finder find, std::function<void(std::string_view)> complain)
    : options_(std::move(options)),
      read_(std::move(read)),
      find_(std::move(find)),
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
    const std::string place = base::Concat(folder, "startups/");
    routes.push_back({"GET", place, [this, place](const Request& request) { return AnswerOne(place, request); }});
  }
  return routes;
}

Response OpenData::Answer(std::string_view document, const Request& request) {
  if (const auto publication = Latest()) return publication->find(document)->second.Answer(request);
  return Unread();
}

Response OpenData::AnswerOne(std::string_view place, const Request& request) const {
  std::string_view id = std::string_view(request.path).substr(place.size());
  const bool named = id.ends_with(kJsonName) && id.size() > kJsonName.size();
  if (!named) return Problem(404, base::Concat("ask for ", place, "ID.json, or ../startups.json for all of them"));
  id.remove_suffix(kJsonName.size());
  const absl::StatusOr<Startup> startup = find_(id);
  if (absl::IsNotFound(startup.status()) || absl::IsInvalidArgument(startup.status())) {
    return Problem(404, "there is no such project: see ../startups.json");
  }
  if (!startup.ok()) return Unread();
  const std::string_view now = IdOf(startup->project.name());
  if (now == id) return KeptFile(kJsonType, StartupJson(*startup), PublicHeaders()).Answer(request);
  Response moved{.status = 301, .headers = PublicHeaders(), .body = nullptr};
  moved.headers.Set("location", base::Concat(place, PercentEncode(now), kJsonName));
  return moved;
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
