#include "services/cohort/api/conflicts.h"

#include <optional>

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/detection.h"
#include "services/cohort/api/jury.h"
#include "services/cohort/store/application_store.h"

namespace pepiniere::cohort::api {
namespace {

std::string CallIn(const std::string& id) { return id.substr(0, id.find('/')); }

// Whether that is the caller's own row.
bool IsOwn(const JurySeat& seat, const std::string& juror) { return seat.row() && seat.row()->id == juror; }

}  // namespace

absl::StatusOr<v1::DetectConflictsResponse> Conflicts::Detect(rpc::CallScope& call,
                                                              const v1::DetectConflictsRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(resource::PatternOf<Call>(), "name", request.name()));
  using Reply = v1::DetectConflictsResponse;
  return resource::Write<Reply>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Reply> {
    PEP_ASSIGN(const auto found, record::FindForUpdate<Call>(unit.session(), id));
    if (!found || found->deleted_at) return aip::NotFound(request.name());
    PEP_ASSIGN(const int conflicts, DetectInCall(context_, unit, id));
    PEP_ASSIGN(const auto own, store::FindRowOf(unit.session(), id + "/", unit.caller().principal));
    Reply reply;
    if (!own && found->value.opening().closes <= unit.now()) reply.set_found(conflicts);
    return reply;
  });
}

void Conflicts::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("DetectConflicts", *this, &Conflicts::Detect);
}

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

using namespace cohort::api;  // NOLINT: these are rules of that room, said in this one
using cohort::Application;
using cohort::Conflict;
using cohort::Juror;

absl::Status Rules<Conflict>::AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& juror,
                                         Proto& told) {
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context, call, CallIn(juror)));
  const std::string name = record::NameOf(Juror::kPattern, juror);
  if (!IsOwn(seat, juror)) {
    if (!seat.leads()) return aip::NotFound(name);
    const std::string judged = record::NameOf(cohort::Call::kPattern, seat.id());
    if (!seat.has_closed()) {
      return aip::Precondition(judged + " has not closed",
                               {{"CALL_NOT_CLOSED", judged, "what is sent to it is told to nobody until then"}},
                               "CALL_NOT_CLOSED");
    }
    PEP_ASSIGN(const auto found, record::Find<Juror>(context.db, call.deadline(), juror));
    if (!found) return aip::NotFound(name);
  }
  if (told.application().empty()) return absl::OkStatus();  // which the contract refuses
  PEP_ASSIGN(const std::string application,
             aip::ParseKey(PatternOf<Application>(), "conflict.application", told.application()));
  std::optional<base::Stored<Application>> seen;
  if (record::ParentIn(application) == seat.id()) {
    PEP_ASSIGN(seen, seat.Find(context, call, application));
  }
  if (seen) return absl::OkStatus();
  return aip::Invalid("conflict.application", told.application() + " does not exist");
}

void Rules<Conflict>::Complete(const rpc::CallScope& call, const Conflict*, Conflict& now) {
  now.cause = cohort::ConflictCause::kDeclared;
  now.recorded_by = call.principal().name();
}

absl::StatusOr<bool> Rules<Conflict>::FindParent(const Context& context, const rpc::CallScope& call,
                                                 const std::string& parent) {
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context, call, CallIn(parent)));
  if (parent == seat.id() || IsOwn(seat, parent)) return true;
  if (!seat.leads()) return false;
  PEP_ASSIGN(const auto found, record::Find<Juror>(context.db, call.deadline(), parent));
  return found.has_value();
}

absl::Status Rules<Conflict>::LockParent(journal::Unit& unit, const std::string& juror) {
  PEP_ASSIGN(const auto found, record::FindForUpdate<Juror>(unit.session(), juror));
  return found ? absl::OkStatus() : aip::NotFound(record::NameOf(Juror::kPattern, juror));
}

absl::Status Rules<Conflict>::Check(journal::Unit& unit, const std::string&, const Conflict&, const Conflict& now,
                                    aip::Violations& violations) {
  if (!violations.empty()) return absl::OkStatus();
  PEP_ASSIGN(const auto held, record::FindForUpdate<Application>(unit.session(), now.application));
  if (!held) violations.Add("conflict.application", "does not exist");
  return absl::OkStatus();
}

absl::Status Rules<Conflict>::Changed(journal::Unit& unit, const Conflict*, const base::Stored<Conflict>& after) {
  return Recuse(unit, after);
}

absl::StatusOr<record::Page<base::Stored<Conflict>>> Rules<Conflict>::List(const Context& context,
                                                                           const rpc::CallScope& call,
                                                                           const record::ListQuery& list,
                                                                           const std::string& parent) {
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context, call, CallIn(parent)));
  return cohort::store::ListConflicts(
      context.db, call.deadline(), list, parent,
      {.person = seat.person(), .all = seat.leads(), .anonymous = seat.reads_as_juror(), .now = context.clock.Now()});
}

absl::StatusOr<bool> Rules<Conflict>::Viewer::Sees(const base::Stored<Conflict>& stored) {
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context_, call_, CallIn(stored.id)));
  if (!seat.has_closed()) return false;
  const bool declared_it =
      stored.value.cause == cohort::ConflictCause::kDeclared && stored.value.recorded_by == seat.person();
  if (IsOwn(seat, record::ParentIn(stored.id))) return declared_it;
  if (!seat.leads() || (seat.reads_as_juror() && cohort::TellsOfApplicant(stored.value.cause))) return false;
  PEP_ASSIGN(const bool recused,
             cohort::store::IsRecused(context_.db, call_.deadline(), stored.value.application, seat.person()));
  return !recused;
}

absl::Status Rules<Conflict>::Viewer::Restrict(Proto& proto) {
  const std::string id = record::IdIn(Conflict::kPattern, proto.name());
  PEP_ASSIGN(const JurySeat seat, JurySeat::Of(context_, call_, CallIn(id)));
  if (IsOwn(seat, record::ParentIn(id))) proto.clear_application();
  return absl::OkStatus();
}

template class StandardMethods<Conflict>;

}  // namespace pepiniere::resource
