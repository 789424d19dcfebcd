#include "services/portfolio/api/entries.h"

#include <algorithm>

#include "services/base/try.h"
#include "services/portfolio/domain/finances.h"
#include "services/portfolio/domain/gates.h"
#include "services/portfolio/store/gate_store.h"

namespace pepiniere::portfolio::api {

using base::Concat;

absl::Status CheckCorrectable(const std::string& name, const v1::Trail& trail) {
  if (trail.has_supersede_time()) {
    const std::string& successor = trail.superseded_by();
    return aip::Precondition(Concat(name, " no longer holds"),
                             {{"SUPERSEDED", name,
                               successor.empty() ? "it was withdrawn: record another line"
                                                 : Concat("correct ", successor, ", which took its place")}});
  }
  if (absl::StartsWith(trail.source(), "committees/")) {
    return aip::Precondition(
        Concat(name, " was decided by a committee"),
        {{"COMMITTEE", trail.source(), Concat("reopen ", trail.source(), " and correct its decision")}});
  }
  return absl::OkStatus();
}

absl::Status CheckRequirement(journal::Unit& unit, const base::Stored<Project>& project, std::string_view field,
                              Phase phase, const std::string& code) {
  PEP_ASSIGN(const auto changes, store::LoadGateChanges(unit.session(), project.value.primary_incubator));
  const std::vector<Requirement> requirements = EffectiveRequirements(phase, changes);
  if (std::ranges::find(requirements, code, &Requirement::code) != requirements.end()) return absl::OkStatus();
  std::string known;
  for (const Requirement& r : requirements) known += base::Concat(known.empty() ? "" : ", ", r.code);
  return aip::Invalid(field,
                      base::Concat("is no requirement of ", Symbol(phase), known.empty() ? "" : "; there is ", known));
}

absl::Status EntryTraits<TimeBoxExtension>::Check(journal::Unit&, const base::Stored<Project>& project,
                                                  const std::vector<Entry<TimeBoxExtension>>& before,
                                                  const TimeBoxExtension& extension) {
  const std::string name = kProject.Format({project.id});
  if (!project.value.time_box.end) {
    return aip::Precondition(Concat(name, " has no time-box to extend"),
                             {{"TIME_BOX", name, "give the project a time_box.end_date first"}});
  }
  const base::Date end = *EffectiveTimeBox(project.value, before, base::Date::Max()).end;
  if (*extension.end > end) return absl::OkStatus();
  return aip::Invalid("time_box_extension.end_date",
                      Concat("must be later than ", end.ToString(), ", the last day given until now"));
}

template class EntryApi<Evidence>;
template class EntryApi<Waiver>;
template class EntryApi<FundingLine>;
template class EntryApi<SpendingEntry>;
template class EntryApi<TimeBoxExtension>;

}  // namespace pepiniere::portfolio::api
