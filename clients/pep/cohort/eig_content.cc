// The content of the EIG site as the cohort service has it now.
#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "clients/pep/cohort/eig_file.h"
#include "clients/pep/cohort/eig_items.h"
#include "clients/pep/cohort/eig_titles.h"
#include "clients/pep/formats/eig/hosts.h"
#include "clients/pep/formats/eig/keys.h"
#include "clients/pep/formats/eig/references.h"
#include "clients/pep/formats/eig/sheet.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Challenge;
using cohort::v1::ContentItem;
using cohort::v1::Profile;
using eig::Reference;
using google::protobuf::Struct;
using Titles = std::map<std::string, std::string>;

std::string IdIn(const std::string& name) { return name.substr(name.rfind('/') + 1); }

std::vector<std::string> ListOf(const google::protobuf::RepeatedPtrField<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

// The sheet of its file; one that says nothing but its title where it has none.
template <typename T>
T SheetOf(const std::string& id, const std::string& title, const Struct& fields) {
  KeptFile kept = ReadFile(fields);
  content::Findings ignored;
  T sheet;
  if (kept.name.empty()) {
    sheet.title = title;
  } else {
    sheet = eig::ReadSheet<T>(id, kept.bytes, ignored);
  }
  sheet.id = id;
  sheet.file = std::move(kept.name);
  return sheet;
}

// Of what has no resource of its own: its files, each called by its place.
template <typename T>
std::vector<T> SheetsIn(const Struct& fields) {
  std::vector<T> sheets;
  const auto list = fields.fields().find(std::string(eig::FormatOf<T>().folder));
  if (list == fields.fields().end()) return sheets;
  for (const auto& entry : list->second.list_value().values()) {
    const KeptFile kept = ReadFile(entry.struct_value());
    if (kept.name.empty()) continue;
    const bool is_md = kept.name.ends_with(".md");
    sheets.push_back(SheetOf<T>(kept.name.substr(0, kept.name.size() - (is_md ? 3 : 0)), "", entry.struct_value()));
  }
  return sheets;
}

// What references make of a list: those that name what is in it still stand as they were written, unless that is called
// otherwise now; those that name something else go; and what they do not name comes.
struct Mending {
  std::function<std::vector<std::string>(const Reference&)> values_of;
  std::function<std::string(const std::string& value)> text_of;
  std::function<bool(const std::string& value)> is_renamed;

  void Mend(const std::vector<std::string>& now, std::vector<Reference>& references) const {
    const std::set<std::string> wanted(now.begin(), now.end());
    std::set<std::string> said;
    std::vector<Reference> mended;
    for (Reference& reference : references) {
      const std::vector<std::string> values = values_of(reference);
      const bool stands = std::ranges::all_of(
          values, [&](const std::string& value) { return wanted.contains(value) && !is_renamed(value); });
      for (const std::string& value : values) {
        if (!stands && wanted.contains(value) && !said.contains(value)) mended.push_back({.text = text_of(value)});
        said.insert(value);
      }
      if (stands) mended.push_back(std::move(reference));
    }
    for (const std::string& value : now) {
      if (said.insert(value).second) mended.push_back({.text = text_of(value)});
    }
    references = std::move(mended);
  }
};

class ContentReader {
 public:
  ContentReader(const EigKept& kept, const Organisations& organisations) : kept_(kept), organisations_(organisations) {}

  eig::Content Read() && {
    ReadFiles();
    const EigTitles titles(content_);
    const auto by_title = [](const std::string& title) { return title; };
    const auto never = [](const std::string&) { return false; };
    themes_ = {[&](const Reference& one) { return titles.Themes({one}); }, by_title, never};
    skills_ = {[&](const Reference& one) { return titles.Skills({one}); }, by_title, never};
    cohorts_ = ByName(cohort_titles_, content_.cohorts, [](const Reference& one) { return CohortNames({one}); });
    challenges_ = ByName(challenge_titles_, content_.challenges, [](const Reference& one) {
      std::vector<std::string> names = IdsOf({one});
      for (std::string& name : names) name = ChallengeName(name);
      return names;
    });
    // What the files say, as the import says it; the same things in the same order, after the programme.
    content::Findings ignored;
    const std::vector<ContentItem> told = EigItems(content_, organisations_, ignored);
    std::size_t next = 1;
    for (std::size_t i = 0; i < content_.cohorts.size(); ++i, ++next) {
      Apply(told[next].cohort().title(), kept_.cohorts[i].title(), content_.cohorts[i].title);
    }
    for (std::size_t i = 0; i < content_.challenges.size(); ++i, ++next) {
      Apply(told[next].challenge(), kept_.challenges[i], content_.challenges[i]);
    }
    for (std::size_t i = 0; i < content_.people.size(); ++i, ++next) {
      Apply(told[next].person().profile(), kept_.people[i], content_.people[i]);
    }
    return std::move(content_);
  }

 private:
  void ReadFiles() {
    content_.themes = SheetsIn<eig::Theme>(kept_.programme.source_fields());
    content_.skills = SheetsIn<eig::Skill>(kept_.programme.source_fields());
    for (const auto& cohort : kept_.cohorts) {
      content_.cohorts.push_back(SheetOf<eig::Cohort>(IdIn(cohort.name()), cohort.title(), cohort.source_fields()));
      cohort_titles_[cohort.name()] = cohort.title();
    }
    for (const Challenge& challenge : kept_.challenges) {
      content_.challenges.push_back(
          SheetOf<eig::Challenge>(IdIn(challenge.name()), challenge.title(), challenge.source_fields()));
      challenge_titles_[challenge.name()] = challenge.title();
    }
    for (const Profile& profile : kept_.people) {
      content_.people.push_back(
          SheetOf<eig::Person>(profile.source_id(), profile.display_name(), profile.source_fields()));
    }
    content::Findings ignored;
    eig::LinkReferences(content_, ignored);
    eig::LinkHosts(content_, ignored);
  }

  // Of what is called by its title in the files, and by its name here.
  template <typename T>
  static Mending ByName(const Titles& titles, const std::vector<T>& sheets,
                        std::function<std::vector<std::string>(const Reference&)> names_of) {
    std::set<std::string> written;
    for (const T& sheet : sheets) written.insert(sheet.id + "\n" + sheet.title);
    return {std::move(names_of),
            [&titles](const std::string& name) {
              const auto found = titles.find(name);
              return found == titles.end() ? IdIn(name) : found->second;
            },
            [&titles, written = std::move(written)](const std::string& name) {
              const auto found = titles.find(name);
              return found != titles.end() && !written.contains(IdIn(name) + "\n" + found->second);
            }};
  }

  static void Apply(const std::string& told, const std::string& now, std::string& said) {
    if (now != told) said = now;
  }

  void Apply(const Challenge& told, const Challenge& now, eig::Challenge& sheet) const {
    Apply(told.title(), now.title(), sheet.title);
    if (now.description() != told.description()) SetDescription(now.description(), sheet);
    if (now.place() != told.place()) {
      sheet.place.clear();
      sheet.town = now.place();
    }
    if (!now.host().empty() && now.host() != told.host()) {
      sheet.hosts = {{.text = organisations_.TitleOf(now.host())}};
    }
    themes_.Mend(ListOf(now.themes()), sheet.themes);
    skills_.Mend(ListOf(now.skills()), sheet.skills);
    cohorts_.Mend(ListOf(now.cohorts()), sheet.cohorts);
    const bool is_shown = now.state() == Challenge::STATE_SELECTED;
    if (is_shown != (told.state() == Challenge::STATE_SELECTED)) sheet.visible = is_shown;
    Apply(told.image_uri(), now.image_uri(), sheet.image);
    Apply(told.website_uri(), now.website_uri(), sheet.startup_uri);
  }

  void Apply(const Profile& told, const Profile& now, eig::Person& sheet) const {
    Apply(told.display_name(), now.display_name(), sheet.title);
    Apply(told.job(), now.job(), sheet.job);
    if (now.description() != told.description()) SetDescription(now.description(), sheet);
    Apply(told.part(), now.part(), sheet.role);
    Apply(told.photo(), now.photo(), sheet.image);
    Apply(told.linkedin_uri(), now.linkedin_uri(), sheet.linkedin_uri);
    Apply(told.code_uri(), now.code_uri(), sheet.github_uri);
    skills_.Mend(ListOf(now.skills()), sheet.skills);
    cohorts_.Mend(ListOf(now.cohorts()), sheet.cohorts);
    std::vector<std::string> challenges;
    for (const std::string& id : IdsOf(sheet.challenges)) challenges.push_back(ChallengeName(id));
    challenges_.Mend(challenges, sheet.challenges);
  }

  const EigKept& kept_;
  const Organisations& organisations_;
  eig::Content content_;
  Titles cohort_titles_, challenge_titles_;  // those of now, by name
  Mending themes_, skills_, cohorts_, challenges_;
};

}  // namespace

eig::Content EigContent(const EigKept& kept, const Organisations& organisations) {
  return ContentReader(kept, organisations).Read();
}

}  // namespace pepiniere::pep
