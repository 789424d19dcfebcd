#include "services/cohort/api/jurors.h"

#include <optional>

#include "services/aip/errors.h"
#include "services/base/try.h"
#include "services/cohort/api/answered.h"
#include "services/cohort/api/detection.h"
#include "services/cohort/domain/seat.h"
#include "services/resource/references.h"

namespace pepiniere::resource {

using cohort::Call;
using cohort::Juror;
using cohort::Seat;

namespace {

// Whether the caller leads the call of that id.
absl::StatusOr<bool> Leads(const cohort::api::Context& context, const rpc::CallScope& call, const std::string& id) {
  PEP_ASSIGN(const auto found, record::Find<Call>(context.db, call.deadline(), id));
  if (!found) return false;
  return cohort::api::LeadsCall(context, call, *found);
}

absl::Status CheckNotOwn(const journal::Unit& unit, const Juror& juror) {
  if (unit.caller().principal != juror.person) return absl::OkStatus();
  return aip::PermissionDenied("nobody writes their own row among jurors: another coach does");
}

}  // namespace

absl::Status Rules<Juror>::Ask(const Context& context, const rpc::CallScope& call, Proto& told, aip::Violations&) {
  cohort::api::AskFor(context, call, kAnswered, told);
  return absl::OkStatus();
}

absl::StatusOr<bool> Rules<Juror>::FindParent(const Context& context, const rpc::CallScope& call,
                                              const std::string& parent) {
  PEP_ASSIGN(const auto found, record::Find<Call>(context.db, call.deadline(), parent));
  return found && !found->deleted_at;
}

absl::Status Rules<Juror>::LockParent(journal::Unit& unit, const std::string& parent) {
  PEP_ASSIGN(const auto found, record::FindForUpdate<Call>(unit.session(), parent));
  return found && !found->deleted_at ? absl::OkStatus() : aip::NotFound(record::NameOf(Call::kPattern, parent));
}

absl::Status Rules<Juror>::CheckDeletable(const journal::Unit& unit, const base::Stored<Juror>& before) {
  return CheckNotOwn(unit, before.value);
}

absl::Status Rules<Juror>::CheckAlive(journal::Unit& unit, const base::Stored<Juror>& before) {
  return CheckNotOwn(unit, before.value);
}

absl::Status Rules<Juror>::Check(journal::Unit& unit, const std::string& id, const Juror& before, const Juror& now,
                                 aip::Violations& violations) {
  PEP_TRY(CheckNotOwn(unit, now));
  if (now.seats != before.seats) {
    PEP_TRY(CheckExist<Seat>(unit, "juror.seats", now.seats, violations));
    for (const std::string& seat : now.seats) {
      if (record::ParentIn(seat) == record::ParentIn(id)) continue;
      violations.Add("juror.seats", base::Concat(record::NameOf(Seat::kPattern, seat), " is no seat of the call"));
    }
  }
  if (now.person.empty() || now.person == before.person) return absl::OkStatus();
  PEP_ASSIGN(const auto row, cohort::store::FindRowOf(unit.session(), id, now.person));
  return row ? aip::AlreadyExists(record::NameOf(Juror::kPattern, *row)) : absl::OkStatus();
}

absl::Status Rules<Juror>::Changed(const Context& context, journal::Unit& unit, const Juror* before,
                                   const base::Stored<Juror>& after) {
  if (before && before->organisation == after.value.organisation) return absl::OkStatus();
  return cohort::api::DetectOfJuror(context, unit, after).status();
}

absl::StatusOr<record::Page<base::Stored<Juror>>> Rules<Juror>::List(const Context& context, const rpc::CallScope& call,
                                                                     const record::ListQuery& list,
                                                                     const std::string& parent) {
  PEP_ASSIGN(const bool leads, Leads(context, call, parent));
  return cohort::store::ListJurors(context.db, call.deadline(), list, parent,
                                   leads ? std::nullopt : std::optional(call.principal().person));
}

absl::StatusOr<bool> Rules<Juror>::Viewer::Sees(const base::Stored<Juror>& stored) {
  PEP_ASSIGN(const bool leads, Leads(context_, call_, record::ParentIn(stored.id)));
  if (leads) return true;
  return !stored.deleted_at && !call_.principal().person.empty() && stored.value.person == call_.principal().person;
}

template class StandardMethods<Juror>;

}  // namespace pepiniere::resource
