#include "services/policy/api/amendments.h"

#include <optional>
#include <utility>

#include "services/aip/names.h"
#include "services/policy/api/proposal_moves.h"
#include "services/policy/store/proposal_store.h"

namespace pepiniere::policy::api {
namespace {

using resources::Amendment;
using resources::AmendmentState;
using resources::Proposal;

absl::Status Stale(const std::string& name, int base, int current) {
  return aip::Failure(absl::StatusCode::kAborted, "STALE_BASE",
                      base::Concat(name, " is of revision ", base, ", and the proposal at revision ", current,
                                   ": base it on that one"));
}

std::string NameOf(const std::string& id) { return record::NameOf(Amendment::kPattern, id); }

}  // namespace

absl::Status Amendments::Accept(rpc::CallScope& call, const Any& request, Any& reply) {
  using Stored = base::Stored<Amendment>;
  return standard_.Change(
      call, request, reply, [&](journal::Unit& unit, const Stored& before) -> absl::StatusOr<Amendment> {
        PEP_TRY(resource::Rules<Amendment>::CheckOpen(before));
        PEP_ASSIGN(const StoredProposal proposal, LockProposal(unit, record::ParentIn(before.id)));
        const int current = proposal.value.revision;
        if (before.value.base_revision != current) {
          return Stale(NameOf(before.id), before.value.base_revision, current);
        }
        PEP_TRY(CheckNotFrozen(proposal));
        Proposal amended = proposal.value;
        std::string* const words = resources::WordsOf(amended, before.value);
        if (!words)
          return aip::Precondition("there is no such text any more", {{"TEXT", NameOf(before.id), "base it anew"}});
        *words = before.value.proposed_wording;
        aip::Violations violations;
        aip::AddProblems(resources::ProblemsOf(amended, resource::Today(call)), "proposal.", violations);
        PEP_TRY(violations.ToStatus());
        amended.revision = current + 1;
        PEP_TRY(WriteProposal(unit, proposal, amended, before.id).status());
        Amendment now = before.value;
        now.state = AmendmentState::kAccepted;
        now.decide_time = unit.now();
        now.decision_reason = aip::TextIn(request, "reason");
        now.made_revision = amended.revision;
        return now;
      });
}

absl::Status Amendments::End(rpc::CallScope& call, const Any& request, Any& reply, AmendmentState state) {
  return standard_.Change(call, request, reply,
                          [&](journal::Unit& unit, const base::Stored<Amendment>& before) -> absl::StatusOr<Amendment> {
                            PEP_TRY(resource::Rules<Amendment>::CheckOpen(before));
                            Amendment now = before.value;
                            now.state = state;
                            now.decide_time = unit.now();
                            now.decision_reason = aip::TextIn(request, "reason");
                            return now;
                          });
}

void Amendments::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("AcceptAmendment",
                [this](rpc::CallScope& call, const Any& request, Any& reply) { return Accept(call, request, reply); });
  constexpr std::pair<std::string_view, AmendmentState> kEnds[] = {{"RejectAmendment", AmendmentState::kRejected},
                                                                   {"WithdrawAmendment", AmendmentState::kWithdrawn}};
  for (const auto& [method, state] : kEnds) {
    service.Unary(method, [this, to = state](rpc::CallScope& call, const Any& request, Any& reply) {
      return End(call, request, reply, to);
    });
  }
}

}  // namespace pepiniere::policy::api

namespace pepiniere::resource {

using policy::resources::Amendment;
using policy::resources::AmendmentState;
using policy::resources::Proposal;
namespace api = policy::api;

absl::Status Rules<Amendment>::AdmitBelow(const Context& context, const rpc::CallScope& call, const std::string& parent,
                                          Proto&) {
  PEP_ASSIGN(const bool reads, api::Visibility(context, call).Reads(parent));
  return reads ? absl::OkStatus() : aip::NotFound(api::ProposalName(parent));
}

absl::StatusOr<bool> Rules<Amendment>::FindParent(const Context& context, const rpc::CallScope& call,
                                                  const std::string& parent) {
  return api::Visibility(context, call).Reads(parent);
}

absl::Status Rules<Amendment>::LockParent(journal::Unit& unit, const std::string& parent) {
  return api::LockProposal(unit, parent).status();
}

void Rules<Amendment>::Complete(const rpc::CallScope&, const Amendment* before, Amendment& now) {
  if (!before) now.state = AmendmentState::kOpen;
}

absl::Status Rules<Amendment>::Check(journal::Unit& unit, const std::string& id, const Amendment&, const Amendment& now,
                                     aip::Violations& violations) {
  if (!violations.empty()) return absl::OkStatus();
  PEP_ASSIGN(const auto proposal, record::Find<Proposal>(unit.session(), record::ParentIn(id)));
  if (!proposal) return aip::NotFound(api::ProposalName(record::ParentIn(id)));
  const int current = proposal->value.revision;
  if (now.base_revision != current) {
    return aip::Failure(absl::StatusCode::kAborted, "STALE_BASE",
                        base::Concat("the proposal is at revision ", current, ": base the amendment on that one"));
  }
  Proposal amended = proposal->value;
  const std::string* const words = policy::resources::WordsOf(amended, now);
  if (!words) {
    violations.Add("amendment.target_text", "is no target text of that revision");
  } else if (*words == now.proposed_wording) {
    violations.Add("amendment.proposed_wording", "says what stands there");
  }
  return absl::OkStatus();
}

absl::Status Rules<Amendment>::CheckOpen(const base::Stored<Amendment>& stored) {
  if (stored.value.state == AmendmentState::kOpen) return absl::OkStatus();
  const std::string name = record::NameOf(Amendment::kPattern, stored.id);
  return aip::Precondition(base::Concat(name, " is decided"),
                           {{"STATE", name, base::Concat("it is ", Symbol(stored.value.state))}});
}

const query::FilterSchema& Rules<Amendment>::Filters() { return policy::store::AmendmentFilters(); }

// What stands in its base is that revision's, which never changes: it is not kept twice.
absl::Status Rules<Amendment>::AddBeside(const Context& context, const rpc::CallScope& call,
                                         const std::vector<Proto*>& told) {
  std::map<std::string, std::optional<Proposal>> proposals;
  for (Proto* proto : told) {
    const std::string parent = record::ParentIn(record::IdIn(Amendment::kPattern, proto->name()));
    auto known = proposals.find(parent);
    if (known == proposals.end()) {
      PEP_ASSIGN(const auto found, record::Find<Proposal>(context.db, call.deadline(), parent));
      known = proposals.emplace(parent, found ? std::optional(found->value) : std::nullopt).first;
    }
    const bool is_open = proto->state() == policy::v1::Amendment::STATE_OPEN;
    proto->set_stale(is_open && known->second && known->second->revision != proto->base_revision());
    const std::string version = base::Concat(parent, "/", proto->base_revision());
    PEP_ASSIGN(const auto base, record::Find<policy::resources::ProposalVersion>(context.db, call.deadline(), version));
    if (!base) continue;
    Proposal as_it_was;
    as_it_was.title = base->value.title;
    as_it_was.problem = base->value.problem;
    as_it_was.proposed_change = base->value.proposed_change;
    as_it_was.target_texts = base->value.target_texts;
    Amendment amendment;
    amendment.part = static_cast<policy::resources::AmendedPart>(proto->part());
    amendment.target_text = proto->target_text();
    if (const std::string* words = policy::resources::WordsOf(as_it_was, amendment)) {
      proto->set_current_wording(*words);
    }
  }
  return absl::OkStatus();
}

template class StandardMethods<Amendment>;

}  // namespace pepiniere::resource
