#include <initializer_list>
#include <optional>
#include <vector>

#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "services/base/text.h"
#include "services/gateway/opendata/documents.h"

namespace pepiniere::gateway::opendata {
namespace {

constexpr std::string_view kHeader =
    "id;name;mission;start;status;incubator;stats;link;repository;accessibility;contact;incubators\n";
constexpr std::string_view kSpecial = ";\"\r\n";

std::string Quoted(const std::string& text) {
  return base::Concat("\"", absl::StrReplaceAll(text, {{"\"", "\"\""}}), "\"");
}

// What the existing file never quotes, it still does not, unless it would be read as something else.
std::string Plain(std::string_view text) {
  return text.find_first_of(kSpecial) == std::string_view::npos ? std::string(text) : Quoted(std::string(text));
}

std::string OrNull(const std::optional<std::string>& text) { return text ? Plain(*text) : "null"; }

std::string ByCommas(const std::vector<std::string_view>& ids) {
  return absl::StrJoin(ids, ",", [](std::string* out, std::string_view id) { out->append(id); });
}

std::string Row(const Startup& startup) {
  const auto& project = startup.project;
  const auto& phases = startup.history->phases;
  const std::initializer_list<std::string> fields = {
      Plain(IdOf(project.name())),
      Quoted(project.title()),
      Quoted(project.mission()),
      phases.empty() ? "" : Plain(phases.front().start),
      phases.empty() ? "" : Plain(phases.back().name),
      Plain(IdOf(project.primary_incubator())),
      OrNull(ToldOf(project, "stats_url", project.links().statistics_uri())),
      OrNull(ToldOf(project, "link", project.links().product_uri())),
      OrNull(ToldOf(project, "repository", project.links().repository_uri())),
      Quoted(AccessibilityOf(project)),
      Plain(project.contact()),
      Quoted(ByCommas(IncubatorsOf(project))),
  };
  return base::Concat(absl::StrJoin(fields, ";"), "\n");
}

}  // namespace

std::string StartupsCsv(const Portfolio& portfolio) {
  std::string out(kHeader);
  for (const Startup& startup : portfolio.startups) out += Row(startup);
  return out;
}

}  // namespace pepiniere::gateway::opendata
