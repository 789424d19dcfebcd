#include "services/policy/api/transmissions.h"

#include <algorithm>
#include <utility>

#include "services/aip/field_mask.h"
#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/base/ids.h"
#include "services/policy/api/deadlines.h"
#include "services/policy/api/proposal_moves.h"
#include "services/policy/resources/decision.h"
#include "services/policy/store/transmission_store.h"

namespace pepiniere::policy::api {
namespace {

using resources::Decision;
using resources::Proposal;
using resources::SuspendedDays;
using resources::Transmission;
using StoredTransmission = base::Stored<Transmission>;
using Standard = resource::StandardMethods<Transmission>;

std::string NameOf(const std::string& id) { return record::NameOf(Transmission::kPattern, id); }

// What nobody said otherwise.
void Complete(Transmission& transmission) {
  if (transmission.zone.empty()) transmission.zone = resources::kDefaultZone;
  if (transmission.calendar.empty()) transmission.calendar = resources::kDefaultCalendar;
  if (transmission.silence == Silence{}) transmission.silence = Silence::kNone;
}

absl::Status CheckRuns(const StoredTransmission& transmission) {
  if (resources::Runs(transmission.value)) return absl::OkStatus();
  const std::string name = NameOf(transmission.id);
  return aip::Precondition(base::Concat("the clock of ", name, " has stopped"),
                           {{"STATE", name, "it was answered, or taken back"}}, "CLOCK_STOPPED");
}

// What somebody made of it, with all that is wrong with that, and its last day.
absl::StatusOr<Transmission> Put(const rpc::CallScope& call, journal::Unit& unit, const StoredTransmission& before,
                                 const Transmission& now, std::string_view prefix, const std::string& reason) {
  aip::Violations violations;
  aip::AddProblems(resources::ProblemsOf(now, resource::Today(call)), prefix, violations);
  PEP_TRY(violations.ToStatus());
  return MovedTo(unit, before, now, {.reason = reason});
}

// Whether a decision of a committee that holds sends that revision on.
absl::StatusOr<bool> IsSent(journal::Unit& unit, const StoredProposal& proposal) {
  if (proposal.value.decision.empty()) return false;
  PEP_ASSIGN(const auto decision, record::FindForUpdate<Decision>(unit.session(), proposal.value.decision));
  return decision && !decision->value.void_time && decision->value.verdict == resources::Verdict::kTransmit &&
         decision->value.revision == proposal.value.revision;
}

}  // namespace

absl::StatusOr<v1::Transmission> Transmissions::Create(rpc::CallScope& call,
                                                       const v1::CreateTransmissionRequest& request) {
  v1::Transmission proto = request.transmission();
  aip::ClearOutputOnly(proto);
  aip::Violations violations;
  const base::Date today = resource::Today(call);
  const auto read = [](const v1::Transmission& told, std::string_view prefix, aip::Violations& wrong) {
    Transmission transmission = Standard::Read(told, prefix, wrong);
    Complete(transmission);
    return transmission;
  };
  Transmission transmission = aip::ReadNew(proto, "transmission", today, read, violations);
  PEP_TRY(violations.ToStatus());
  const auto authority = context_.resources.Find(call, transmission.authority);
  auto created = resource::Write<v1::Transmission>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Transmission> {
        if (absl::IsNotFound(authority.status())) return aip::Invalid("transmission.authority", "does not exist");
        PEP_TRY(authority.status());
        PEP_ASSIGN(const StoredProposal proposal, LockProposal(unit, transmission.proposal));
        const std::string id = base::NewId(unit.now());
        Moving moving = {.move = ProposalMove::kTransmit, .cause = NameOf(id)};
        PEP_ASSIGN(const bool sent, IsSent(unit, proposal));
        if (sent) moving.met.Add(Requirement::kDecision);
        PEP_ASSIGN(Proposal now, Moved(call, unit, proposal, ActorsOf(call, proposal.value), moving));
        now.transmission = id;
        PEP_TRY(WriteProposal(unit, proposal, now).status());
        Transmission made = transmission;
        made.authority = authority->name;
        made.authority_uid = authority->uid;
        made.revision = proposal.value.revision;
        made.decision = proposal.value.decision;
        PEP_ASSIGN(made, WithDeadline(unit, std::move(made)));
        PEP_ASSIGN(const auto stored, record::Insert(unit, id, made));
        PEP_TRY(KeepReceipt(unit, id, made));
        return Standard::Told(stored, today);
      });
  if (created.ok()) PEP_TRY(resource::Rules<Transmission>::AddBeside(context_, call, {&*created}));
  return created;
}

