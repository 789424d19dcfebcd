#include "services/policy/api/consultations.h"

#include <utility>

#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/base/ids.h"
#include "services/db/database.h"
#include "services/policy/api/proposal_moves.h"
#include "services/policy/store/consultation_store.h"

namespace pepiniere::policy::api {
namespace {

using resources::Consultation;
using resources::Proposal;
using StoredConsultation = base::Stored<Consultation>;
using Standard = resource::StandardMethods<Consultation>;

std::string NameOf(const std::string& id) { return record::NameOf(Consultation::kPattern, id); }

absl::Status NotOpen(const std::string& id) {
  return aip::Precondition(base::Concat(NameOf(id), " is not open"),
                           {{"WINDOW", NameOf(id), "votes count from its beginning to before its end"}}, "NOT_OPEN");
}

v1::ConsultationVote Told(const store::Vote& vote) {
  v1::ConsultationVote told;
  told.set_position(static_cast<v1::Position>(vote.position));
  told.set_revision(vote.revision);
  *told.mutable_vote_time() = aip::ToProto(vote.cast_at);
  return told;
}

}  // namespace

bool ReadsConsultation(const rpc::CallScope& call, const Consultation& consultation) {
  return consultation.audience == resources::Audience::kEverybody || ReadsEverything(call) ||
         resources::MayTakePart(consultation, call.principal().person);
}

absl::StatusOr<v1::Consultation> Consultations::Create(rpc::CallScope& call,
                                                       const v1::CreateConsultationRequest& request) {
  auto created = resource::Write<v1::Consultation>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Consultation> {
        v1::Consultation proto = request.consultation();
        aip::ClearOutputOnly(proto);
        aip::Violations violations;
        Consultation consultation =
            aip::ReadNew(proto, "consultation", resource::Today(call), Standard::Read, violations);
        if (consultation.end_time <= unit.now()) violations.Add("consultation.end_time", "must lie in the future");
        PEP_TRY(violations.ToStatus());
        PEP_ASSIGN(const StoredProposal proposal, LockProposal(unit, consultation.proposal));
        consultation.revision = proposal.value.revision;
        const std::string id = base::NewId(unit.now());
        Moving moving = {.move = ProposalMove::kConsult, .cause = NameOf(id)};
        moving.met.Add(Requirement::kFrozenVersion);
        PEP_ASSIGN(Proposal now, Moved(call, unit, proposal, ActorsOf(call, proposal.value), moving));
        now.consultation = id;
        now.open = true;
        PEP_TRY(WriteProposal(unit, proposal, now).status());
        PEP_ASSIGN(const auto stored, record::Insert(unit, id, consultation));
        PEP_TRY(store::SetGates(unit.session(), id, consultation.start_time, resources::EndOf(consultation)));
        return Standard::Told(stored, resource::Today(call));
      });
  if (created.ok()) PEP_TRY(resource::Rules<Consultation>::AddBeside(context_, call, {&*created}));
  return created;
}

absl::Status Consultations::Close(rpc::CallScope& call, const Any& request, Any& reply) {
  return standard_.Change(call, request, reply,
                          [&](journal::Unit& unit, const StoredConsultation& before) -> absl::StatusOr<Consultation> {
                            if (unit.Instant() >= resources::EndOf(before.value)) {
                              return aip::Precondition(base::Concat(NameOf(before.id), " has ended"),
                                                       {{"WINDOW", NameOf(before.id), "its end is past"}});
                            }
                            Consultation now = before.value;
                            now.close_time = unit.Instant();
                            return now;
                          });
}

absl::Status Consultations::SumUp(rpc::CallScope& call, const Any& request, Any& reply) {
  return standard_.Change(
      call, request, reply, [&](journal::Unit& unit, const StoredConsultation& before) -> absl::StatusOr<Consultation> {
        if (unit.Instant() < resources::EndOf(before.value)) {
          return aip::Precondition(base::Concat(NameOf(before.id), " has not ended"),
                                   {{"WINDOW", NameOf(before.id), "its summary follows its end"}});
        }
        if (before.value.summary_time) {
          return aip::Precondition(base::Concat(NameOf(before.id), " is summed up"),
                                   {{"STATE", NameOf(before.id), "what was published stays as it is"}});
        }
        Consultation now = before.value;
        now.summary = aip::TextIn(request, "summary");
        now.summary_time = unit.now();
        return now;
      });
}

absl::StatusOr<StoredConsultation> Consultations::Joined(const rpc::CallScope& call, const std::string& name,
                                                         const std::string& person) const {
  PEP_ASSIGN(const std::string id, Standard::ParseName("name", name));
  PEP_ASSIGN(auto found, record::Find<Consultation>(context_.db, call.deadline(), id));
  if (!found || !ReadsConsultation(call, found->value)) return aip::NotFound(name);
  if (person != call.principal().person) return aip::PermissionDenied("nobody votes in the place of somebody else");
  if (!resources::MayTakePart(found->value, person)) return aip::PermissionDenied("those who are invited take part");
  return *std::move(found);
}

absl::StatusOr<v1::ConsultationVote> Consultations::Cast(rpc::CallScope& call, const v1::CastVoteRequest& request) {
  PEP_ASSIGN(const StoredConsultation consultation, Joined(call, request.name(), request.person()));
  return resource::Write<v1::ConsultationVote>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::ConsultationVote> {
        PEP_ASSIGN(const bool open, store::PassGate(unit.session(), consultation.id, request.person(),
                                                    [&unit] { return unit.Instant(); }));
        if (!open) return NotOpen(consultation.id);
        const store::Vote vote = {.position = static_cast<resources::Position>(request.position()),
                                  .revision = consultation.value.revision,
                                  .cast_at = unit.now()};
        PEP_TRY(store::PutVote(unit.session(), consultation.id, request.person(), vote));
        // That they voted, and not how: the votes themselves are read by nobody but their voters.
        unit.Audit(NameOf(consultation.id), "", "{\"voted\":true}");
        return Told(vote);
      });
}

