#include "services/cohort/api/content_questions.h"

#include "services/aip/field_mask.h"
#include "services/aip/names.h"
#include "services/base/date.h"
#include "services/base/ids.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/api/content_repair.h"
#include "services/cohort/store/profile_store.h"
#include "services/identity/principal.h"
#include "services/record/erased_texts.h"

namespace pepiniere::cohort::api {

absl::Status ContentQuestions::Ask(v1::ImportCohortContentRequest& message, bool dry_run) {
  const base::Date today = base::Date::InParis(context_.clock.Now());
  v1::ImportCohortContentRequest kept;
  for (v1::ContentItem& item : *message.mutable_items()) {
    aip::ClearOutputOnly(item);
    bool stands = Repair(item, today, report_);
    if (stands && item.has_challenge()) PEP_TRY(AskOf(*item.mutable_challenge()));
    if (stands && item.has_person()) {
      PEP_ASSIGN(stands, AskOf(item.file(), *item.mutable_person()->mutable_profile(), dry_run));
    }
    if (stands) {
      kept.add_items()->Swap(&item);
    } else {
      rpc::v1::ImportCount& count = report_.Count(CountedAs(item));
      count.set_refused(count.refused() + 1);
    }
  }
  message.mutable_items()->Swap(kept.mutable_items());
  return absl::OkStatus();
}

absl::StatusOr<bool> ContentQuestions::AskFor(std::string& name, std::string& uid) {
  if (name.empty()) return false;
  const auto found = context_.resources.Find(call_, name);
  if (absl::IsNotFound(found.status())) return false;
  if (!found.ok()) return found.status();
  name = found->name;
  uid = found->uid;
  return true;
}

absl::Status ContentQuestions::AskOf(v1::Challenge& challenge) {
  PEP_TRY(AskFor(*challenge.mutable_host(), *challenge.mutable_host_uid()).status());
  PEP_TRY(AskFor(*challenge.mutable_administrative_host(), *challenge.mutable_administrative_host_uid()).status());
  const bool says_project = !challenge.project().empty();
  if (!says_project) challenge.set_project(base::Concat("projects/", aip::IdOf(challenge.name())));
  PEP_ASSIGN(const bool known, AskFor(*challenge.mutable_project(), *challenge.mutable_project_uid()));
  if (known) return absl::OkStatus();
  if (says_project) {
    challenge.set_project_state(v1::Challenge::PROJECT_STATE_UNKNOWN);
  } else {
    challenge.clear_project();
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> ContentQuestions::AskOf(const std::string& file, v1::Profile& profile, bool dry_run) {
  constexpr std::string_view kNothing = "nothing of it was kept";
  if (profile.source_id().empty() || profile.display_name().empty()) {
    report_.Find(file, profile.source_id().empty() ? "source_id" : "display_name", "REFUSED", "is required", kNothing);
    return false;
  }
  if (known_.people.contains(profile.source_id())) {
    report_.Find(file, "source_id", "DUPLICATE_ID", "somebody of that source_id was already imported from another file",
                 "the later file counts");
  }
  PEP_ASSIGN(std::string person, KnownPerson(profile.source_id()));
  if (person.empty()) {
    PEP_ASSIGN(const bool erased, WasErased(profile));
    if (erased) {
      report_.Find(file, "", "ERASED", "it is of somebody who was erased", kNothing);
      return false;
    }
    PEP_ASSIGN(person, MakePerson(profile, dry_run));
  }
  known_.people[profile.source_id()] = aip::IdOf(person);
  profile.set_person(person);
  return true;
}

absl::StatusOr<std::string> ContentQuestions::KnownPerson(const std::string& source_id) const {
  if (const auto met = known_.people.find(source_id); met != known_.people.end()) {
    return base::Concat(identity::kPersons, met->second);
  }
  PEP_ASSIGN(const auto found, store::PersonFromSource(context_.db, call_.deadline(), source_id));
  return found ? base::Concat(identity::kPersons, *found) : std::string();
}

absl::StatusOr<bool> ContentQuestions::WasErased(const v1::Profile& profile) const {
  PEP_ASSIGN(const auto texts, record::ErasedTexts::Read(context_.db, call_.deadline(), context_.clock.Now()));
  return texts.Has(profile.source_id()) || texts.Has(profile.display_name());
}

absl::StatusOr<std::string> ContentQuestions::MakePerson(const v1::Profile& profile, bool dry_run) const {
  if (dry_run) return base::Concat(identity::kPersons, base::NewId(context_.clock.Now()));
  return context_.persons.Create(call_, base::Concat(known_.source, "\n", profile.source_id()), profile.display_name());
}

}  // namespace pepiniere::cohort::api
