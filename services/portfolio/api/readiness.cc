#include "services/portfolio/api/readiness.h"

#include <optional>
#include <string>
#include <vector>

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/convert.h"
#include "services/portfolio/api/convert_gate.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/peers/metrics.h"
#include "services/portfolio/store/dossier_store.h"

namespace pepiniere::portfolio::api {

absl::StatusOr<v1::Readiness> ReadinessApi::Check(rpc::CallScope& call, const v1::CheckReadinessRequest& request) {
  aip::Violations violations;
  PEP_ASSIGN(const std::string id, aip::ParseId(kProject, "name", request.name()));
  std::optional<Phase> to = ReadPhase(request.phase(), "phase", violations);
  const base::Date on =
      aip::ReadDate(request.effective_date(), "effective_date", violations).value_or(resource::Today(call));
  PEP_TRY(violations.ToStatus());
  PEP_ASSIGN(auto candidate, store::FindCandidate(context_.db, call.deadline(), id));
  if (!candidate) return aip::NotFound(request.name());
  Dossier& dossier = candidate->dossier;
  const std::optional<Phase> current = PhaseOn(dossier.ledger, on);
  if (!to) {
    const auto next = NextPhases(current);
    if (next.empty()) {
      return aip::Invalid("phase", base::Concat("name one: nothing follows ", Symbol(*current)));
    }
    to = next.front();
  }
  if (AsksForImpact(*to)) dossier.impact = context_.metrics.ImpactOf(call, {id}, on)[id];
  const auto checks = CheckGates(candidate->project, dossier, EffectiveRequirements(*to, candidate->gates), *to, on);

  v1::Readiness reply;
  reply.set_project(request.name());
  reply.set_phase(ToProto(*to));
  if (current) reply.set_current_phase(ToProto(*current));
  *reply.mutable_effective_date() = ToProto(on);
  for (const Refusal& refusal : CheckStep(Holding(dossier.ledger), *to, on)) reply.add_obstacles(refusal.description);
  reply.set_ready(reply.obstacles().empty() && MissingGates(checks).empty());
  for (const portfolio::Check& check : checks) *reply.add_checks() = ToProto(check);
  return reply;
}

void ReadinessApi::Mount(rpc::Service& service) { service.Unary("CheckReadiness", *this, &ReadinessApi::Check); }

}  // namespace pepiniere::portfolio::api
