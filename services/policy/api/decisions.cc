#include "services/policy/api/decisions.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/aip/names.h"
#include "services/aip/redaction.h"
#include "services/policy/api/proposal_moves.h"
#include "services/policy/api/sessions.h"
#include "services/policy/api/visibility.h"
#include "services/policy/api/voiding.h"
#include "services/policy/domain/decision.h"
#include "services/policy/store/session_store.h"

namespace pepiniere::policy::api {
namespace {

using resources::Decision;
using resources::Proposal;
using resources::Session;
using resources::Verdict;
using Standard = resource::StandardMethods<Decision>;

// An item that is decided once: what was decided of it and holds.
absl::StatusOr<std::optional<std::string>> Decided(journal::Unit& unit, const StoredProposal& proposal) {
  if (proposal.value.decision.empty()) return std::optional<std::string>();
  PEP_ASSIGN(const auto decision, record::Find<Decision>(unit.session(), proposal.value.decision));
  return decision && !decision->value.void_time ? std::optional(decision->id) : std::nullopt;
}

absl::Status CheckItem(journal::Unit& unit, const base::Stored<Session>& session, const StoredProposal& proposal) {
  const std::string name = record::NameOf(Session::kPattern, session.id), item = ProposalName(proposal.id);
  if (session.value.state != resources::SessionState::kOpened) {
    return aip::Precondition(base::Concat(name, " is not open"),
                             {{"STATE", name, base::Concat("it is ", Symbol(session.value.state))}});
  }
  const auto& agenda = session.value.agenda;
  if (std::ranges::find(agenda, proposal.id, &resources::AgendaItem::proposal) == agenda.end()) {
    return aip::Precondition(base::Concat(item, " is not on its agenda"), {{"AGENDA", item, "it is no item of it"}});
  }
  if (proposal.value.state != ProposalState::kCommittee) {
    return aip::Precondition(base::Concat(item, " is not before a committee"),
                             {{"STATE", item, base::Concat("it is ", Symbol(proposal.value.state))}},
                             "ILLEGAL_TRANSITION");
  }
  PEP_ASSIGN(const auto decided, Decided(unit, proposal));
  if (!decided) return absl::OkStatus();
  const std::string decision = record::NameOf(Decision::kPattern, *decided);
  return aip::Precondition(base::Concat(item, " is decided"), {{"DECIDED", decision, "it holds until it is void"}});
}

// What the votes of an item come to.
absl::StatusOr<policy::Decision> Count(const Session& session, const Decision& told) {
  Item item;
  item.attendance = resources::AttendanceOf(session, told.proposal);
  for (const resources::MemberVote& vote : told.votes) item.votes[vote.member] = vote.choice;
  item.chair = resources::ChairOf(session);
  const Charter charter = resources::CharterOf(session);
  aip::Violations violations;
  if (item.votes.size() != told.votes.size()) violations.Add("decision.votes", "has a member twice");
  for (const base::FieldProblem& problem : policy::ProblemsOf(item, charter)) {
    violations.Add("decision.votes", base::Concat(problem.field, " ", problem.problem));
  }
  PEP_TRY(violations.ToStatus());
  return DecisionOn(item, charter);
}

absl::Status CheckOutcome(const std::string& name, const policy::Decision& counted) {
  switch (counted.outcome) {
    case Outcome::kAdopted:
      return absl::OkStatus();
    case Outcome::kNoQuorum:
      return aip::Precondition("there is no quorum",
                               {{"QUORUM", name,
                                 base::Concat(counted.quorum.counted, " count of ", counted.quorum.n, ", and ",
                                              counted.quorum.needed, " are needed")}},
                               "NO_QUORUM");
    case Outcome::kVoid:
      return aip::Precondition("somebody votes who must not",
                               {{"CONFLICT", name, base::Concat(counted.conflicted.front(), " is recused")}},
                               "CONFLICTED");
    case Outcome::kNotAdopted:
      break;
  }
  return aip::Precondition(
      "the votes do not carry it",
      {{"VOTES", name, base::Concat(counted.votes_for, " for it, ", counted.votes_against, " against it")}},
      "NOT_CARRIED");
}

// As it is kept, and told.
void Keep(const policy::Decision& counted, bool second_convening, Decision& kept) {
  kept.members = counted.quorum.n;
  kept.needed = counted.quorum.needed;
  kept.counted = counted.quorum.counted;
  kept.quorum_waived = second_convening && counted.quorum.needed == 0;
  kept.for_count = counted.votes_for;
  kept.against_count = counted.votes_against;
  kept.abstain_count = counted.abstentions;
  kept.chair_broke_tie = counted.chair_decided;
}

// The proposal as the decision leaves it: returned or rejected at once; what is to be transmitted waits for that.
absl::StatusOr<Proposal> After(const rpc::CallScope& call, const journal::Unit& unit, const StoredProposal& before,
                               const Decision& decision, const std::string& name) {
  if (decision.verdict == Verdict::kTransmit) return before.value;
  Moving moving = {.move = decision.verdict == Verdict::kReturn ? ProposalMove::kReturn : ProposalMove::kReject,
                   .reason = decision.reasons,
                   .cause = name};
  moving.met.Add(Requirement::kDecision);
  return Moved(call, unit, before, ActorsOf(call, before.value), moving);
}

}  // namespace

absl::StatusOr<v1::Decision> Decisions::Create(rpc::CallScope& call, const v1::CreateDecisionRequest& request) {
  PEP_ASSIGN(const std::string parent, aip::ParseKey(resource::PatternOf<Session>(), "parent", request.parent()));
  return resource::Write<v1::Decision>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Decision> {
        v1::Decision proto = request.decision();
        aip::ClearOutputOnly(proto);
        aip::Violations violations;
        const base::Date today = resource::Today(call);
        Decision decision = aip::ReadNew(proto, "decision", today, Standard::Read, violations);
        PEP_TRY(violations.ToStatus());
        PEP_ASSIGN(const auto session, record::FindForUpdate<Session>(unit.session(), parent));
        if (!session) return aip::NotFound(request.parent());
        PEP_ASSIGN(const StoredProposal proposal, LockProposal(unit, decision.proposal));
        PEP_TRY(CheckItem(unit, *session, proposal));
        PEP_ASSIGN(const policy::Decision counted, Count(session->value, decision));
        PEP_TRY(CheckOutcome(ProposalName(proposal.id), counted));
        Keep(counted, session->value.second_convening, decision);
        decision.revision = proposal.value.revision;
        PEP_ASSIGN(const auto stored, record::InsertBelow<Decision>(unit, parent, {decision}, decision.reasons));
        const std::string& id = stored.front().id;
        PEP_ASSIGN(Proposal now, After(call, unit, proposal, decision, record::NameOf(Decision::kPattern, id)));
        now.decision = id;
        PEP_TRY(WriteProposal(unit, proposal, now).status());
        return Standard::Told(stored.front(), today);
      });
}

