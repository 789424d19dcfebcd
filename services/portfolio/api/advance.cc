#include "services/portfolio/api/advance.h"

#include <algorithm>
#include <utility>

#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/domain/gates.h"
#include "services/portfolio/store/dossier_store.h"
#include "services/portfolio/store/gate_store.h"
#include "services/portfolio/store/ledger_store.h"
#include "services/portfolio/store/project_store.h"

namespace pepiniere::portfolio::api {

using base::Concat;

absl::StatusOr<std::vector<Check>> CheckGate(journal::Unit& unit, const base::Stored<Project>& project,
                                             const Dossier& dossier, Phase to, base::Date on) {
  PEP_ASSIGN(const auto changes, store::LoadGateChanges(unit.session(), project.value.primary_incubator));
  return CheckGates(project, dossier, EffectiveRequirements(to, changes), to, on);
}

absl::StatusOr<Threshold> CheckEntry(journal::Unit& unit, const base::Stored<Project>& project, Phase to, base::Date on,
                                     const Underway& underway) {
  Threshold threshold;
  PEP_ASSIGN(threshold.dossier, store::LoadDossier(unit.session(), project.id));
  Dossier& dossier = threshold.dossier;
  if (underway.go) dossier.gos.push_back(*underway.go);
  dossier.impact = underway.impact;
  if (underway.grant) dossier.funding.emplace_back().value = *underway.grant;
  PEP_ASSIGN(threshold.checks, CheckGate(unit, project, threshold.dossier, to, on));
  threshold.refusals = EntryRefusals(threshold.dossier, threshold.checks, to, on);
  return threshold;
}

absl::Status Refused(const std::string& project, const std::vector<Refusal>& refusals) {
  std::vector<aip::PreconditionViolation> violations;
  for (const Refusal& refusal : refusals) {
    violations.push_back({std::string(refusal.type), Concat(project, "#", refusal.code), refusal.description});
  }
  const std::size_t count = violations.size();
  return aip::Precondition(Concat(project, " cannot enter that phase: ", count,
                                  count == 1 ? " thing is" : " things are", " missing or in the way"),
                           std::move(violations));
}

PhaseLine NextLine(const rpc::CallScope& call, const std::vector<PhaseLine>& ledger, absl::Time at) {
  PhaseLine line;
  line.number = ledger.empty() ? 1 : ledger.back().number + 1;
  line.recorded_by = call.principal().name();
  line.recorded_at = at;
  for (const PhaseLine& other : ledger) line.position = std::max(line.position, other.position + 1);
  return line;
}

absl::StatusOr<Entered> EnterPhase(journal::Unit& unit, const rpc::CallScope& call,
                                   const base::Stored<Project>& project, const std::vector<PhaseLine>& ledger,
                                   const Step& step) {
  PEP_ASSIGN(base::Stored<Project> after, store::TouchProject(unit, project));
  PhaseLine line = NextLine(call, ledger, after.updated_at);
  line.entry.phase = step.to;
  line.entry.effective = step.on;
  line.entry.comment = step.comment;
  line.source = step.source;
  line.forced = step.forced;
  line.reason = step.reason;
  std::vector<PhaseLine> longer = ledger;
  longer.push_back(std::move(line));
  PEP_TRY(store::SaveLedger(unit, after, ledger, longer));
  return Entered{std::move(after), std::move(longer)};
}

}  // namespace pepiniere::portfolio::api
