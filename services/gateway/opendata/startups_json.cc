#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"
#include "services/base/text.h"
#include "services/gateway/http/message.h"
#include "services/gateway/opendata/documents.h"
#include "services/gateway/opendata/json.h"

namespace pepiniere::gateway::opendata {
namespace {

namespace v1 = portfolio::v1;

template <typename Names>
Json Ids(const Names& names) {
  Json ids = Json::array();
  for (const std::string& name : names) ids.push_back(IdOf(name));
  return ids;
}

Json Reference(std::string_view incubator) { return {{"type", "incubator"}, {"id", incubator}}; }

// A page of its own where there is one; else, where statistics are published, the product's.
std::string StatisticsUrl(const v1::Project& project) {
  const v1::Links& links = project.links();
  const bool has_page = ToldOf(project, "stats_url", links.statistics_uri()).has_value();
  if (has_page || !project.standards().statistics_published()) return links.statistics_uri();
  return base::Concat(absl::StripAsciiWhitespace(links.product_uri()), "/stats");
}

// The existing site takes the blank lines above a text for the end of its keys.
std::string_view WithoutBlankHead(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n\v\f");
  if (first == std::string_view::npos) return "";
  return text.substr(first == 0 ? 0 : text.rfind('\n', first) + 1);
}

Json Events(const History& history) {
  Json events = Json::array();
  for (const Event& event : history.events) {
    events.push_back({{"name", event.name},
                      {"date", event.date},
                      {"comment", absl::StrReplaceAll(event.comment, {{"\r\n", ""}, {"\n", ""}})}});
  }
  return events;
}

Json Phases(const History& history) {
  Json phases = Json::array();
  for (const PhaseLine& line : history.phases) {
    phases.push_back({{"name", line.name}, {"start", line.start}, {"end", line.end}});
  }
  return phases;
}

Json Attributes(const Startup& startup) {
  const v1::Project& project = startup.project;
  const v1::Links& links = project.links();
  Json attributes = {{"name", project.title()}, {"pitch", project.mission()}, {"stats_url", StatisticsUrl(project)}};
  const auto add = [&](const char* key, const std::string& text) {
    if (auto told = ToldOf(project, key, text)) attributes[key] = *std::move(told);
  };
  add("budget_url", links.budget_uri());
  // Of the link and of the impact's page the templates tell both or neither.
  if (ToldOf(project, "link", links.product_uri()) || !links.impact_uri().empty()) {
    attributes["impact_url"] = links.impact_uri();
  }
  add("link", links.product_uri());
  add("repository", links.repository_uri());
  attributes["contact"] = project.contact();
  attributes["content_url_encoded_markdown"] = PercentEncode(WithoutBlankHead(project.description()));
  attributes["events"] = Events(*startup.history);
  attributes["phases"] = Phases(*startup.history);
  attributes["sponsors"] = Ids(project.sponsors());
  attributes["thematiques"] = project.themes();
  attributes["technos"] = project.technologies();
  if (project.standards().risk_analysis_done()) attributes["analyse_risques"] = "true";  // a text, there as here
  add("analyse_risques_url", project.standards().risk_analysis_uri());
  add("dashlord_url", links.quality_dashboard_uri());
  add("accessibility_status", AccessibilityOf(project));
  return attributes;
}

Json Relationships(const v1::Project& project) {
  Json all = Json::array();
  for (const std::string_view incubator : IncubatorsOf(project)) all.push_back(Reference(incubator));
  return {{"incubator", {{"data", Reference(IdOf(project.primary_incubator()))}}},
          {"incubators", {{"data", std::move(all)}}}};
}

Json Included(const v1::Incubator& incubator) {
  return {{"id", IdOf(incubator.name())},
          {"type", "incubator"},
          {"attributes",
           {{"title", incubator.title()},
            {"owner", OwnerOf(incubator)},
            {"website", incubator.website_uri()},
            {"github", incubator.repository_uri()},
            {"contact", incubator.contact()}}}};
}

Json Item(const Startup& startup) {
  return {{"id", IdOf(startup.project.name())},
          {"type", "startup"},
          {"attributes", Attributes(startup)},
          {"relationships", Relationships(startup.project)}};
}

}  // namespace

std::string StartupJson(const Startup& startup) { return json::Dump(Json{{"data", Item(startup)}}) + "\n"; }

std::string StartupsJson(const Portfolio& portfolio, std::string_view site_url) {
  const Json links = {{"self", base::Concat(site_url, "/startups")}};
  std::string out = base::Concat("{\"links\":", json::Dump(links), ",\n\"data\":[");
  Joined data(out);
  for (const Startup& startup : portfolio.startups) data.Add(Item(startup));
  out += "],\n\"included\":[";
  Joined included(out);
  for (const v1::Incubator& incubator : portfolio.incubators) included.Add(Included(incubator));
  out += "]}\n";
  return out;
}

std::string StartupsDetailsJson(const Portfolio& portfolio) {
  std::string out = "{";
  Joined startups(out);
  for (const Startup& startup : portfolio.startups) {
    const v1::Project& project = startup.project;
    startups.Add(IdOf(project.name()),
                 {{"active_members", Json::array()},
                  {"previous_members", Json::array()},
                  {"expired_members", Json::array()},
                  {"id", IdOf(project.name())},
                  {"name", project.title()},
                  {"repository", OrNull(ToldOf(project, "repository", project.links().repository_uri()))},
                  {"contact", project.contact()},
                  {"phases", PhasesAsWritten(startup)}});
  }
  out += "}\n";
  return out;
}

}  // namespace pepiniere::gateway::opendata
