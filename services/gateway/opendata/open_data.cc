#include "services/gateway/opendata/open_data.h"

#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/http/kept_file.h"
#include "services/gateway/opendata/documents.h"
#include "services/gateway/opendata/publication.h"

namespace pepiniere::gateway::opendata {
namespace {

// Of these versions, the last ones, the documents differ in what later ones added, which older readers pass over.
constexpr std::string_view kFolders[] = {"/api/v2.7/", "/api/v2.6/", "/api/v2.5/"};
constexpr std::string_view kJsonName = ".json";
constexpr std::string_view kJsonType = "application/json; charset=utf-8";

Response Unread() {
  Response response = Problem(503, "this cannot be read for the moment: try again in ten seconds");
  response.headers.Set("retry-after", "10");
  return response;
}

Response Answer(Publisher& publisher, std::string_view document, const Request& request) {
  if (const auto publication = publisher.Latest()) return publication->find(document)->second.Answer(request);
  return Unread();
}

template <typename Source>
Publisher::Publishing PublishingOf(std::function<absl::StatusOr<Source>(const std::stop_token&)> read,
                                   std::string site_url) {
  return [read = std::move(read), site_url = std::move(site_url)](
             const std::stop_token& stop, const Publication* last) -> absl::StatusOr<Publication> {
    PEP_ASSIGN(const Source source, read(stop));
    return Publish(source, site_url, absl::Now(), last);
  };
}

std::function<void(const absl::Status&)> Complaint(const std::function<void(std::string_view)>& complain,
                                                   std::string about) {
  return [complain, about = std::move(about)](const absl::Status& status) {
    complain(base::Concat("the open data of the ", about, " stays as it was: ", status.ToString()));
  };
}

}  // namespace

OpenData::OpenData(OpenDataOptions options, const OpenDataSources& sources,
                   const std::function<void(std::string_view)>& complain)
    : options_(std::move(options)),
      find_(sources.find),
      portfolio_(options_.portfolio, PublishingOf(sources.read_portfolio, options_.site_url),
                 Complaint(complain, "portfolio")),
      programmes_(options_.programmes, PublishingOf(sources.read_programmes, options_.site_url),
                  Complaint(complain, "programmes")) {}

OpenData::~OpenData() = default;

Routes OpenData::routes() {
  Routes routes = {{"GET", "/api/", [](const Request&) { return Problem(404, "nothing here: see /openapi.json"); }}};
  const auto add = [&](std::string_view folder, const std::vector<std::string_view>& names, Publisher& publisher) {
    for (const std::string_view name : names) {
      routes.push_back({"GET", base::Concat(folder, name),
                        [&publisher, name](const Request& request) { return Answer(publisher, name, request); }});
    }
  };
  for (const std::string_view folder : kFolders) {
    add(folder, PortfolioDocuments(), portfolio_);
    add(folder, ProgrammesDocuments(), programmes_);
    const std::string place = base::Concat(folder, "startups/");
    routes.push_back({"GET", place, [this, place](const Request& request) { return AnswerOne(place, request); }});
  }
  return routes;
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

}  // namespace pepiniere::gateway::opendata
