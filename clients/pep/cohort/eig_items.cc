#include "clients/pep/cohort/eig_items.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/strings/str_join.h"
#include "clients/pep/cohort/eig_file.h"
#include "clients/pep/cohort/eig_titles.h"
#include "clients/pep/formats/content/folder.h"
#include "clients/pep/formats/eig/findings.h"
#include "clients/pep/formats/eig/keys.h"
#include "clients/pep/formats/eig/placeholders.h"
#include "services/base/characters.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using cohort::v1::ContentItem;
using google::protobuf::Struct;

template <typename T>
std::string PathOf(const T& sheet) {
  return content::ShownPath(eig::FormatOf<T>().folder, sheet.file);
}

// The files of what has no resource of its own.
template <typename T>
void AddFiles(const std::vector<T>& sheets, Struct& fields) {
  auto& list = *(*fields.mutable_fields())[std::string(eig::FormatOf<T>().folder)].mutable_list_value();
  for (const T& sheet : sheets) *list.add_values()->mutable_struct_value() = FileOf(sheet);
}

class ItemWriter {
 public:
  ItemWriter(const eig::Content& content, const Organisations& organisations, content::Findings& findings)
      : content_(content), titles_(content), organisations_(organisations), findings_(findings) {}

  std::vector<ContentItem> Write() && {
    WriteProgramme();
    for (const eig::Cohort& cohort : content_.cohorts) Write(cohort);
    for (const eig::Challenge& challenge : content_.challenges) Write(challenge);
    for (const eig::Person& person : content_.people) Write(person);
    return std::move(items_);
  }

 private:
  ContentItem& Add(std::string file) {
    ContentItem& item = items_.emplace_back();
    item.set_file(std::move(file));
    return item;
  }

  void WriteProgramme() {
    auto& programme = *Add("").mutable_programme();
    programme.set_name(kEigProgramme);
    programme.set_title("Entrepreneurs d'intérêt général");
    AddFiles(content_.themes, *programme.mutable_source_fields());
    AddFiles(content_.skills, *programme.mutable_source_fields());
  }

  void Write(const eig::Cohort& sheet) {
    auto& cohort = *Add(PathOf(sheet)).mutable_cohort();
    cohort.set_name(CohortName(sheet.id));
    cohort.set_title(sheet.title);
    *cohort.mutable_source_fields() = FileOf(sheet);
  }

  void Write(const eig::Challenge& sheet) {
    auto& challenge = *Add(PathOf(sheet)).mutable_challenge();
    challenge.set_name(ChallengeName(sheet.id));
    challenge.set_title(sheet.title);
    challenge.set_description(DescriptionOf(sheet));
    challenge.set_place(PlaceOf(sheet));
    for (const std::string& host : HostsOf(sheet)) {
      const std::string organisation = organisations_.Named(host);
      if (challenge.host().empty()) challenge.set_host(organisation);
    }
    std::vector<std::string> texts;
    for (const eig::Reference& host : sheet.hosts) texts.push_back(host.text);
    challenge.set_host_text(absl::StrJoin(texts, " / "));
    for (std::string& theme : titles_.Themes(sheet.themes)) challenge.add_themes(std::move(theme));
    for (std::string& skill : titles_.Skills(sheet.skills)) challenge.add_skills(std::move(skill));
    for (std::string& cohort : CohortNames(sheet.cohorts)) challenge.add_cohorts(std::move(cohort));
    challenge.set_state(sheet.visible == true ? cohort::v1::Challenge::STATE_SELECTED
                                              : cohort::v1::Challenge::STATE_PROPOSED);
    // Mostly the path of a file.
    if (base::IsWebAddress(sheet.image)) challenge.set_image_uri(AddressIn(sheet, "image", sheet.image));
    challenge.set_website_uri(AddressIn(sheet, "urlSET", sheet.startup_uri));
    Struct& fields = *challenge.mutable_source_fields() = FileOf(sheet);
    AddReferences("who", sheet.hosts, fields);
    AddReferences("themes", sheet.themes, fields);
    AddReferences("promos", sheet.cohorts, fields);
    AddReferences("expertises", sheet.skills, fields);
  }

