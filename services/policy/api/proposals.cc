#include "services/policy/api/proposals.h"

#include <algorithm>
#include <utility>

#include "services/aip/names.h"
#include "services/policy/api/merging.h"
#include "services/policy/api/proposal_moves.h"
#include "services/policy/resources/commitment.h"
#include "services/policy/resources/consultation.h"
#include "services/policy/resources/evidence.h"
#include "services/policy/resources/text.h"
#include "services/policy/resources/transmission.h"
#include "services/policy/store/proposal_store.h"
#include "services/resource/references.h"

namespace pepiniere::policy::api {

using resources::Proposal;

absl::StatusOr<v1::Proposal> Proposals::Create(rpc::CallScope& call, const v1::CreateProposalRequest& request) {
  using Standard = resource::StandardMethods<Proposal>;
  return resource::Write<v1::Proposal>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Proposal> {
        v1::Proposal proto = request.proposal();
        aip::ClearOutputOnly(proto);
        if (std::ranges::find(proto.authors(), request.author()) == proto.authors().end()) {
          proto.add_authors(request.author());
        }
        aip::Violations violations;
        const base::Date today = resource::Today(call);
        Proposal proposal = aip::ReadNew(proto, "proposal", today, Standard::Read, violations);
        proposal.state = ProposalState::kDraft;
        proposal.state_time = unit.now();
        proposal.revision = 1;
        PEP_TRY(resource::Rules<Proposal>::Check(unit, "", Proposal(), proposal, violations));
        PEP_TRY(violations.ToStatus());
        PEP_ASSIGN(const int number, store::NextNumber(unit.session(), today.year()));
        PEP_ASSIGN(const auto stored, record::Insert(unit, base::Concat(today.year(), "-", number), proposal));
        PEP_TRY(KeepWay(unit, nullptr, stored));
        return Standard::Told(stored, today);
      });
}

absl::Status Proposals::Move(rpc::CallScope& call, const Any& request, Any& reply, ProposalMove move) {
  return standard_.Change(call, request, reply, [&](journal::Unit& unit, const StoredProposal& before) {
    return Moved(call, unit, before, ActorsOf(call, before.value),
                 {.move = move, .reason = aip::TextIn(request, "reason")});
  });
}

absl::Status Proposals::Submit(rpc::CallScope& call, const Any& request, Any& reply) {
  return standard_.Change(call, request, reply,
                          [&](journal::Unit& unit, const StoredProposal& before) -> absl::StatusOr<Proposal> {
                            Moving moving = {.move = ProposalMove::kSubmit};
                            PEP_ASSIGN(const int evidence, store::CountEvidence(unit.session(), before.id));
                            if (evidence > 0) moving.met.Add(Requirement::kEvidence);
                            PEP_ASSIGN(Proposal now, Moved(call, unit, before, ActorsOf(call, before.value), moving));
                            now.submitted_revision = now.revision;
                            return now;
                          });
}

absl::Status Proposals::Merge(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::MergeProposalRequest&>(any);
  const std::string into = record::IdIn(Proposal::kPattern, request.into());
  return standard_.Change(
      call, request, reply, [&](journal::Unit& unit, const StoredProposal& before) -> absl::StatusOr<Proposal> {
        Moving moving = {.move = ProposalMove::kMerge, .reason = request.reason(), .cause = request.into()};
        PEP_ASSIGN(const bool may, MayMergeInto(unit, before.id, into));
        if (may) moving.met.Add(Requirement::kMergedInto);
        PEP_ASSIGN(Proposal now, Moved(call, unit, before, ActorsOf(call, before.value), moving));
        PEP_TRY(MergeInto(unit, before, into));
        now.merged_into = into;
        return now;
      });
}

absl::Status Proposals::Refer(rpc::CallScope& call, const Any& request, Any& reply) {
  return standard_.Change(
      call, request, reply, [&](journal::Unit& unit, const StoredProposal& before) -> absl::StatusOr<Proposal> {
        Moving moving = {.move = ProposalMove::kBringToCommittee};
        PEP_ASSIGN(const auto consultation,
                   record::FindForUpdate<resources::Consultation>(unit.session(), before.value.consultation));
        if (consultation) {
          moving.cause = record::NameOf(resources::Consultation::kPattern, consultation->id);
          if (unit.Instant() >= resources::EndOf(consultation->value)) moving.met.Add(Requirement::kEnded);
          if (consultation->value.summary_time) moving.met.Add(Requirement::kSummary);
        }
        PEP_ASSIGN(Proposal now, Moved(call, unit, before, ActorsOf(call, before.value), moving));
        // What was decided of an earlier revision decides nothing of this one.
        now.decision.clear();
        now.transmission.clear();
        return now;
      });
}

