#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "services/base/csv.h"
#include "services/gateway/opendata/documents.h"

namespace pepiniere::gateway::opendata {
namespace {

constexpr std::string_view kHeader =
    "id;name;mission;start;status;incubator;stats;link;repository;accessibility;contact;incubators\n";
constexpr base::CsvShape kShape = {.separator = ';', .end = "\n"};

// What the existing file always quotes is quoted; the rest is, where it would be read as something else.
base::CsvCell Quoted(std::string text) { return base::CsvCell::Quoted(std::move(text)); }

base::CsvCell OrNull(const std::optional<std::string>& text) { return text ? *text : "null"; }

std::string ByCommas(const std::vector<std::string_view>& ids) {
  return absl::StrJoin(ids, ",", [](std::string* out, std::string_view id) { out->append(id); });
}

std::string Row(const Startup& startup) {
  const auto& project = startup.project;
  const auto& phases = startup.history->phases;
  const std::vector<base::CsvCell> cells = {
      IdOf(project.name()),
      Quoted(project.title()),
      Quoted(project.mission()),
      phases.empty() ? "" : phases.front().start,
      phases.empty() ? "" : phases.back().name,
      IdOf(project.primary_incubator()),
      OrNull(ToldOf(project, "stats_url", project.links().statistics_uri())),
      OrNull(ToldOf(project, "link", project.links().product_uri())),
      OrNull(ToldOf(project, "repository", project.links().repository_uri())),
      Quoted(AccessibilityOf(project)),
      project.contact(),
      Quoted(ByCommas(IncubatorsOf(project))),
  };
  return base::CsvRecord(cells, kShape);
}

}  // namespace

std::string StartupsCsv(const Portfolio& portfolio) {
  std::string out(kHeader);
  for (const Startup& startup : portfolio.startups) out += Row(startup);
  return out;
}

}  // namespace pepiniere::gateway::opendata