  void Write(const eig::Person& sheet) {
    auto& person = *Add(PathOf(sheet)).mutable_person();
    auto& profile = *person.mutable_profile();
    profile.set_source_id(sheet.id);
    profile.set_display_name(sheet.title);
    profile.set_job(sheet.job);
    profile.set_description(DescriptionOf(sheet));
    profile.set_part(sheet.role);
    profile.set_photo(sheet.image);
    profile.set_linkedin_uri(AddressIn(sheet, "linkedin", sheet.linkedin_uri));
    profile.set_code_uri(AddressIn(sheet, "github", sheet.github_uri));
    for (std::string& skill : titles_.Skills(sheet.skills)) profile.add_skills(std::move(skill));
    for (std::string& cohort : CohortNames(sheet.cohorts)) profile.add_cohorts(std::move(cohort));
    Struct& fields = *profile.mutable_source_fields() = FileOf(sheet);
    AddReferences("promos", sheet.cohorts, fields);
    AddReferences("defis", sheet.challenges, fields);
    AddReferences("expertises", sheet.skills, fields);
    if (sheet.role == eig::kParticipant) Assign(sheet, person);
  }

  // Nothing, reported, where it is none, or stands for one that is yet to come.
  template <typename T>
  std::string AddressIn(const T& sheet, std::string_view key, const std::string& text) {
    if (text.empty()) return text;
    const bool is_placeholder = eig::IsPlaceholder(key, text);
    if (!is_placeholder && base::IsWebAddress(text)) return text;
    findings_.StartFile(PathOf(sheet));
    findings_.Add(is_placeholder ? eig::finding::kPlaceholder : eig::finding::kNoAddress, key, text);
    return "";
  }

  // One assignment a cohort, which says the challenge and the skill where there is but one that it can be.
  void Assign(const eig::Person& sheet, cohort::v1::ImportedPerson& person) {
    const std::vector<std::string> skills = titles_.Skills(sheet.skills);
    findings_.StartFile(PathOf(sheet));
    for (const std::string& cohort : IdsOf(sheet.cohorts)) {
      auto& assignment = *person.add_assignments();
      assignment.set_cohort(CohortName(cohort));
      if (skills.size() == 1) assignment.set_skill(skills.front());
      const std::vector<std::string> challenges = ChallengesIn(cohort, sheet);
      if (challenges.size() == 1) assignment.set_challenge(ChallengeName(challenges.front()));
      if (challenges.size() > 1) {
        findings_.Add(eig::finding::kSeveralChallenges, "defis",
                      Concat(cohort, ": ", std::string(absl::StrJoin(challenges, " | "))));
      }
    }
  }

  // Those of a person that are of that cohort (ids).
  std::vector<std::string> ChallengesIn(const std::string& cohort, const eig::Person& person) const {
    std::vector<std::string> challenges;
    for (const std::string& id : IdsOf(person.challenges)) {
      const auto found = std::ranges::find(content_.challenges, id, &eig::Challenge::id);
      if (found == content_.challenges.end()) continue;
      const std::vector<std::string> cohorts = IdsOf(found->cohorts);
      if (std::ranges::find(cohorts, cohort) != cohorts.end()) challenges.push_back(id);
    }
    return challenges;
  }

  const eig::Content& content_;
  const EigTitles titles_;
  const Organisations& organisations_;
  content::Findings& findings_;
  std::vector<ContentItem> items_;
};

}  // namespace

std::vector<ContentItem> EigItems(const eig::Content& content, const Organisations& organisations,
                                  content::Findings& findings) {
  return ItemWriter(content, organisations, findings).Write();
}

}  // namespace pepiniere::pep
