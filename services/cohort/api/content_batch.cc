#include "services/cohort/api/content_batch.h"

#include <algorithm>
#include <utility>

#include "services/aip/names.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/challenges.h"
#include "services/cohort/api/content_repair.h"
#include "services/cohort/api/people.h"
#include "services/cohort/api/programmes.h"
#include "services/cohort/domain/challenge_project.h"
#include "services/imports/erased.h"
#include "services/imports/said_before.h"
#include "services/record/document.h"
#include "services/record/table.h"

namespace pepiniere::cohort::api {
namespace {

using base::Concat;

constexpr std::string_view kDeletedHere = "DELETED_HERE";

// What of a new one, or of what the source and people here made of one, is for neither of them to say. `before`: null
// of a new one.
void Settle(const Programme* before, bool told_before, Programme& now) {
  if (before && !told_before) now.title = before->title;
}
void Settle(const Challenge* before, bool, Challenge& now) {
  // That it is selected is told, and not since when.
  SettleSelection(before, /*time=*/std::nullopt, now);
  // A source that knows of none takes none away; and none comes while one is being opened.
  if (before && (now.project.empty() || IsOpening(*before))) {
    now.project = before->project;
    now.project_uid = before->project_uid;
  }
  SettleProject(before, now);
}
template <typename T>
void Settle(const T*, bool, T&) {}

template <typename T>
T Read(const auto& proto) {
  aip::Violations none;  // what is wrong was repaired
  return resource::StandardMethods<T>::Read(proto, "", none);
}

}  // namespace

absl::Status ContentBatch::Import(const v1::ImportCohortContentRequest& message, const imports::RefusedItems& refused,
                                  int& failed) {
  PEP_ASSIGN(erased_, record::ErasedTexts::Read(unit_.session(), unit_.now()));
  for (int i = 0; i < message.items_size(); ++i) {
    failed = i;
    if (const auto why = refused.find(i); why != refused.end()) {
      Refuse(message.items(i), std::string_view(why->second.message().data(), why->second.message().size()));
    } else {
      PEP_TRY(ImportItem(message.items(i)));
    }
  }
  failed = -1;
  return record::Remember(unit_, known_.source, remembered_);
}

absl::Status ContentBatch::ImportItem(const v1::ContentItem& item) {
  switch (item.resource_case()) {
    case v1::ContentItem::kProgramme:
      return ImportProgramme(item.file(), item.programme());
    case v1::ContentItem::kCohort:
      return ImportCohort(item.file(), item.cohort());
    case v1::ContentItem::kChallenge:
      return ImportChallenge(item.file(), item.challenge());
    case v1::ContentItem::kPerson:
      return ImportPerson(item.file(), item.person());
    case v1::ContentItem::RESOURCE_NOT_SET:
      Refuse(item, "says nothing of any resource");
      return absl::OkStatus();
  }
  return absl::OkStatus();
}

void ContentBatch::Refuse(const v1::ContentItem& item, std::string_view why) {
  rpc::v1::ImportCount& count = report_.Count(CountedAs(item));
  count.set_refused(count.refused() + 1);
  report_.Find(item.file(), "", "REFUSED", std::string(why), "nothing of it was kept");
}

bool ContentBatch::WasMet(const std::string& name) const {
  return unit_.caller().validate_only && known_.met.contains(name);
}

template <typename T>
std::optional<std::string> ContentBatch::ReadId(const std::string& file, const std::string& name) {
  const auto id = resource::StandardMethods<T>::ParseName("name", name);
  if (id.ok()) return *id;
  report_.Find(file, "", "INVALID_ID", Concat("\"", name, "\" cannot be the name of a resource"),
               "left out: rename the file and import again");
  rpc::v1::ImportCount& count = report_.Count(T::kCollection);
  count.set_refused(count.refused() + 1);
  return std::nullopt;
}

// What is personal of somebody who was not erased may say the same as that of somebody who was, a skill for one: theirs
// is a text that calls them.
template <typename T>
absl::Status ContentBatch::LeaveOutErased(const std::string& file, T& told) {
  const auto theirs = [&](std::string_view text) { return erased_->Without(text).has_value(); };
  return imports::LeaveOutErased(*erased_, theirs, record::NameOf(T::kPattern, "-/-"), file, "", told, report_);
}

template <typename T>
absl::Status ContentBatch::Keep(const std::string& file, const std::string& id, T told) {
  PEP_TRY(LeaveOutErased(file, told));
  const std::string name = record::NameOf(T::kPattern, id);
  known_.met.insert(name);
  const std::string document = record::ToDocument(told);
  rpc::v1::ImportCount& count = report_.Count(T::kCollection);
  PEP_ASSIGN(const auto said_before, record::Recall(unit_, known_.source, T::kCollection, id));
  if (said_before == document) {
    count.set_unchanged(count.unchanged() + 1);
    return absl::OkStatus();
  }
  remembered_.push_back({std::string(T::kCollection), id, document});
  PEP_ASSIGN(const auto current, record::FindForUpdate<T>(unit_.session(), id));
  if (!current) {
    Settle(static_cast<const T*>(nullptr), /*told_before=*/false, told);
    PEP_ASSIGN(const base::Stored<T> made, record::Insert(unit_, id, told));
    count.set_created(count.created() + 1);
    return resource::Rules<T>::Changed(unit_, nullptr, made);
  }
  T merged = base::MergeImport(current->value, imports::SaidBefore(said_before, file, told, report_), told);
  Settle(&current->value, said_before.has_value(), merged);
  PEP_ASSIGN(const base::Stored<T> after, record::Update(unit_, *current, merged));
  const bool changed = after.version != current->version;
  imports::CountUpdate(changed, count);
  if (current->deleted_at) {
    report_.Find(file, "", kDeletedHere, Concat(name, " was deleted here"),
                 "kept up to date, and still deleted; undelete it to see it again");
  }
  return changed ? resource::Rules<T>::Changed(unit_, &current->value, after) : absl::OkStatus();
}

absl::Status ContentBatch::ImportProgramme(const std::string& file, const v1::Programme& proto) {
  const auto id = ReadId<Programme>(file, proto.name());
  return id ? Keep(file, *id, Read<Programme>(proto)) : absl::OkStatus();
}

absl::Status ContentBatch::ImportCohort(const std::string& file, const v1::Cohort& proto) {
  const auto id = ReadId<Cohort>(file, proto.name());
  if (!id) return absl::OkStatus();
  const std::string programme = record::ParentIn(*id);
  PEP_ASSIGN(const auto missing, record::Missing<Programme>(unit_.session(), {programme}));
  if (!missing.empty() && !WasMet(record::NameOf(Programme::kPattern, programme))) {
    return aip::NotFound(record::NameOf(Programme::kPattern, programme));
  }
  return Keep(file, *id, Read<Cohort>(proto));
}

absl::Status ContentBatch::CheckCohorts(const std::string& file, const std::vector<std::string>& cohorts) {
  PEP_ASSIGN(const auto missing, record::Missing<Cohort>(unit_.session(), cohorts));
  PEP_ASSIGN(const auto deleted, record::Deleted<Cohort>(unit_.session(), cohorts));
  for (const std::string& id : missing) {
    const std::string name = record::NameOf(Cohort::kPattern, id);
    if (std::ranges::count(deleted, id) > 0) {
      report_.Find(file, "cohorts", kDeletedHere, Concat(name, " was deleted here"),
                   "kept as written; undelete it, or name another one");
    } else if (!WasMet(name)) {
      report_.Find(file, "cohorts", "MISSING_REFERENCE",
                   Concat(name, " is in no file of the import and not known here"), "kept as written");
    }
  }
  return absl::OkStatus();
}

absl::Status ContentBatch::ImportChallenge(const std::string& file, const v1::Challenge& proto) {
  const auto id = ReadId<Challenge>(file, proto.name());
  if (!id) return absl::OkStatus();
  Challenge told = Read<Challenge>(proto);
  if (Symbol(told.state).empty()) told.state = ChallengeState::kProposed;
  told.was_selected = false;
  told.selected_at.reset();
  PEP_TRY(CheckCohorts(file, told.cohorts));
  return Keep(file, *id, std::move(told));
}

absl::Status ContentBatch::ImportPerson(const std::string& file, const v1::ImportedPerson& imported) {
  const std::string id = aip::IdOf(imported.profile().person());
  Profile told = Read<Profile>(imported.profile());
  PEP_TRY(CheckCohorts(file, told.cohorts));
  PEP_TRY(Keep(file, id, std::move(told)));
  for (const v1::ImportedAssignment& assignment : imported.assignments()) PEP_TRY(Assign(file, id, assignment));
  return absl::OkStatus();
}

}  // namespace pepiniere::cohort::api
