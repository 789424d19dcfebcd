#include "services/portfolio/api/directory.h"

#include "services/portfolio/api/references.h"
#include "services/portfolio/store/project_store.h"

namespace pepiniere::portfolio::api {

absl::Status DirectoryTraits<Organisation>::Check(journal::Unit& unit, const std::string& id, const Proto& proto,
                                                  rpc::Violations& violations) {
  CheckNames(kOrganisation, "organisation.parent", {proto.parent()}, violations);
  const std::string parent = api::IdOf(proto.parent());
  if (parent.empty()) return absl::OkStatus();
  PEP_TRY(CheckExist<Organisation>(unit, "organisation.parent", {parent}, violations));
  PEP_ASSIGN(const OrganisationTree tree, store::LoadOrganisationTree(unit.session()));
  if (tree.WouldCycle(id, parent)) {
    violations.Add("organisation.parent", proto.parent() + " lies below this organisation: that would be a circle");
  }
  return absl::OkStatus();
}

// Projects are found by the organisations above their sponsors: where these move, so do the projects.
absl::Status DirectoryTraits<Organisation>::Changed(journal::Unit& unit, const Organisation* before,
                                                    const Stored<Organisation>& after) {
  const Organisation& now = after.value;
  if (before && before->parent == now.parent && before->ministerial_domain == now.ministerial_domain) {
    return absl::OkStatus();
  }
  PEP_ASSIGN(const OrganisationTree tree, store::LoadOrganisationTree(unit.session()));
  return store::RederiveTerms(unit, tree.SelfAndDescendants(after.id), tree);
}

absl::Status DirectoryTraits<Incubator>::Check(journal::Unit& unit, const std::string&, const Proto& proto,
                                               rpc::Violations& violations) {
  CheckNames(kOrganisation, "incubator.owner", {proto.owner()}, violations);
  return CheckExist<Organisation>(unit, "incubator.owner", {api::IdOf(proto.owner())}, violations);
}

absl::Status DirectoryTraits<Team>::Check(journal::Unit& unit, const std::string&, const Proto& proto,
                                          rpc::Violations& violations) {
  CheckNames(kIncubator, "team.incubator", {proto.incubator()}, violations);
  return CheckExist<Incubator>(unit, "team.incubator", {api::IdOf(proto.incubator())}, violations);
}

absl::Status DirectoryTraits<Team>::CheckMove(const rpc::CallScope& call, const Team& before, const Team& now) {
  return CheckHandover(call, before.incubator, now.incubator);
}

template class DirectoryApi<Organisation>;
template class DirectoryApi<Incubator>;
template class DirectoryApi<Team>;

}  // namespace pepiniere::portfolio::api
