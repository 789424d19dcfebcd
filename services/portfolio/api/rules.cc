#include "services/portfolio/api/rules.h"

#include <optional>

#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/domain/attention.h"
#include "services/portfolio/domain/decision_rules.h"
#include "services/portfolio/domain/finances.h"
#include "services/portfolio/domain/health.h"
#include "services/portfolio/domain/phase.h"

namespace pepiniere::portfolio::api {
namespace {

v1::Phase ToProto(std::optional<Phase> phase) { return phase ? api::ToProto(*phase) : v1::PHASE_UNSPECIFIED; }

void Write(std::optional<Phase> phase, v1::PhaseRule& proto) {
  proto.set_phase(ToProto(phase));
  proto.set_outcome(phase && IsOutcome(*phase));
  proto.set_restartable(phase && IsRestartable(*phase));
  for (const Phase next : NextPhases(phase)) proto.add_next(api::ToProto(next));
  if (!phase) return;
  for (const PhaseGroup group : GroupsOf(*phase)) proto.add_groups(static_cast<v1::PhaseGroup>(group));
}

void Write(const DecisionRule& rule, v1::DecisionRule& proto) {
  proto.set_decision(static_cast<v1::Decision>(rule.decision));
  for (const Phase phase : rule.phases) proto.add_phases(api::ToProto(phase));
  for (const DecisionRule::Lead& lead : rule.leads) {
    v1::DecisionRule::Lead& written = *proto.add_leads();
    written.set_from(ToProto(lead.from));
    written.set_to(api::ToProto(lead.to));
  }
  proto.mutable_required()->Assign(rule.required.begin(), rule.required.end());
  proto.set_grants(rule.grants);
}

}  // namespace

absl::StatusOr<v1::Rules> RulesApi::Get(rpc::CallScope&, const v1::GetRulesRequest&) {
  v1::Rules rules;
  Write(std::nullopt, *rules.add_phases());
  for (const Phase phase : AllPhases()) Write(phase, *rules.add_phases());
  for (const DecisionRule& rule : DecisionRules()) Write(rule, *rules.add_decisions());
  for (const Concern concern : ConcernsByUrgency()) rules.add_concerns(static_cast<v1::Concern>(concern));
  rules.set_stuck_days(kStuckDays);
  rules.set_delivery_days(kLatelyDays);
  rules.set_rate_days(kRateDays);
  return rules;
}

void RulesApi::Mount(rpc::Service& service) { service.Unary("GetRules", *this, &RulesApi::Get); }

}  // namespace pepiniere::portfolio::api