absl::Status Proposals::Adopt(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::AdoptProposalRequest&>(any);
  return standard_.Change(
      call, request, reply, [&](journal::Unit& unit, const StoredProposal& before) -> absl::StatusOr<Proposal> {
        const std::string id = record::IdIn(resources::Text::kPattern, request.text());
        PEP_ASSIGN(const auto text, record::FindForUpdate<resources::Text>(unit.session(), id));
        if (!text) return aip::NotFound(request.text());
        PEP_ASSIGN(
            Proposal now,
            Moved(call, unit, before, ActorsOf(call, before.value),
                  {.move = ProposalMove::kAdopt, .met = resources::MetBy(text->value), .cause = request.text()}));
        now.text = id;
        return now;
      });
}

absl::Status Proposals::Judge(rpc::CallScope& call, const Any& request, Any& reply, ProposalMove move) {
  const std::string name = aip::TextIn(request, "evidence");
  return standard_.Change(call, request, reply,
                          [&](journal::Unit& unit, const StoredProposal& before) -> absl::StatusOr<Proposal> {
                            const std::string id = record::IdIn(resources::Evidence::kPattern, name);
                            PEP_ASSIGN(const auto evidence, record::Find<resources::Evidence>(unit.session(), id));
                            if (!evidence || record::ParentIn(id) != before.id) return aip::NotFound(name);
                            Moving moving = {.move = move, .reason = aip::TextIn(request, "reason"), .cause = name};
                            moving.met.Add(Requirement::kFindings);
                            return Moved(call, unit, before, ActorsOf(call, before.value), moving);
                          });
}

void Proposals::Mount(rpc::Service& service) {
  standard_.Mount(service);
  versions_.Mount(service);
  steps_.Mount(service);
  service.Unary("CreateProposal", *this, &Proposals::Create);
  const auto mount = [&](std::string_view method, auto handler) {
    service.Unary(method, [this, handler](rpc::CallScope& call, const Any& request, Any& reply) {
      return (this->*handler)(call, request, reply);
    });
  };
  mount("SubmitProposal", &Proposals::Submit);
  mount("MergeProposal", &Proposals::Merge);
  mount("ReferProposal", &Proposals::Refer);
  mount("AdoptProposal", &Proposals::Adopt);
  constexpr std::pair<std::string_view, ProposalMove> kMoves[] = {
      {"AdmitProposal", ProposalMove::kAdmit},
      {"ReturnProposal", ProposalMove::kReturn},
      {"WithdrawProposal", ProposalMove::kWithdraw},
      {"StartProposalDrafting", ProposalMove::kBeginDrafting},
      {"FollowUpProposal", ProposalMove::kFollowUp}};
  for (const auto& [method, move] : kMoves) {
    service.Unary(method, [this, by = move](rpc::CallScope& call, const Any& request, Any& reply) {
      return Move(call, request, reply, by);
    });
  }
  constexpr std::pair<std::string_view, ProposalMove> kJudgements[] = {{"EvaluateProposal", ProposalMove::kEvaluate},
                                                                       {"RepealProposal", ProposalMove::kRepeal}};
  for (const auto& [method, move] : kJudgements) {
    service.Unary(method, [this, by = move](rpc::CallScope& call, const Any& request, Any& reply) {
      return Judge(call, request, reply, by);
    });
  }
}

}  // namespace pepiniere::policy::api

