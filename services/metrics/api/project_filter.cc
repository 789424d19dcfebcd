#include "services/metrics/api/project_filter.h"

#include <algorithm>
#include <cstddef>

#include "services/aip/names.h"
#include "services/base/try.h"
#include "services/metrics/api/former_names.h"
#include "services/query/filter_match.h"
#include "services/resource/paging.h"

namespace pepiniere::metrics::api {
namespace {

using query::FieldType;

const query::FilterSchema& Filters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "project", .type = FieldType::kResource, .column = "project", .collection = "projects"},
                 {.name = "incubator", .type = FieldType::kResource, .column = "incubator", .collection = "incubators"},
                 {.name = "organisation",
                  .type = FieldType::kResource,
                  .column = "organisation",
                  .collection = "organisations"},
                 {.name = "phase",
                  .type = FieldType::kEnum,
                  .column = "phase",
                  .symbols = {{"INVESTIGATION", "INVESTIGATION"},
                              {"CONSTRUCTION", "CONSTRUCTION"},
                              {"SCALING", "SCALING"},
                              {"CONSOLIDATION", "CONSOLIDATION"},
                              {"OPERATED", "OPERATED"},
                              {"TRANSFERRED", "TRANSFERRED"},
                              {"STOPPED", "STOPPED"},
                              {"INCONCLUSIVE", "INCONCLUSIVE"}},
                  .symbol_prefix = "PHASE_"},
                 {.name = "kind",
                  .type = FieldType::kEnum,
                  .column = "kind",
                  .symbols = {{"STATE_STARTUP", "STATE_STARTUP"},
                              {"MINISTERIAL_INCUBATOR_PROJECT", "MINISTERIAL_INCUBATOR_PROJECT"},
                              {"EIG_CHALLENGE", "EIG_CHALLENGE"},
                              {"PRIVATE_PLAYER_PROJECT", "PRIVATE_PLAYER_PROJECT"}},
                  .symbol_prefix = "PROJECT_KIND_"},
                 {.name = "theme", .type = FieldType::kString, .column = "theme"}}};
  return *schema;
}

std::vector<query::SqlValue> TextsOf(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

std::vector<query::SqlValue> FactsOf(const peers::Project& project, const std::vector<std::string>& organisations,
                                     const query::FilterField& field) {
  if (field.name == "project") return {aip::IdOf(project.name)};
  if (field.name == "incubator") return TextsOf(aip::IdsOf(project.incubators));
  if (field.name == "organisation") return TextsOf(organisations);
  if (field.name == "theme") return TextsOf(project.themes);
  const std::string& word = field.name == "phase" ? project.phase : project.kind;
  if (word.empty()) return {};
  return {word};
}

// The ids of its sponsors, and of what these are below.
absl::StatusOr<std::vector<std::string>> OrganisationsOf(const Context& context, const peers::Project& project) {
  std::vector<std::string> ids;
  for (const std::string& sponsor : project.sponsors) {
    PEP_ASSIGN(const auto above, context.neighbours.SelfAndAbove(sponsor));
    for (const std::string& name : above) ids.push_back(aip::IdOf(name));
  }
  return ids;
}

}  // namespace

absl::StatusOr<std::vector<peers::Project>> ProjectsMatching(const Context& context, const rpc::CallScope& call,
                                                             const std::string& text) {
  PEP_ASSIGN(query::Filter filter, resource::ReadFilter(text));
  const absl::Status matchable = query::CheckMatchable(filter, Filters());
  if (!matchable.ok()) return resource::OnField("filter", matchable);
  PutNamesAlone(context, call, filter);
  const std::vector<std::string> fields = filter.Fields();
  const bool climbs = std::ranges::count(fields, "organisation") > 0;
  const bool everything = resource::SeesEverything(call);
  PEP_ASSIGN(const auto all, everything ? context.projects.All(call) : context.projects.Public(call));
  std::vector<peers::Project> found;
  for (const auto& named : *all) {
    const peers::Project& project = named.second;
    std::vector<std::string> organisations;
    if (climbs) {
      PEP_ASSIGN(organisations, OrganisationsOf(context, project));
    }
    const auto facts = [&](const query::FilterField& field) { return FactsOf(project, organisations, field); };
    if (query::Matches(filter, Filters(), facts)) found.push_back(project);
  }
  return found;
}

ProjectPage PageOf(const std::vector<peers::Project>& projects, std::string_view after, int limit) {
  const auto first = std::ranges::find_if(projects, [&](const peers::Project& one) { return one.name > after; });
  const auto left = std::distance(first, projects.end());
  const auto taken = std::min<std::ptrdiff_t>(left, limit);
  return {.projects = {first, first + taken}, .more = left > taken};
}

}  // namespace pepiniere::metrics::api
