#include "services/cohort/api/seats.h"

#include <algorithm>

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/domain/challenge.h"
#include "services/cohort/store/challenge_store.h"
#include "services/resource/references.h"

namespace pepiniere::resource {

using base::Concat;
using cohort::Call;
using cohort::Challenge;
using cohort::Seat;

namespace {

absl::Status CheckOnly(journal::Unit& unit, const std::string& id, const Seat& seat) {
  PEP_ASSIGN(const auto twin, cohort::store::FindTwin(unit.session(), id, seat));
  return twin ? aip::AlreadyExists(record::NameOf(Seat::kPattern, *twin)) : absl::OkStatus();
}

// Whether the call may have seats of it. One that is not selected is a matter of its coaches' alone.
bool Offers(const Call& call, const std::optional<base::Stored<Challenge>>& challenge) {
  if (!challenge || challenge->deleted_at) return false;
  const bool is_told = call.Concealed() || !challenge->value.Concealed();
  return is_told && std::ranges::count(challenge->value.cohorts, call.cohort) > 0;
}

}  // namespace

absl::StatusOr<bool> Rules<Seat>::FindParent(const Context& context, const rpc::CallScope& call,
                                             const std::string& parent) {
  PEP_ASSIGN(const auto found, record::Find<Call>(context.db, call.deadline(), parent));
  if (!found || found->deleted_at) return false;
  return Rules<Call>::Viewer(context, call).Sees(*found);
}

absl::Status Rules<Seat>::LockParent(journal::Unit& unit, const std::string& parent) {
  const std::string name = record::NameOf(Call::kPattern, parent);
  PEP_ASSIGN(const auto found, record::FindForUpdate<Call>(unit.session(), parent));
  if (!found || found->deleted_at) return aip::NotFound(name);
  if (!ResultsAreDue(found->value, base::Date::InParis(unit.now()))) return absl::OkStatus();
  return aip::Precondition(
      Concat("the seats of ", name, " are fixed"),
      {{"RESULTS_DUE", name, Concat("its results are due since ", found->value.results->ToString())}});
}

absl::Status Rules<Seat>::Check(journal::Unit& unit, const std::string& id, const Seat& before, const Seat& now,
                                aip::Violations& violations) {
  if (violations.Names("seat.challenge") || violations.Names("seat.skill")) return absl::OkStatus();
  if (now.challenge != before.challenge) {
    PEP_ASSIGN(const auto call, record::Find<Call>(unit.session(), record::ParentIn(id)));
    PEP_ASSIGN(const auto challenge, record::Find<Challenge>(unit.session(), now.challenge));
    if (!call || !Offers(call->value, challenge)) {
      violations.Add("seat.challenge",
                     Concat("is no challenge that is selected for ",
                            call ? record::NameOf(cohort::Cohort::kPattern, call->value.cohort) : ""));
      return absl::OkStatus();
    }
  }
  return CheckOnly(unit, id, now);
}

absl::Status Rules<Seat>::CheckDeletable(journal::Unit& unit, const base::Stored<Seat>& before) {
  const std::string call = record::ParentIn(before.id), name = record::NameOf(Seat::kPattern, before.id);
  PEP_ASSIGN(const auto found, record::Find<Call>(unit.session(), call));
  if (!found || found->value.Concealed()) return absl::OkStatus();
  return aip::Precondition(Concat(name, " is of a published call"),
                           {{"CALL_PUBLISHED", record::NameOf(Call::kPattern, call),
                             "who applies may have chosen it: set its count to 0, and nobody is placed on it"}},
                           "CALL_PUBLISHED");
}

absl::Status Rules<Seat>::CheckAlive(journal::Unit& unit, const base::Stored<Seat>& before) {
  const std::string name = record::NameOf(Seat::kPattern, before.id);
  PEP_TRY(CheckNotDeleted<Challenge>(unit, name, {before.value.challenge}));
  PEP_ASSIGN(const auto call, record::Find<Call>(unit.session(), record::ParentIn(before.id)));
  PEP_ASSIGN(const auto challenge, record::Find<Challenge>(unit.session(), before.value.challenge));
  if (!call || !Offers(call->value, challenge)) {
    return aip::Precondition(Concat(name, " cannot come back"),
                             {{"STATE", record::NameOf(Challenge::kPattern, before.value.challenge),
                               "it is not selected for the cohort of the call any more"}});
  }
  return CheckOnly(unit, before.id, before.value);
}

const query::SortSchema& Rules<Seat>::Order() { return cohort::store::SeatOrder(); }

absl::StatusOr<record::Page<base::Stored<Seat>>> Rules<Seat>::List(const Context& context, const rpc::CallScope& call,
                                                                   const record::ListQuery& list,
                                                                   const std::string& parent) {
  return cohort::store::ListSeats(context.db, call.deadline(), list, parent, cohort::api::DraftsOf(call));
}

absl::StatusOr<bool> Rules<Seat>::Viewer::Sees(const base::Stored<Seat>& stored) {
  return FindParent(context_, call_, record::ParentIn(stored.id));
}

template class StandardMethods<Seat>;

}  // namespace pepiniere::resource
