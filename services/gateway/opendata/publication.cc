#include "services/gateway/opendata/publication.h"

#include <span>
#include <utility>

#include "services/gateway/opendata/documents.h"

namespace pepiniere::gateway::opendata {
namespace {

template <typename Source>
struct Document {
  std::string_view name;
  std::string_view content_type;
  std::string (*write)(const Source& source, std::string_view site_url);
};

// One that names no address.
template <auto write, typename Source>
std::string Anywhere(const Source& source, std::string_view) {
  return write(source);
}

constexpr std::string_view kJson = "application/json; charset=utf-8";
constexpr std::string_view kCsv = "text/csv; charset=utf-8";
constexpr Document<Portfolio> kOfPortfolio[] = {
    {"startups.json", kJson, StartupsJson},
    {"startups_details.json", kJson, Anywhere<StartupsDetailsJson>},
    {"incubators.json", kJson, Anywhere<IncubatorsJson>},
    {"organisations.json", kJson, Anywhere<OrganisationsJson>},
    {"sponsors.json", kJson, Anywhere<SponsorsJson>},
    {"startups.csv", kCsv, Anywhere<StartupsCsv>},
};
constexpr Document<Programmes> kOfProgrammes[] = {
    {"programmes.json", kJson, Anywhere<ProgrammesJson>},
    {"programmes.csv", kCsv, Anywhere<ProgrammesCsv>},
    {"cohorts.json", kJson, Anywhere<CohortsJson>},
    {"cohorts.csv", kCsv, Anywhere<CohortsCsv>},
};

Headers HeadersAt(absl::Time modified) {
  Headers headers = PublicHeaders();
  headers.Add("last-modified", absl::FormatTime("%a, %d %b %Y %H:%M:%S GMT", modified, absl::UTCTimeZone()));
  return headers;
}

template <typename Source>
std::vector<std::string_view> NamesOf(std::span<const Document<Source>> documents) {
  std::vector<std::string_view> names;
  for (const auto& document : documents) names.push_back(document.name);
  return names;
}

template <typename Source>
Publication PublishAll(std::span<const Document<Source>> documents, const Source& source, std::string_view site_url,
                       absl::Time now, const Publication* last) {
  Publication publication;
  for (const auto& document : documents) {
    std::string body = document.write(source, site_url);
    const auto before = last == nullptr ? Publication::const_iterator() : last->find(document.name);
    if (last != nullptr && before->second.body() == body) {
      publication.emplace(document.name, before->second);
    } else {
      publication.emplace(document.name, KeptFile(document.content_type, std::move(body), HeadersAt(now)));
    }
  }
  return publication;
}

}  // namespace

Headers PublicHeaders() { return {{"cache-control", "public, max-age=60"}, {"access-control-allow-origin", "*"}}; }

std::vector<std::string_view> PortfolioDocuments() { return NamesOf<Portfolio>(kOfPortfolio); }
std::vector<std::string_view> ProgrammesDocuments() { return NamesOf<Programmes>(kOfProgrammes); }

Publication Publish(const Portfolio& portfolio, std::string_view site_url, absl::Time now, const Publication* last) {
  return PublishAll<Portfolio>(kOfPortfolio, portfolio, site_url, now, last);
}

Publication Publish(const Programmes& programmes, std::string_view site_url, absl::Time now, const Publication* last) {
  return PublishAll<Programmes>(kOfProgrammes, programmes, site_url, now, last);
}

}  // namespace pepiniere::gateway::opendata
