// What an import tells of grants and of committees that were held elsewhere.
#include <algorithm>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/committees.h"
#include "services/portfolio/api/import_batch.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/store/committee_store.h"
#include "services/record/document.h"
#include "services/record/lines.h"

namespace pepiniere::portfolio::api {
namespace {

using base::Concat;

constexpr std::string_view kSourceSaysOtherwise = "the source says otherwise";

// What the source says of a session now, over what people here made of it: hearing by hearing, each applied where the
// source changed it. What people added stays; what the source no longer says goes.
Committee Merge(const Committee& current, const Committee& said_before, const Committee& says_now) {
  Committee merged = base::MergeImport(current, said_before, says_now);
  merged.hearings.clear();
  const auto of = [](const Committee& committee, const std::string& project) {
    const auto found = std::ranges::find(committee.hearings, project, &Hearing::project);
    return found == committee.hearings.end() ? nullptr : &*found;
  };
  for (const Hearing& now : says_now.hearings) {
    const Hearing *ours = of(current, now.project), *before = of(said_before, now.project);
    merged.hearings.push_back(ours ? base::MergeImport(*ours, before ? *before : Hearing(), now) : now);
  }
  for (const Hearing& ours : current.hearings) {
    if (!of(says_now, ours.project) && !of(said_before, ours.project)) merged.hearings.push_back(ours);
  }
  return merged;
}

}  // namespace

absl::Status ImportBatch::ApplyGrants(const Told& told) {
  PEP_ASSIGN(auto lines, record::LoadLines<FundingLine>(unit_.session(), told.id));
  rpc::v1::ImportCount& count = report_.Count("fundingLines");
  const auto of_source = [&](const Entry<FundingLine>& line) { return line.source == known_.source; };
  for (const Entry<FundingLine>& line : lines) {
    if (!of_source(line) || !line.holds() || std::ranges::find(told.grants, line.value) != told.grants.end()) continue;
    PEP_TRY(record::SupersedeLine(unit_, told.id, line, /*by=*/0, kSourceSaysOtherwise).status());
    count.set_superseded(count.superseded() + 1);
  }
  for (const FundingLine& grant : told.grants) {
    // A line that somebody here corrected or withdrew was said all the same: it stays as they left it.
    const bool said = std::ranges::any_of(lines, [&](const Entry<FundingLine>& line) {
      return of_source(line) && line.value == grant && line.supersede_reason != kSourceSaysOtherwise;
    });
    if (!said) {
      PEP_ASSIGN(Entry<FundingLine> added, record::AppendLine(unit_, told.id, lines, grant, known_.source));
      lines.push_back(std::move(added));
    }
    count.set_created(count.created() + (said ? 0 : 1));
    count.set_unchanged(count.unchanged() + (said ? 1 : 0));
  }
  return absl::OkStatus();
}

absl::Status ImportBatch::ImportCommittee(const std::string& file, const v1::Committee& proto) {
  const std::string id = aip::IdOf(proto.name());
  if (!CheckId(Committee::kCollection, file, id)) return absl::OkStatus();
  aip::Violations none;  // what is wrong was repaired
  Committee told = FromProto(proto, "", none);
  PEP_TRY(LeaveOutErased(Committee::kCollection, file, told));
  told.state = CommitteeState::kHeld;
  told.source = known_.source;
  PEP_TRY(CheckReference<Incubator>(file, "incubator", told.incubator));
  for (std::size_t i = 0; i < told.hearings.size(); ++i) {
    PEP_ASSIGN(const Known known, LookForProject(told.hearings[i].project));
    ReportReference(file, Concat("hearings[", i, "].project"), "projects", told.hearings[i].project, known);
  }
  const std::string document = record::ToDocument(told);

  rpc::v1::ImportCount& count = report_.Count(Committee::kCollection);
  PEP_ASSIGN(const auto said_before, Recall(Committee::kCollection, id));
  if (said_before == document) {
    count.set_unchanged(count.unchanged() + 1);
    return absl::OkStatus();
  }
  PEP_ASSIGN(const auto current, record::FindForUpdate<Committee>(unit_.session(), id));
  if (current && current->value.source.empty()) {
    report_.Find(file, "", "PLANNED_HERE", Concat(proto.name(), " was planned here"), "left as it is");
    return absl::OkStatus();
  }
  remembered_.push_back({std::string(Committee::kCollection), id, document});
  if (!current) {
    PEP_TRY(store::InsertCommittee(unit_, id, told).status());
    count.set_created(count.created() + 1);
    return absl::OkStatus();
  }
  Committee before;
  if (said_before && !record::FromDocument(*said_before, before).ok()) before = told;
  PEP_ASSIGN(const auto after, store::UpdateCommittee(unit_, *current, Merge(current->value, before, told)));
  const bool changed = after.version != current->version;
  count.set_updated(count.updated() + (changed ? 1 : 0));
  count.set_unchanged(count.unchanged() + (changed ? 0 : 1));
  return absl::OkStatus();
}

}  // namespace pepiniere::portfolio::api
