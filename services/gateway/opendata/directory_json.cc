#include <algorithm>
#include <map>

#include "services/gateway/opendata/documents.h"
#include "services/gateway/opendata/json.h"

namespace pepiniere::gateway::opendata {
namespace {

namespace v1 = portfolio::v1;

Json Summary(const Startup& startup) {
  const v1::Project& project = startup.project;
  return {{"id", IdOf(project.name())},
          {"name", project.title()},
          {"pitch", project.mission()},
          {"repository", OrNull(ToldOf(project, "repository", project.links().repository_uri()))},
          {"contact", project.contact()},
          {"phases", PhasesAsWritten(startup)}};
}

Json Attributes(const v1::Organisation& organisation) {
  return {{"name", organisation.title()},
          {"acronym", organisation.acronym()},
          {"domaine_ministeriel", organisation.ministerial_domain()},
          {"type", organisation.type()}};
}

}  // namespace

std::string IncubatorsJson(const Portfolio& portfolio) {
  // One that a project names counts, even where nothing else is known of it.
  std::map<std::string, Json, std::less<>> incubators;
  for (const Startup& startup : portfolio.startups) {
    std::vector<std::string_view> ids = IncubatorsOf(startup.project);
    const std::string_view primary = IdOf(startup.project.primary_incubator());
    if (!primary.empty() && std::ranges::find(ids, primary) == ids.end()) ids.push_back(primary);
    for (const std::string_view id : ids) incubators[std::string(id)]["startups"].push_back(Summary(startup));
  }
  for (const v1::Incubator& incubator : portfolio.incubators) {
    Json& json = incubators[std::string(IdOf(incubator.name()))];
    json["title"] = incubator.title();
    json["owner"] = OwnerOf(incubator);
    json["contact"] = incubator.contact();
    json["address"] = incubator.address();
    json["website"] = incubator.website_uri();
    json["github"] = incubator.repository_uri();
  }
  std::string out = "{";
  Joined joined(out);
  for (const auto& [id, json] : incubators) joined.Add(id, json);
  out += "}\n";
  return out;
}

std::string OrganisationsJson(const Portfolio& portfolio) {
  std::string out = "[";
  Joined organisations(out);
  for (const v1::Organisation& organisation : portfolio.organisations) {
    Json json = {{"id", IdOf(organisation.name())}};
    json.update(Attributes(organisation));
    organisations.Add(json);
  }
  out += "]\n";
  return out;
}

std::string SponsorsJson(const Portfolio& portfolio) {
  std::string out = "{";
  Joined sponsors(out);
  for (const v1::Organisation& organisation : portfolio.organisations) {
    sponsors.Add(IdOf(organisation.name()), Attributes(organisation));
  }
  out += "}\n";
  return out;
}

}  // namespace pepiniere::gateway::opendata