absl::Status Transmissions::Correct(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::CorrectTransmissionRequest&>(any);
  constexpr std::string_view kMay[] = {"receive_date", "term",     "unit",    "zone",
                                       "rolls",        "calendar", "silence", "legal_basis"};
  aip::Violations wrong;
  for (const std::string& path : request.update_mask().paths()) {
    const bool may = std::ranges::find(kMay, path) != std::end(kMay);
    if (!may) wrong.Add("update_mask", base::Concat(path, " is no part of what the last day follows from"));
  }
  if (request.update_mask().paths().empty()) wrong.Add("update_mask", "say what is corrected");
  PEP_TRY(wrong.ToStatus());
  return standard_.Change(call, request, reply,
                          [&](journal::Unit& unit, const StoredTransmission& before) -> absl::StatusOr<Transmission> {
                            PEP_TRY(CheckRuns(before));
                            const base::Date today = resource::Today(call);
                            v1::Transmission merged = Standard::Told(before, today);
                            aip::ApplyUpdate(request.transmission(), request.update_mask(), merged);
                            aip::Violations violations;
                            aip::CheckContract(merged, "transmission", violations);
                            Transmission now = Standard::Read(merged, "transmission.", violations);
                            PEP_TRY(violations.ToStatus());
                            Complete(now);
                            return Put(call, unit, before, now, "transmission.", request.reason());
                          });
}

absl::Status Transmissions::Suspend(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::SuspendTransmissionRequest&>(any);
  aip::Violations violations;
  SuspendedDays days;
  days.first_date =
      aip::ReadDate(request.suspension().first_date(), "suspension.first_date", violations).value_or(base::Date());
  days.last_date = aip::ReadDate(request.suspension().last_date(), "suspension.last_date", violations);
  days.reason = request.suspension().reason();
  PEP_TRY(violations.ToStatus());
  return standard_.Change(call, request, reply,
                          [&](journal::Unit& unit, const StoredTransmission& before) -> absl::StatusOr<Transmission> {
                            PEP_TRY(CheckRuns(before));
                            Transmission now = before.value;
                            now.suspensions.push_back(days);
                            return Put(call, unit, before, now, "", days.reason);
                          });
}

absl::Status Transmissions::EndSuspension(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::EndTransmissionSuspensionRequest&>(any);
  aip::Violations violations;
  const auto last = aip::ReadDate(request.last_date(), "last_date", violations);
  PEP_TRY(violations.ToStatus());
  return standard_.Change(
      call, request, reply, [&](journal::Unit& unit, const StoredTransmission& before) -> absl::StatusOr<Transmission> {
        PEP_TRY(CheckRuns(before));
        Transmission now = before.value;
        const auto open = std::ranges::find_if(now.suspensions,
                                               [](const SuspendedDays& days) { return !days.last_date.has_value(); });
        if (open == now.suspensions.end()) {
          return aip::Precondition("no suspension goes on", {{"STATE", NameOf(before.id), "each has its last day"}});
        }
        if (!last || *last < open->first_date) return aip::Invalid("last_date", "must not lie before its first day");
        open->last_date = last;
        return Put(call, unit, before, now, "", request.reason());
      });
}

absl::Status Transmissions::Recall(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::RecallTransmissionRequest&>(any);
  return standard_.Change(call, request, reply,
                          [&](journal::Unit& unit, const StoredTransmission& before) -> absl::StatusOr<Transmission> {
                            PEP_TRY(CheckRuns(before));
                            PEP_ASSIGN(const StoredProposal proposal, LockProposal(unit, before.value.proposal));
                            if (proposal.value.transmission == before.id) {
                              // What was sent was not: it is before the committee, whose decision holds.
                              Proposal back = proposal.value;
                              back.state = ProposalState::kCommittee;
                              back.state_time = unit.now();
                              back.state_reason = request.reason();
                              back.state_cause = NameOf(before.id);
                              back.transmission.clear();
                              PEP_TRY(WriteProposal(unit, proposal, back).status());
                            }
                            Transmission now = before.value;
                            now.recall_time = unit.now();
                            now.recall_reason = request.reason();
                            return now;
                          });
}