absl::Status Decisions::Void(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::VoidDecisionRequest&>(any);
  return standard_.Change(
      call, request, reply, [&](journal::Unit& unit, const base::Stored<Decision>& before) -> absl::StatusOr<Decision> {
        const auto& votes = before.value.votes;
        if (std::ranges::find(votes, request.member(), &resources::MemberVote::member) == votes.end()) {
          return aip::Invalid("member", "did not vote");
        }
        return Voided(call, unit, before, request.reason());
      });
}

void Decisions::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("CreateDecision", *this, &Decisions::Create);
  service.Unary("VoidDecision",
                [this](rpc::CallScope& call, const Any& request, Any& reply) { return Void(call, request, reply); });
}

}  // namespace pepiniere::policy::api

namespace pepiniere::resource {

using policy::resources::Decision;
using policy::resources::Session;

const query::FilterSchema& Rules<Decision>::Filters() { return policy::store::DecisionFilters(); }

absl::Status Rules<Decision>::Viewer::Restrict(Proto& proto) {
  const std::string parent = record::ParentIn(record::IdIn(Decision::kPattern, proto.name()));
  PEP_ASSIGN(const auto session, record::Find<Session>(context_.db, call_.deadline(), parent));
  if (session && policy::api::ReadsMembers(call_, session->value)) return absl::OkStatus();
  proto.clear_votes();
  return absl::OkStatus();
}

template class StandardMethods<Decision>;

}  // namespace pepiniere::resource
