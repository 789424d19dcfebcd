#include "services/portfolio/api/containers.h"

#include <algorithm>
#include <iterator>

#include "services/base/try.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/store/committee_store.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/reach.h"

namespace pepiniere::portfolio::api {
namespace {

// What is stored and cannot be read contains nothing, and is contained in nothing: administrators alone reach it.
template <typename Found>
absl::StatusOr<Found> OrNone(absl::StatusOr<Found> found) {
  if (absl::IsDataLoss(found.status())) return Found();
  return found;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ContainersOf(const Context& context, const rpc::CallScope& call,
                                                      std::string_view resource) {
  const std::string id = aip::IdOf(resource).substr(0, aip::IdOf(resource).find('/'));
  if (resource.starts_with("projects/")) {
    PEP_ASSIGN(store::Containers containers, store::ContainersOfProjects(context.db, call.deadline(), {id}));
    return std::move(containers[id]);
  }
  std::vector<std::string> names;
  if (kOrganisation.Matches(resource)) {
    PEP_ASSIGN(const OrganisationTree tree, store::LoadOrganisationTree(context.db, call.deadline()));
    for (const std::string& above : tree.SelfAndAncestors(id)) names.push_back(kOrganisation.Format({above}));
    return names;
  }
  std::string incubator;
  if (kCommittee.Matches(resource)) {
    PEP_ASSIGN(const auto committee, OrNone(record::Find<Committee>(context.db, call.deadline(), id)));
    if (committee) incubator = committee->value.incubator;
  } else if (kTeam.Matches(resource)) {
    PEP_ASSIGN(const auto team, OrNone(record::Find<Team>(context.db, call.deadline(), id)));
    if (team) incubator = team->value.incubator;
  } else if (resource.starts_with("incubators/")) {
    incubator = id;
  }
  if (incubator.empty()) return names;
  PEP_ASSIGN(store::Containers containers, store::ContainersOfIncubators(context.db, call.deadline(), {incubator}));
  return std::move(containers[incubator]);
}

absl::StatusOr<store::Reach> ReachOf(const Context& context, const rpc::CallScope& call) {
  store::Reach reach{.everything = resource::SeesEverything(call)};
  if (reach.everything) return reach;
  for (const identity::Binding& held : call.principal().bindings) {
    if (!identity::ReadsRestricted(held.role)) continue;
    if (kProject.Matches(held.resource)) reach.projects.push_back(aip::IdOf(held.resource));
    if (kIncubator.Matches(held.resource)) reach.incubators.push_back(aip::IdOf(held.resource));
    if (kOrganisation.Matches(held.resource)) reach.organisations.push_back(aip::IdOf(held.resource));
  }
  PEP_ASSIGN(std::vector<std::string> owned, store::OwnedIncubators(context.db, call.deadline(), reach.organisations));
  std::ranges::move(owned, std::back_inserter(reach.incubators));
  return reach;
}

}  // namespace pepiniere::portfolio::api
