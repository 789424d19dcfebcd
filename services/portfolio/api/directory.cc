#include "services/portfolio/api/directory.h"

#include <algorithm>

#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/api/references.h"
#include "services/portfolio/store/directory_store.h"
#include "services/portfolio/store/project_store.h"

namespace pepiniere::portfolio::api {

template <typename T, typename Proto>
absl::StatusOr<record::Page<base::Stored<T>>> DirectoryRules<T, Proto>::List(const Context& context,
                                                                             const rpc::CallScope& call,
                                                                             record::ListQuery list,
                                                                             const std::string&) {
  PEP_ASSIGN(list.concealed, ConcealedFrom(context, call));
  return store::List<T>(context.finder(), call.deadline(), list);
}

template <typename T, typename Proto>
absl::StatusOr<std::optional<std::string>> DirectoryRules<T, Proto>::FindReferrer(db::Session& session,
                                                                                  const std::string& id) {
  return store::FindReferrer(session, T::kCollection, id);
}

}  // namespace pepiniere::portfolio::api

namespace pepiniere::resource {

using namespace portfolio::api;  // NOLINT: these are rules of that room, said in this one
using portfolio::Incubator;
using portfolio::Organisation;
using portfolio::OrganisationTree;
using portfolio::Team;
namespace store = portfolio::store;

absl::Status Rules<Organisation>::Check(journal::Unit& unit, const std::string& id, const Organisation& before,
                                        const Organisation& now, aip::Violations& violations) {
  if (now.parent.empty() || now.parent == before.parent) return absl::OkStatus();
  PEP_TRY(CheckExist<Organisation>(unit, "organisation.parent", {now.parent}, violations));
  PEP_ASSIGN(const OrganisationTree tree, store::LoadOrganisationTree(unit.session()));
  if (tree.WouldCycle(id, now.parent)) {
    violations.Add("organisation.parent",
                   kOrganisation.Format({now.parent}) + " lies below this organisation: that would be a circle");
  }
  return absl::OkStatus();
}

absl::Status Rules<Organisation>::CheckAlive(journal::Unit& unit, const base::Stored<Organisation>& stored) {
  return CheckNotDeleted<Organisation>(unit, kOrganisation.Format({stored.id}), {stored.value.parent});
}

absl::Status Rules<Organisation>::Changed(journal::Unit& unit, const Organisation* before,
                                          const base::Stored<Organisation>& after) {
  const Organisation& now = after.value;
  if (before && before->parent == now.parent && before->ministerial_domain == now.ministerial_domain) {
    return absl::OkStatus();
  }
  PEP_ASSIGN(const OrganisationTree tree, store::LoadOrganisationTree(unit.session()));
  return store::RederiveTerms(unit, tree.SelfAndDescendants(after.id), tree);
}

absl::Status Rules<Incubator>::Check(journal::Unit& unit, const std::string&, const Incubator& before,
                                     const Incubator& now, aip::Violations& violations) {
  if (now.owner == before.owner) return absl::OkStatus();
  return CheckExist<Organisation>(unit, "incubator.owner", {now.owner}, violations);
}

absl::Status Rules<Incubator>::CheckAlive(journal::Unit& unit, const base::Stored<Incubator>& stored) {
  return CheckNotDeleted<Organisation>(unit, kIncubator.Format({stored.id}), {stored.value.owner});
}

absl::Status Rules<Incubator>::CheckMove(const rpc::CallScope& call, const Incubator& before, const Incubator& now) {
  if (before.owner == now.owner || IsAdministrator(call)) return absl::OkStatus();
  return aip::PermissionDenied(
      "only a programme administrator changes who owns an incubator: leave incubator.owner out");
}

absl::StatusOr<bool> Rules<Incubator>::Viewer::Sees(const base::Stored<Incubator>& stored) {
  PEP_ASSIGN(const auto concealed, ConcealedFrom(context_, call_));
  return std::ranges::find(concealed, stored.id) == concealed.end();
}

absl::Status Rules<Team>::Check(journal::Unit& unit, const std::string&, const Team& before, const Team& now,
                                aip::Violations& violations) {
  if (now.incubator == before.incubator) return absl::OkStatus();
  return CheckExist<Incubator>(unit, "team.incubator", {now.incubator}, violations);
}

absl::Status Rules<Team>::CheckAlive(journal::Unit& unit, const base::Stored<Team>& stored) {
  return CheckNotDeleted<Incubator>(unit, kTeam.Format({stored.id}), {stored.value.incubator});
}

absl::Status Rules<Team>::CheckMove(const rpc::CallScope& call, const Team& before, const Team& now) {
  return CheckHandover(call, before.incubator, now.incubator);
}

template class StandardMethods<Organisation>;
template class StandardMethods<Incubator>;
template class StandardMethods<Team>;

}  // namespace pepiniere::resource