absl::StatusOr<v1::Deadline> Transmissions::Compute(rpc::CallScope& call, const v1::ComputeDeadlineRequest& request) {
  v1::Transmission asked;
  *asked.mutable_receive_date() = request.receive_date();
  asked.set_term(request.term());
  asked.set_unit(request.unit());
  asked.set_zone(request.zone());
  asked.set_rolls(request.rolls());
  asked.set_calendar(request.calendar());
  *asked.mutable_suspensions() = request.suspensions();
  aip::Violations violations;
  Transmission transmission = Standard::Read(asked, "", violations);
  Complete(transmission);
  // A clock may be set on any day.
  const base::Date day = std::max(resource::Today(call), transmission.receive_date);
  aip::AddProblems(resources::ProblemsOf(transmission, day), "", violations);
  PEP_TRY(violations.ToStatus());
  PEP_ASSIGN(const auto decided, store::DecidedOf(context_.db, call.deadline(), transmission.calendar));
  return Told(resources::DeadlineOf(transmission, decided));
}

absl::StatusOr<v1::Deadline> Transmissions::Explain(rpc::CallScope& call, const v1::ExplainDeadlineRequest& request) {
  PEP_ASSIGN(const std::string id, Standard::ParseName("name", request.name()));
  PEP_ASSIGN(const auto found, record::Find<Transmission>(context_.db, call.deadline(), id));
  if (!found) return aip::NotFound(request.name());
  PEP_ASSIGN(const auto decided, store::DecidedOf(context_.db, call.deadline(), found->value.calendar));
  return Told(resources::DeadlineOf(found->value, decided));
}

void Transmissions::Mount(rpc::Service& service) {
  standard_.Mount(service);
  moves_.Mount(service);
  service.Unary("CreateTransmission", *this, &Transmissions::Create);
  service.Unary("ComputeDeadline", *this, &Transmissions::Compute);
  service.Unary("ExplainDeadline", *this, &Transmissions::Explain);
  using Handler = absl::Status (Transmissions::*)(rpc::CallScope&, const Any&, Any&);
  constexpr std::pair<std::string_view, Handler> kMethods[] = {
      {"CorrectTransmission", &Transmissions::Correct},
      {"SuspendTransmission", &Transmissions::Suspend},
      {"EndTransmissionSuspension", &Transmissions::EndSuspension},
      {"RecallTransmission", &Transmissions::Recall}};
  for (const auto& [method, handler] : kMethods) {
    service.Unary(method, [this, run = handler](rpc::CallScope& call, const Any& request, Any& reply) {
      return (this->*run)(call, request, reply);
    });
  }
}

}  // namespace pepiniere::policy::api

namespace pepiniere::resource {

using policy::resources::Transmission;
namespace store = policy::store;
namespace v1 = policy::v1;

const query::SortSchema& Rules<Transmission>::Order() { return store::TransmissionOrder(); }

absl::StatusOr<record::Page<base::Stored<Transmission>>> Rules<Transmission>::List(const Context& context,
                                                                                   const rpc::CallScope& call,
                                                                                   const record::ListQuery& list,
                                                                                   const std::string&) {
  return store::ListTransmissions(context.db, call.deadline(), list, call.received_at());
}

absl::Status Rules<Transmission>::AddBeside(const Context&, const rpc::CallScope& call,
                                            const std::vector<Proto*>& told) {
  const absl::Time now = call.received_at();
  for (Proto* proto : told) {
    aip::Violations none;
    const Transmission read = StandardMethods<Transmission>::Read(*proto, "", none);
    if (read.recall_time) continue;
    const policy::AnswerClock clock = policy::resources::ClockOf(read);
    const policy::Deadline deadline = policy::resources::KeptDeadline(read);
    proto->set_standing(static_cast<v1::Standing>(policy::StandingAt(deadline, read.answer_time, now)));
    if (const auto silence = policy::SilenceAt(clock, deadline, read.answer_time, now)) {
      proto->set_silence_now(static_cast<v1::Silence>(*silence));
    }
    if (read.last_day && !read.answer_time) proto->set_days_left(*read.last_day - policy::DayAt(now, clock.zone));
  }
  return absl::OkStatus();
}

const query::FilterSchema& Rules<policy::resources::DeadlineMove>::Filters() { return store::MoveFilters(); }

template class StandardMethods<Transmission>;
template class StandardMethods<policy::resources::DeadlineMove>;

}  // namespace pepiniere::resource
