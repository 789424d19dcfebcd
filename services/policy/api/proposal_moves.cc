#include "services/policy/api/proposal_moves.h"

#include <utility>
#include <vector>

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/policy/api/visibility.h"
#include "services/record/table.h"

namespace pepiniere::policy::api {
namespace {

using resources::Proposal;
using resources::ProposalStep;
using resources::ProposalVersion;

// What may be changed: what a proposal says while nobody judges it.
constexpr States kEditable(ProposalState::kDraft, ProposalState::kReturned, ProposalState::kAdmissible);

absl::Status Refuse(const std::string& name, const MoveAnswer& answer) {
  std::vector<aip::PreconditionViolation> violations;
  bool illegal = false;
  for (const base::FieldProblem& problem : answer.problems) {
    const bool is_state = problem.field == "state" || problem.field == "actor";
    illegal = illegal || is_state;
    violations.push_back({is_state ? "STATE" : "REQUIREMENT", is_state ? name : problem.field, problem.problem});
  }
  return aip::Precondition(base::Concat(name, illegal ? " does not go there from here" : " lacks what this takes"),
                           std::move(violations), illegal ? "ILLEGAL_TRANSITION" : "PRECONDITION_FAILED");
}

}  // namespace

std::string ProposalName(std::string_view id) { return record::NameOf(Proposal::kPattern, id); }

Actors ActorsOf(const rpc::CallScope& call, const Proposal& proposal) {
  Actors actors;
  if (IsAuthor(call, proposal)) actors.Add(ProposalActor::kAuthor);
  if (IsOfficer(call)) actors.Add(ProposalActor::kOfficer);
  return actors;
}

absl::StatusOr<Proposal> Moved(const rpc::CallScope& call, const journal::Unit& unit, const StoredProposal& before,
                               Actors by, const Moving& moving) {
  Requirements met = moving.met;
  const Requirements own = resources::MetBy(before.value);
  for (int number = 0; number < kRequirements; ++number) {
    const auto requirement = static_cast<Requirement>(number);
    if (own.Has(requirement)) met.Add(requirement);
  }
  if (!IsAuthor(call, before.value)) met.Add(Requirement::kOtherPerson);
  if (!moving.reason.empty()) met.Add(Requirement::kReason);
  const MoveAnswer answer = TryMove(before.value.state, moving.move, by, met);
  if (!answer.to) return Refuse(ProposalName(before.id), answer);
  Proposal now = before.value;
  now.state = *answer.to;
  now.state_time = unit.now();
  now.state_reason = moving.reason;
  now.state_cause = moving.cause;
  return now;
}

absl::Status CheckNotFrozen(const StoredProposal& proposal) {
  if (kEditable.Has(proposal.value.state)) return absl::OkStatus();
  return aip::Precondition(base::Concat("what ", ProposalName(proposal.id), " says stands still"),
                           {{"STATE", ProposalName(proposal.id),
                             base::Concat("it is ", Symbol(proposal.value.state),
                                          ": what it says may be changed while it is DRAFT, RETURNED or ADMISSIBLE")}},
                           "FROZEN");
}

absl::Status KeepWay(journal::Unit& unit, const Proposal* before, const StoredProposal& after,
                     const std::string& amendment) {
  if (!before || before->revision != after.value.revision) {
    ProposalVersion version = resources::VersionOf(after.value);
    version.editor = unit.caller().principal;
    version.amendment = amendment;
    PEP_TRY(record::InsertBelow<ProposalVersion>(unit, after.id, {version}).status());
  }
  const bool moved = !before || before->state != after.value.state || before->state_time != after.value.state_time;
  if (!moved) return absl::OkStatus();
  ProposalStep step;
  if (before) step.from = before->state;
  step.to = after.value.state;
  step.reason = after.value.state_reason;
  step.revision = after.value.revision;
  step.cause = after.value.state_cause;
  step.actor = unit.caller().principal;
  return record::InsertBelow<ProposalStep>(unit, after.id, {step}).status();
}

absl::StatusOr<StoredProposal> WriteProposal(journal::Unit& unit, const StoredProposal& before, const Proposal& now,
                                             const std::string& amendment) {
  PEP_ASSIGN(const StoredProposal after, record::Update(unit, before, now, now.state_reason));
  PEP_TRY(KeepWay(unit, &before.value, after, amendment));
  return after;
}

absl::StatusOr<StoredProposal> LockProposal(journal::Unit& unit, const std::string& id) {
  PEP_ASSIGN(auto found, record::FindForUpdate<Proposal>(unit.session(), id));
  if (!found) return aip::NotFound(ProposalName(id));
  return *std::move(found);
}

}  // namespace pepiniere::policy::api
