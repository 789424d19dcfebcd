#include "services/cohort/api/tie_decisions.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "services/aip/contract_check.h"
#include "services/aip/errors.h"
#include "services/aip/fields.h"
#include "services/aip/names.h"
#include "services/aip/told.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/run_reading.h"
#include "services/cohort/domain/seat.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/ranking_store.h"
#include "services/cohort/store/seat_store.h"

namespace pepiniere::cohort::api {
namespace {

using Standard = resource::StandardMethods<TieDecision>;
using Stored = base::Stored<TieDecision>;

// That all of it is of the call (an id).
absl::Status CheckParts(journal::Unit& unit, const std::string& call, const TieDecision& decision,
                        aip::Violations& violations) {
  if (!decision.seat.empty()) {
    PEP_ASSIGN(const auto seat, record::Find<Seat>(unit.session(), decision.seat));
    if (!seat || record::ParentIn(decision.seat) != call) violations.Add("tie_decision.seat", "is no seat of the call");
  }
  for (std::size_t i = 0; i < decision.applications.size(); ++i) {
    PEP_ASSIGN(const auto application, record::Find<Application>(unit.session(), decision.applications[i]));
    if (application && record::ParentIn(application->id) == call &&
        application->value.state != ApplicationState::kDraft) {
      continue;
    }
    violations.Add(base::Concat("tie_decision.applications[", i, "]"), "is no application to the call");
  }
  return absl::OkStatus();
}

// That no decision which holds puts them the other way round.
absl::Status CheckAgrees(journal::Unit& unit, const std::string& call, const TieDecision& decision,
                         aip::Violations& violations) {
  PEP_ASSIGN(const auto recorded, record::SelectBelow<TieDecision>(unit.session(), call));
  std::vector<assessment::Decision> together = {decision.applications};
  for (const Stored& one : recorded) {
    if (!one.value.withdrawn_at && MeetsWith(one.value, decision)) together.push_back(one.value.applications);
  }
  const std::vector<std::string> circle = assessment::Contradiction(together);
  if (circle.empty()) return absl::OkStatus();
  violations.Add("tie_decision.applications",
                 base::Concat("contradict what was decided: ", absl::StrJoin(circle, " before "), " before ",
                              circle.front(), "; withdraw the decision that does not hold"));
  return absl::OkStatus();
}

absl::StatusOr<TieDecision> Withdraw(const journal::Unit& unit, const Stored& before, const std::string& reason) {
  if (before.value.withdrawn_at) {
    const std::string name = record::NameOf(TieDecision::kPattern, before.id);
    return aip::Precondition(name + " is withdrawn", {{"STATE", name, "it holds no more already"}});
  }
  TieDecision withdrawn = before.value;
  withdrawn.withdrawn_at = unit.now();
  withdrawn.withdraw_reason = reason;
  return withdrawn;
}

}  // namespace

absl::StatusOr<v1::TieDecision> TieDecisions::Record(rpc::CallScope& call,
                                                     const v1::RecordTieDecisionRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(resource::PatternOf<Call>(), "parent", request.parent()));
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context_, call, id));
  v1::TieDecision proto = request.tie_decision();
  aip::ClearOutputOnly(proto);
  if (const absl::Status runs = reading.CheckRuns(); !runs.ok()) {
    // What is malformed is so whoever says it.
    aip::Violations malformed;
    aip::CheckContract(proto, "tie_decision", malformed);
    return malformed.empty() ? runs : malformed.ToStatus();
  }
  if (proto.stage() == v1::Review::STAGE_UNSPECIFIED) proto.set_stage(v1::Review::STAGE_FILE);
  using Reply = v1::TieDecision;
  return resource::Write<Reply>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Reply> {
    PEP_TRY(record::FindForUpdate<Call>(unit.session(), id).status());
    aip::Violations violations;
    const TieDecision decision = aip::ReadNew(proto, "tie_decision", resource::Today(call), Standard::Read, violations);
    PEP_TRY(CheckParts(unit, id, decision, violations));
    if (violations.empty()) PEP_TRY(CheckAgrees(unit, id, decision, violations));
    PEP_TRY(violations.ToStatus());
    PEP_ASSIGN(const auto inserted, record::InsertBelow<TieDecision>(unit, id, {decision}));
    return Standard::Told(inserted.front(), resource::Today(call));
  });
}

void TieDecisions::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("RecordTieDecision", *this, &TieDecisions::Record);
  service.Unary("WithdrawTieDecision", [this](rpc::CallScope& call, const auto& request, auto& reply) {
    return standard_.Change(call, request, reply, [&](journal::Unit& unit, const Stored& before) {
      return Withdraw(unit, before, aip::TextIn(request, "reason"));
    });
  });
}

}  // namespace pepiniere::cohort::api

namespace pepiniere::resource {

using namespace cohort::api;  // NOLINT: these are rules of that room, said in this one
using cohort::TieDecision;

absl::Status Rules<TieDecision>::Admit(const Context& context, const rpc::CallScope& call, const std::string& id) {
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context, call, record::ParentIn(id)));
  return reading.CheckRuns();
}

absl::StatusOr<bool> Rules<TieDecision>::FindParent(const Context& context, const rpc::CallScope& call,
                                                    const std::string& parent) {
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context, call, parent));
  return reading.seat().leads();
}

absl::StatusOr<record::Page<base::Stored<TieDecision>>> Rules<TieDecision>::List(const Context& context,
                                                                                 const rpc::CallScope& call,
                                                                                 const record::ListQuery& list,
                                                                                 const std::string& parent) {
  PEP_ASSIGN(const RunReading reading, RunReading::Of(context, call, parent));
  if (!reading.reads_sealed()) return record::Page<base::Stored<TieDecision>>();
  return record::ListRows<TieDecision>(context.db, call.deadline(), list, parent, {.sql = "TRUE"});
}

template class StandardMethods<TieDecision>;

}  // namespace pepiniere::resource
