#include "services/metrics/api/containers.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "services/aip/fields.h"
#include "services/aip/names.h"
#include "services/aip/resource_name.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/api/renames.h"
#include "services/metrics/api/visibility.h"
#include "services/metrics/domain/definition.h"
#include "services/metrics/domain/source.h"
#include "services/record/table.h"

namespace pepiniere::metrics::api {
namespace {

constexpr std::string_view kProjects = "projects/", kOrganisations = "organisations/";

// What is stored and cannot be read is contained in nothing: administrators alone reach it.
template <typename T>
absl::StatusOr<std::string> ProjectOf(const Context& context, const rpc::CallScope& call, std::string_view resource) {
  std::string id = aip::IdOf(resource);
  id.resize(std::min(id.find('/'), id.size()));
  const auto found = record::Find<T>(context.db, call.deadline(), id);
  if (absl::IsDataLoss(found.status())) return std::string();
  PEP_TRY(found.status());
  return *found ? (*found)->value.project : "";
}

// Whether anything that lies above incubators and sponsors can matter to the caller.
bool HoldsOnOrganisations(const rpc::CallScope& call) {
  return std::ranges::any_of(call.principal().bindings,
                             [](const identity::Binding& held) { return held.resource.starts_with(kOrganisations); });
}

absl::StatusOr<std::vector<std::string>> NamesOver(const Context& context, const rpc::CallScope& call,
                                                   const peers::Project& project) {
  std::vector<std::string> names = {project.name};
  const bool climbs = HoldsOnOrganisations(call);
  for (const auto* const places : {&project.incubators, &project.sponsors}) {
    for (const std::string& place : *places) {
      names.push_back(place);
      if (!climbs) continue;
      PEP_ASSIGN(std::vector<std::string> above, context.neighbours.SelfAndAbove(place));
      std::ranges::move(above, std::back_inserter(names));
    }
  }
  return names;
}

}  // namespace

std::string ProjectIn(std::string_view resource) {
  if (!resource.starts_with(kProjects)) return "";
  return std::string(resource.substr(0, resource.find('/', kProjects.size())));
}

std::string ProjectName(std::string_view id) { return base::Concat(kProjects, id); }

std::string ProjectId(std::string_view name) { return aip::IdOf(ProjectIn(name)); }

absl::StatusOr<std::vector<std::string>> ContainersOfProject(const Context& context, const rpc::CallScope& call,
                                                             const std::string& project) {
  PEP_ASSIGN(const auto found, context.projects.Find(call, project));
  if (!found) return std::vector<std::string>();
  return NamesOver(context, call, *found);
}

absl::StatusOr<std::vector<std::string>> ContainersOf(const Context& context, const rpc::CallScope& call,
                                                      std::string_view resource) {
  std::string project = ProjectIn(resource);
  const std::string_view collection = resource.substr(0, resource.find('/'));
  if (collection == domain::Definition::kCollection) {
    PEP_ASSIGN(project, ProjectOf<domain::Definition>(context, call, resource));
  } else if (collection == domain::Source::kCollection) {
    PEP_ASSIGN(project, ProjectOf<domain::Source>(context, call, resource));
  }
  if (project.empty()) return std::vector<std::string>();
  return ContainersOfProject(context, call, project);
}

absl::Status AskForProject(const Context& context, const rpc::CallScope& call, std::string_view field,
                           google::protobuf::Message& told, aip::Violations& violations) {
  const std::string name = aip::TextIn(told, "project");
  static const aip::ResourcePattern pattern(kProject);
  if (!pattern.Matches(name)) return absl::OkStatus();  // the contract says what is wrong with that
  PEP_ASSIGN(auto found, context.projects.Find(call, name));
  if (found) {
    PEP_ASSIGN(found, FindToTell(context, call, found->name));
  }
  if (!found || !found->lives) {
    violations.Add(field, "is no project of the portfolio");
    return absl::OkStatus();
  }
  aip::SetText(told, "project", found->name);
  aip::SetText(told, "project_uid", found->uid);
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::string>> ConcealedDefinitions(const Context& context, const rpc::CallScope& call) {
  std::vector<std::string> concealed;
  if (resource::SeesEverything(call)) return concealed;
  query::SqlFragment own{.sql = "project <> '' AND visibility = "};
  own.Bind(std::string(domain::Symbol(domain::Visibility::kProject)));
  PEP_ASSIGN(const auto definitions, record::Select<domain::Definition>(context.db, call.deadline(), own));
  Visibility visibility(context, call);
  for (const base::Stored<domain::Definition>& definition : definitions) {
    PEP_ASSIGN(const bool sees, visibility.Sees(definition.value));
    if (!sees) concealed.push_back(definition.id);
  }
  return concealed;
}

absl::StatusOr<store::ProjectReach> ReachOf(const Context& context, const rpc::CallScope& call) {
  store::ProjectReach reach = {.everything = resource::SeesEverything(call), .projects = {}};
  if (reach.everything || !call.principal().SeesSomething()) return reach;
  PEP_ASSIGN(const auto projects, context.projects.All(call));
  for (const auto& [name, project] : *projects) {
    PEP_ASSIGN(const std::vector<std::string> over, NamesOver(context, call, project));
    if (call.principal().SeesAny(over)) reach.projects.push_back(ProjectId(name));
  }
  return reach;
}

}  // namespace pepiniere::metrics::api
