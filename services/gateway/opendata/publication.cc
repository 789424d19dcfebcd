#include "services/gateway/opendata/publication.h"

#include <utility>

#include "services/gateway/opendata/documents.h"

namespace pepiniere::gateway::opendata {
namespace {

struct Document {
  std::string_view name;
  std::string_view content_type;
  std::string (*write)(const Portfolio& portfolio, std::string_view site_url);
};

template <std::string (*write)(const Portfolio&)>
std::string Anywhere(const Portfolio& portfolio, std::string_view) {
  return write(portfolio);
}

constexpr std::string_view kJson = "application/json; charset=utf-8";
constexpr Document kDocuments[] = {
    {"startups.json", kJson, StartupsJson},
    {"startups_details.json", kJson, Anywhere<StartupsDetailsJson>},
    {"incubators.json", kJson, Anywhere<IncubatorsJson>},
    {"organisations.json", kJson, Anywhere<OrganisationsJson>},
    {"sponsors.json", kJson, Anywhere<SponsorsJson>},
    {"startups.csv", "text/csv; charset=utf-8", Anywhere<StartupsCsv>},
};

Headers HeadersAt(absl::Time modified) {
  Headers headers = PublicHeaders();
  headers.Add("last-modified", absl::FormatTime("%a, %d %b %Y %H:%M:%S GMT", modified, absl::UTCTimeZone()));
  return headers;
}

}  // namespace

Headers PublicHeaders() { return {{"cache-control", "public, max-age=60"}, {"access-control-allow-origin", "*"}}; }

std::vector<std::string_view> DocumentNames() {
  std::vector<std::string_view> names;
  for (const Document& document : kDocuments) names.push_back(document.name);
  return names;
}

Publication Publish(const Portfolio& portfolio, std::string_view site_url, absl::Time now, const Publication* last) {
  Publication publication;
  for (const Document& document : kDocuments) {
    std::string body = document.write(portfolio, site_url);
    const auto before = last == nullptr ? Publication::const_iterator() : last->find(document.name);
    if (last != nullptr && before->second.body() == body) {
      publication.emplace(document.name, before->second);
    } else {
      publication.emplace(document.name, KeptFile(document.content_type, std::move(body), HeadersAt(now)));
    }
  }
  return publication;
}

}  // namespace pepiniere::gateway::opendata