namespace pepiniere::resource {

using policy::ProposalState;
using policy::resources::Proposal;
using policy::resources::Transmission;
namespace api = policy::api;
namespace store = policy::store;
namespace v1 = policy::v1;

namespace {

struct TurnOf {
  policy::States states;
  v1::Proposal::Turn turn;
};
using enum policy::ProposalState;
constexpr TurnOf kTurns[] = {
    {policy::States(kDraft, kReturned), v1::Proposal::TURN_AUTHORS},
    {policy::States(kSubmitted, kAdmissible, kAccepted, kPartly, kDrafting, kAdopted, kFollowedUp),
     v1::Proposal::TURN_OFFICERS},
    {policy::States(kConsultation), v1::Proposal::TURN_PARTICIPANTS},
    {policy::States(kCommittee), v1::Proposal::TURN_COMMITTEE},
    {policy::States(kTransmitted), v1::Proposal::TURN_AUTHORITY}};

// "plans/p/commitments/c" is kept as "p/c".
std::vector<std::string> Added(const std::vector<std::string>& before, const std::vector<std::string>& now) {
  std::vector<std::string> added;
  std::ranges::copy_if(now, std::back_inserter(added),
                       [&](const std::string& id) { return std::ranges::find(before, id) == before.end(); });
  return added;
}

}  // namespace

absl::Status Rules<Proposal>::CheckThere(journal::Unit&, const rpc::CallScope& call, const base::Stored<T>& stored) {
  return api::Reads(call, stored.value) ? absl::OkStatus() : aip::NotFound(api::ProposalName(stored.id));
}

void Rules<Proposal>::Complete(const rpc::CallScope&, const Proposal* before, Proposal& now) {
  if (!before) return;
  now.revision = before->revision + (policy::resources::SaysTheSame(*before, now) ? 0 : 1);
}

absl::Status Rules<Proposal>::Check(journal::Unit& unit, const std::string&, const Proposal& before,
                                    const Proposal& now, aip::Violations& violations) {
  if (now.authors.empty()) violations.Add("proposal.authors", "name an author at least");
  return CheckExist<policy::resources::Commitment>(unit, "proposal.commitments",
                                                   Added(before.commitments, now.commitments), violations);
}

absl::Status Rules<Proposal>::CheckMove(const rpc::CallScope&, const Proposal& before, const Proposal& now) {
  if (before.revision == now.revision) return absl::OkStatus();
  base::Stored<Proposal> stored;
  stored.value = before;
  return api::CheckNotFrozen(stored);
}

absl::Status Rules<Proposal>::Changed(journal::Unit& unit, const Proposal* before, const base::Stored<T>& after) {
  return api::KeepWay(unit, before, after);
}

const query::SortSchema& Rules<Proposal>::Order() { return store::ProposalOrder(); }

absl::StatusOr<record::Page<base::Stored<Proposal>>> Rules<Proposal>::List(const Context& context,
                                                                           const rpc::CallScope& call,
                                                                           const record::ListQuery& list,
                                                                           const std::string&) {
  return store::ListProposals(context.db, call.deadline(), list, api::ReaderOf(call), call.received_at());
}

void Rules<Proposal>::Tell(const base::Stored<Proposal>& stored, base::Date, Proto& proto) {
  const ProposalState state = stored.value.state;
  proto.set_turn(v1::Proposal::TURN_NOBODY);
  for (const auto& [states, turn] : kTurns) {
    if (states.Has(state)) proto.set_turn(turn);
  }
  for (const policy::ProposalMove move : policy::AllowedMoves(state)) {
    const policy::ProposalRule* const rule = policy::RuleOf(move, state);
    if (rule) proto.add_next_states(static_cast<v1::Proposal::State>(rule->to));
  }
}

absl::Status Rules<Proposal>::AddBeside(const Context& context, const rpc::CallScope& call,
                                        const std::vector<Proto*>& told) {
  std::vector<std::string> ids, transmissions;
  for (const Proto* proto : told) {
    ids.push_back(record::IdIn(Proposal::kPattern, proto->name()));
    const bool waits = proto->state() == v1::Proposal::STATE_TRANSMITTED;
    if (waits) transmissions.push_back(record::IdIn(Transmission::kPattern, proto->transmission()));
  }
  PEP_ASSIGN(const auto merged, store::MergedInto(context.db, call.deadline(), ids));
  PEP_ASSIGN(const auto rows, record::FindEach<Transmission>(context.db, call.deadline(), transmissions));
  for (Proto* proto : told) {
    const auto from = merged.find(record::IdIn(Proposal::kPattern, proto->name()));
    if (from != merged.end()) {
      for (const std::string& id : from->second) proto->add_merged_from(api::ProposalName(id));
    }
    if (proto->state() != v1::Proposal::STATE_TRANSMITTED) continue;
    const auto row = std::ranges::find_if(rows, [&](const base::Stored<Transmission>& transmission) {
      return record::NameOf(Transmission::kPattern, transmission.id) == proto->transmission();
    });
    if (row == rows.end()) continue;
    if (row->value.last_day) *proto->mutable_last_day() = aip::ToProto(*row->value.last_day);
    proto->set_overdue(policy::resources::Runs(row->value) &&
                       call.received_at() >= row->value.overdue_from.value_or(absl::InfiniteFuture()));
  }
  return absl::OkStatus();
}

template class StandardMethods<Proposal>;
template class StandardMethods<policy::resources::ProposalVersion>;
template class StandardMethods<policy::resources::ProposalStep>;

}  // namespace pepiniere::resource
