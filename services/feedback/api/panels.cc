#include "services/feedback/api/panels.h"

#include <utility>

#include "services/aip/told.h"
#include "services/base/text.h"
#include "services/db/database.h"
#include "services/feedback/api/standing.h"
#include "services/feedback/domain/release.h"
#include "services/feedback/store/panel_store.h"

namespace pepiniere::resource {

using feedback::Panel;
using feedback::Panelist;
namespace api = feedback::api;
namespace store = feedback::store;

const query::FilterSchema& Rules<Panel>::Filters() { return store::PanelFilters(); }

absl::StatusOr<std::optional<std::string>> Rules<Panel>::FindReferrer(db::Session& session, const std::string& id) {
  PEP_ASSIGN(const auto below, record::AnyBelow<Panelist>(session, id));
  if (!below) return std::optional<std::string>();
  return record::NameOf(Panelist::kPattern, *below);
}

absl::Status Rules<Panel>::AddBeside(const Context& context, const rpc::CallScope& call,
                                     const std::vector<Proto*>& told) {
  if (told.empty()) return absl::OkStatus();
  return context.db.Read(call.deadline(), [&](db::Session& session) -> absl::Status {
    for (Proto* proto : told) {
      PEP_ASSIGN(const std::int64_t count,
                 store::CountPanelists(session, record::IdIn(Panel::kPattern, proto->name())));
      proto->set_panelists(static_cast<int>(feedback::CountWhileOpen(count)));
    }
    return absl::OkStatus();
  });
}

void Rules<Panelist>::Complete(const rpc::CallScope& call, const Panelist* before, Panelist& now) {
  now.person = before ? before->person : call.principal().person;
}

absl::Status Rules<Panelist>::Check(journal::Unit& unit, const std::string& id, const Panelist& before,
                                    const Panelist& now, aip::Violations& violations) {
  const std::string parent = record::ParentIn(id), name = record::NameOf(Panel::kPattern, parent);
  PEP_ASSIGN(const auto panel, record::Find<Panel>(unit.session(), parent));
  if (!panel || panel->deleted_at) return aip::NotFound(name);
  base::Problems problems;
  CheckProfile(panel->value, now, problems);
  aip::AddProblems(std::move(problems).Take(), "panelist.", violations);
  if (!before.person.empty()) return absl::OkStatus();
  if (now.person.empty()) return aip::PermissionDenied("nobody joins for somebody else");
  PEP_ASSIGN(const auto twin, store::FindPanelist(unit.session(), parent, now.person));
  if (twin) return aip::AlreadyExists(record::NameOf(Panelist::kPattern, *twin));
  if (panel->value.closed) {
    return aip::Precondition(name + " is closed", {{"PANEL_CLOSED", name, "nobody joins any more"}}, "PANEL_CLOSED");
  }
  PEP_ASSIGN(const std::int64_t count, store::CountPanelists(unit.session(), parent));
  if (count < panel->value.capacity) return absl::OkStatus();
  return aip::Precondition(name + " is full", {{"PANEL_FULL", name, "it takes no more panelists"}}, "PANEL_FULL");
}

absl::Status Rules<Panelist>::CheckMove(const rpc::CallScope& call, const Panelist& before, const Panelist&) {
  if (api::IsCaller(call, before.person)) return absl::OkStatus();
  return aip::PermissionDenied("nobody says of somebody else what they are");
}

absl::Status Rules<Panelist>::LockParent(journal::Unit& unit, const std::string& panel) {
  PEP_ASSIGN(const auto found, record::FindForUpdate<Panel>(unit.session(), panel));
  return found && !found->deleted_at ? absl::OkStatus() : aip::NotFound(record::NameOf(Panel::kPattern, panel));
}

absl::StatusOr<record::Page<base::Stored<Panelist>>> Rules<Panelist>::List(const Context& context,
                                                                           const rpc::CallScope& call,
                                                                           const record::ListQuery& list,
                                                                           const std::string& panel) {
  const bool manages = api::ManagesPanel(call, record::NameOf(Panel::kPattern, panel));
  const auto own = manages ? std::nullopt : std::optional(call.principal().person);
  return store::ListPanelists(context.db, call.deadline(), list, panel, own);
}

absl::StatusOr<bool> Rules<Panelist>::Viewer::Sees(const base::Stored<Panelist>& stored) {
  return api::IsCaller(call_, stored.value.person) ||
         api::ManagesPanel(call_, record::NameOf(Panel::kPattern, record::ParentIn(stored.id)));
}

template class StandardMethods<Panel>;
template class StandardMethods<Panelist>;

}  // namespace pepiniere::resource
