// What an import tells of who did what in which cohort.
#include <algorithm>
#include <utility>

#include "services/aip/field_path.h"
#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/assignments.h"
#include "services/cohort/api/challenges.h"
#include "services/cohort/api/content_batch.h"
#include "services/cohort/api/programmes.h"
#include "services/cohort/store/assignment_store.h"
#include "services/record/document.h"
#include "services/record/table.h"

namespace pepiniere::cohort::api {
namespace {

using base::Concat;

constexpr std::string_view kCollection = Assignment::kCollection, kKey = "assignments";

// Whatever follows from the cohort is not the source's to say.
bool IsNotTold(std::string_view field) { return field != "challenge" && field != "skill"; }

}  // namespace

// What the source said last stands in source_fields.
absl::Status ContentBatch::Assign(const std::string& file, const std::string& person,
                                  const v1::ImportedAssignment& proto) {
  Assignment told{.person = person,
                  .cohort = record::IdIn(Cohort::kPattern, proto.cohort()),
                  .challenge = record::IdIn(Challenge::kPattern, proto.challenge()),
                  .skill = proto.skill()};
  told.source_id = Concat(known_.source, ":", told.cohort);
  told.source_fields = record::ToDocument(told, IsNotTold);
  PEP_ASSIGN(const auto ours, store::AssignmentFromSource(unit_.session(), person, told.source_id));
  if (ours) return Change(file, *ours, told);
  PEP_ASSIGN(const auto theirs, store::AssignmentsOf(unit_.session(), person));
  const bool made_here = std::ranges::any_of(theirs, [&](const auto& one) { return one.value.cohort == told.cohort; });
  if (made_here) {
    rpc::v1::ImportCount& count = report_.Count(kCollection);
    count.set_unchanged(count.unchanged() + 1);
    return absl::OkStatus();
  }
  PEP_ASSIGN(const auto made, OnDaysOfCohort(file, std::move(told)));
  return made ? Create(file, *made) : absl::OkStatus();
}

absl::StatusOr<std::optional<Assignment>> ContentBatch::OnDaysOfCohort(const std::string& file, Assignment told) {
  PEP_ASSIGN(const auto cohort, record::Find<Cohort>(unit_.session(), told.cohort));
  if (!cohort || !cohort->value.start || !cohort->value.end) {
    if (known_.without_days.insert(told.cohort).second) {
      report_.Find(file, kKey, "COHORT_WITHOUT_DAYS",
                   Concat(record::NameOf(Cohort::kPattern, told.cohort), " has no first and last day here"),
                   "its people are kept; they are assigned by an import once it has both");
    }
    return std::optional<Assignment>();
  }
  told.start = *cohort->value.start;
  told.end = cohort->value.end;
  Complete(told);
  return std::optional<Assignment>(std::move(told));
}

absl::StatusOr<bool> ContentBatch::MayBe(const std::string& file, const std::string& id, const Assignment& before,
                                         Assignment now) {
  if (WasMet(record::NameOf(Challenge::kPattern, now.challenge))) {
    now.challenge = before.challenge;  // told by a message before, of which a dry run kept nothing
  }
  aip::Violations violations;
  PEP_TRY(resource::Rules<Assignment>::Check(unit_, id, before, now, violations));
  for (const aip::FieldViolation& wrong : aip::ViolationsIn(violations.ToStatus())) {
    report_.Find(file, kKey, "NOT_ASSIGNED", Concat(wrong.field, " ", wrong.description),
                 "the profile is kept; the assignment is as it was");
  }
  return violations.empty();
}

absl::Status ContentBatch::Create(const std::string& file, const Assignment& made) {
  PEP_ASSIGN(const bool may_be, MayBe(file, "", Assignment(), made));
  if (!may_be) return absl::OkStatus();
  PEP_ASSIGN(const auto inserted, record::Insert(unit_, base::NewId(unit_.now()), made));
  rpc::v1::ImportCount& count = report_.Count(kCollection);
  count.set_created(count.created() + 1);
  return resource::Rules<Assignment>::Changed(unit_, nullptr, inserted);
}

absl::Status ContentBatch::Change(const std::string& file, const base::Stored<Assignment>& ours,
                                  const Assignment& told) {
  rpc::v1::ImportCount& count = report_.Count(kCollection);
  if (ours.value.source_fields == told.source_fields) {
    count.set_unchanged(count.unchanged() + 1);
    return absl::OkStatus();
  }
  Assignment before;
  if (!record::FromDocument(ours.value.source_fields, before).ok()) before = told;
  Assignment now = ours.value;
  if (told.challenge != before.challenge) now.challenge = told.challenge;
  if (told.skill != before.skill) now.skill = told.skill;
  now.source_fields = told.source_fields;
  bool may_be = ours.deleted_at.has_value();  // what was deleted here stays so, whatever it says
  if (!may_be) {
    PEP_ASSIGN(may_be, MayBe(file, ours.id, ours.value, now));
  }
  if (!may_be) return absl::OkStatus();
  PEP_ASSIGN(const auto after, record::Update(unit_, ours, now));
  count.set_updated(count.updated() + 1);
  return resource::Rules<Assignment>::Changed(unit_, &ours.value, after);
}

}  // namespace pepiniere::cohort::api
