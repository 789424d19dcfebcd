#include "services/portfolio/api/directory.h"

#include "services/portfolio/api/references.h"
#include "services/portfolio/store/project_store.h"

namespace pepiniere::portfolio::api {

absl::Status DirectoryTraits<Organisation>::Check(journal::Unit& unit, const std::string& id,
                                                  const Organisation& before, const Organisation& now,
                                                  rpc::Violations& violations) {
  if (now.parent.empty() || now.parent == before.parent) return absl::OkStatus();
  PEP_TRY(CheckExist<Organisation>(unit, "organisation.parent", {now.parent}, violations));
  PEP_ASSIGN(const OrganisationTree tree, store::LoadOrganisationTree(unit.session()));
  if (tree.WouldCycle(id, now.parent)) {
    violations.Add("organisation.parent",
                   kOrganisation.Format({now.parent}) + " lies below this organisation: that would be a circle");
  }
  return absl::OkStatus();
}

absl::Status DirectoryTraits<Organisation>::CheckAlive(journal::Unit& unit, const Stored<Organisation>& stored) {
  return CheckNotDeleted<Organisation>(unit, kOrganisation.Format({stored.id}), {stored.value.parent});
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

absl::Status DirectoryTraits<Incubator>::Check(journal::Unit& unit, const std::string&, const Incubator& before,
                                               const Incubator& now, rpc::Violations& violations) {
  if (now.owner == before.owner) return absl::OkStatus();
  return CheckExist<Organisation>(unit, "incubator.owner", {now.owner}, violations);
}

absl::Status DirectoryTraits<Incubator>::CheckAlive(journal::Unit& unit, const Stored<Incubator>& stored) {
  return CheckNotDeleted<Organisation>(unit, kIncubator.Format({stored.id}), {stored.value.owner});
}

// Whoever owns it sees all of its projects: that is not its coaches' to say.
absl::Status DirectoryTraits<Incubator>::CheckMove(const rpc::CallScope& call, const Incubator& before,
                                                   const Incubator& now) {
  if (before.owner == now.owner || IsAdministrator(call)) return absl::OkStatus();
  return rpc::PermissionDenied(
      "only a programme administrator changes who owns an incubator: leave incubator.owner out");
}

absl::Status DirectoryTraits<Team>::Check(journal::Unit& unit, const std::string&, const Team& before, const Team& now,
                                          rpc::Violations& violations) {
  if (now.incubator == before.incubator) return absl::OkStatus();
  return CheckExist<Incubator>(unit, "team.incubator", {now.incubator}, violations);
}

absl::Status DirectoryTraits<Team>::CheckAlive(journal::Unit& unit, const Stored<Team>& stored) {
  return CheckNotDeleted<Incubator>(unit, kTeam.Format({stored.id}), {stored.value.incubator});
}

absl::Status DirectoryTraits<Team>::CheckMove(const rpc::CallScope& call, const Team& before, const Team& now) {
  return CheckHandover(call, before.incubator, now.incubator);
}

template class DirectoryApi<Organisation>;
template class DirectoryApi<Incubator>;
template class DirectoryApi<Team>;

}  // namespace pepiniere::portfolio::api