absl::StatusOr<v1::ConsultationVote> Consultations::Revoke(rpc::CallScope& call, const v1::RevokeVoteRequest& request) {
  PEP_ASSIGN(const StoredConsultation consultation, Joined(call, request.name(), request.person()));
  return resource::Write<v1::ConsultationVote>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::ConsultationVote> {
        PEP_ASSIGN(const bool open, store::PassGate(unit.session(), consultation.id, request.person(),
                                                    [&unit] { return unit.Instant(); }));
        if (!open) return NotOpen(consultation.id);
        PEP_TRY(store::DeleteVote(unit.session(), consultation.id, request.person()));
        unit.Audit(NameOf(consultation.id), "{\"voted\":true}", "");
        return v1::ConsultationVote();
      });
}

absl::StatusOr<v1::ConsultationVote> Consultations::GetVote(rpc::CallScope& call,
                                                            const v1::GetOwnVoteRequest& request) {
  PEP_ASSIGN(const StoredConsultation consultation, Joined(call, request.name(), request.person()));
  PEP_ASSIGN(const auto vote, context_.db.Read(call.deadline(), [&](db::Session& session) {
    return store::FindVote(session, consultation.id, request.person());
  }));
  return vote ? Told(*vote) : v1::ConsultationVote();
}

void Consultations::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("CreateConsultation", *this, &Consultations::Create);
  service.Unary("CastVote", *this, &Consultations::Cast);
  service.Unary("RevokeVote", *this, &Consultations::Revoke);
  service.Unary("GetOwnVote", *this, &Consultations::GetVote);
  service.Unary("CloseConsultation",
                [this](rpc::CallScope& call, const Any& request, Any& reply) { return Close(call, request, reply); });
  service.Unary("PublishConsultationSummary",
                [this](rpc::CallScope& call, const Any& request, Any& reply) { return SumUp(call, request, reply); });
}

}  // namespace pepiniere::policy::api

namespace pepiniere::resource {

using policy::resources::Consultation;
using policy::resources::ConsultationState;
namespace api = policy::api;
namespace store = policy::store;

absl::Status Rules<Consultation>::CheckMove(const rpc::CallScope& call, const Consultation& before,
                                            const Consultation& now) {
  const ConsultationState state = policy::resources::StateAt(before, call.received_at());
  if (now.end_time <= call.received_at()) {
    return aip::Invalid("consultation.end_time", "must lie in the future: CloseConsultation ends it now");
  }
  if (state == ConsultationState::kPlanned) return absl::OkStatus();
  Consultation later = before;
  later.end_time = now.end_time;
  const bool extends = state == ConsultationState::kOpen && now == later && now.end_time >= before.end_time;
  if (extends) return absl::OkStatus();
  return aip::Precondition(
      "it has begun", {{"WINDOW", "end_time",
                        state == ConsultationState::kOpen ? "while it is open, its end alone may change, to a later one"
                                                          : "once it has ended, it stays as it is"}});
}

absl::Status Rules<Consultation>::Changed(journal::Unit& unit, const Consultation* before,
                                          const base::Stored<T>& after) {
  const absl::Time end = policy::resources::EndOf(after.value);
  if (before && before->start_time == after.value.start_time && policy::resources::EndOf(*before) == end) {
    return absl::OkStatus();
  }
  return store::SetGates(unit.session(), after.id, after.value.start_time, end);
}

const query::SortSchema& Rules<Consultation>::Order() { return store::ConsultationOrder(); }

absl::StatusOr<record::Page<base::Stored<Consultation>>> Rules<Consultation>::List(const Context& context,
                                                                                   const rpc::CallScope& call,
                                                                                   const record::ListQuery& list,
                                                                                   const std::string&) {
  return store::ListConsultations(context.db, call.deadline(), list, api::ReadsEverything(call),
                                  call.principal().person);
}

absl::Status Rules<Consultation>::AddBeside(const Context& context, const rpc::CallScope& call,
                                            const std::vector<Proto*>& told) {
  using policy::resources::Position;
  std::vector<std::string> ids;
  for (const Proto* proto : told) ids.push_back(record::IdIn(Consultation::kPattern, proto->name()));
  PEP_ASSIGN(auto counts, store::CountsOf(context.db, call.deadline(), ids));
  for (Proto* proto : told) {
    store::Counts& of = counts[record::IdIn(Consultation::kPattern, proto->name())];
    proto->set_support_count(of.votes[Position::kSupport]);
    proto->set_contest_count(of.votes[Position::kContest]);
    proto->set_abstain_count(of.votes[Position::kAbstain]);
    proto->set_comment_count(of.comments);
    aip::Violations none;
    const Consultation read = StandardMethods<Consultation>::Read(*proto, "", none);
    proto->set_state(
        static_cast<policy::v1::Consultation::State>(policy::resources::StateAt(read, call.received_at())));
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> Rules<Consultation>::Viewer::Sees(const base::Stored<T>& stored) {
  return api::ReadsConsultation(call_, stored.value);
}

absl::Status Rules<Consultation>::Viewer::Restrict(Proto& proto) {
  if (!api::IsOfficer(call_)) proto.clear_participants();
  return absl::OkStatus();
}

template class StandardMethods<Consultation>;

}  // namespace pepiniere::resource
