#include "services/portfolio/api/entries.h"

#include <algorithm>

#include "services/base/try.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/domain/finances.h"
#include "services/portfolio/domain/gates.h"
#include "services/portfolio/store/gate_store.h"

namespace pepiniere::portfolio::api {

using base::Concat;

template <typename T, typename P>
absl::Status AnswerRules<T, P>::Check(journal::Unit& unit, const base::Stored<Project>& project,
                                      const std::vector<Entry<T>>&, const T& line) {
  PEP_ASSIGN(const auto changes, store::LoadGateChanges(unit.session(), project.value.primary_incubator));
  const std::vector<Requirement> requirements = EffectiveRequirements(*line.phase, changes);
  if (std::ranges::find(requirements, line.code, &Requirement::code) != requirements.end()) return absl::OkStatus();
  std::string known;
  for (const Requirement& r : requirements) known += Concat(known.empty() ? "" : ", ", r.code);
  const std::string field = Concat(resource::VocabularyOf(*P::descriptor()).singular, ".code");
  return aip::Invalid(field,
                      Concat("is no requirement of ", Symbol(*line.phase), known.empty() ? "" : "; there is ", known));
}

FundingLine FromProto(const v1::FundingLine& proto, std::string_view prefix, aip::Violations& violations) {
  return FundingLines::Read(proto, prefix, violations);
}

}  // namespace pepiniere::portfolio::api

namespace pepiniere::resource {

using portfolio::TimeBoxExtension;

absl::Status LineRules<TimeBoxExtension>::Check(journal::Unit&, const Parent& project, const Lines& before,
                                                const TimeBoxExtension& extension) {
  const std::string name = portfolio::api::kProject.Format({project.id});
  if (!project.value.time_box.end) {
    return aip::Precondition(name + " has no time-box to extend",
                             {{"TIME_BOX", name, "give the project a time_box.end_date first"}});
  }
  const base::Date end = *EffectiveTimeBox(project.value, before, base::Date::Max()).end;
  if (*extension.end > end) return absl::OkStatus();
  return aip::Invalid("time_box_extension.end_date",
                      base::Concat("must be later than ", end.ToString(), ", the last day given until now"));
}

template class LineMethods<portfolio::Evidence>;
template class LineMethods<portfolio::Waiver>;
template class LineMethods<portfolio::FundingLine>;
template class LineMethods<portfolio::SpendingEntry>;
template class LineMethods<TimeBoxExtension>;

}  // namespace pepiniere::resource
