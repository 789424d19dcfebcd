#include "services/portfolio/api/containers.h"

#include "services/base/try.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/store/committee_store.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/project_store.h"

namespace pepiniere::portfolio::api {
namespace {

// The organisation and those above it, as names; nothing for no organisation.
void AddAbove(const OrganisationTree& tree, const std::string& organisation, std::vector<std::string>& names) {
  if (organisation.empty()) return;
  for (const std::string& id : tree.SelfAndAncestors(organisation)) names.push_back(kOrganisation.Format({id}));
}

// What is stored and cannot be read contains nothing, and is contained in nothing: administrators alone reach it.
template <typename Found>
absl::StatusOr<Found> OrNone(absl::StatusOr<Found> found) {
  if (absl::IsDataLoss(found.status())) return Found();
  return found;
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ContainersOf(const Context& context, const rpc::CallScope& call,
                                                      std::string_view resource) {
  const std::string id = IdOf(resource).substr(0, IdOf(resource).find('/'));
  if (resource.starts_with("projects/")) return store::ContainersOf(context.db, call.deadline(), id);
  std::vector<std::string> names;
  std::string incubator, owner;
  if (kCommittee.Matches(resource)) {
    PEP_ASSIGN(const auto committee, OrNone(store::FindCommittee(context.db, call.deadline(), id)));
    if (committee) incubator = committee->value.incubator;
  } else if (kTeam.Matches(resource)) {
    PEP_ASSIGN(const auto team, OrNone(store::Find<Team>(context.db, call.deadline(), id)));
    if (team) incubator = team->value.incubator;
  } else if (resource.starts_with("incubators/")) {
    incubator = id;
  } else if (kOrganisation.Matches(resource)) {
    owner = id;
  }
  if (!incubator.empty()) {
    PEP_ASSIGN(const auto found, OrNone(store::Find<Incubator>(context.db, call.deadline(), incubator)));
    if (!found) return names;
    names.push_back(kIncubator.Format({incubator}));
    owner = found->value.owner;
  }
  PEP_ASSIGN(const OrganisationTree tree, store::LoadOrganisationTree(context.db, call.deadline()));
  AddAbove(tree, owner, names);
  return names;
}

}  // namespace pepiniere::portfolio::api
