#include "clients/pep/cohort/eig_titles.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "clients/pep/cohort/eig_items.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::Concat;

constexpr std::string_view kGap = "\n\n";

void AddOnce(std::string text, std::vector<std::string>& list) {
  if (std::ranges::find(list, text) == list.end()) list.push_back(std::move(text));
}

std::string Trimmed(std::string_view text) { return std::string(absl::StripAsciiWhitespace(base::Absl(text))); }

// As it stands below the front matter.
std::string BodyOf(std::string_view text) { return Concat("\n", text, "\n"); }

}  // namespace

std::string CohortName(std::string_view id) { return Concat(kEigProgramme, "/cohorts/", id); }
std::string ChallengeName(std::string_view id) { return Concat("challenges/", id); }

std::vector<std::string> IdsOf(const std::vector<eig::Reference>& references) {
  std::vector<std::string> ids;
  for (const eig::Reference& reference : references) {
    for (const std::string& id : reference.ids) AddOnce(id, ids);
  }
  return ids;
}

std::vector<std::string> CohortNames(const std::vector<eig::Reference>& references) {
  std::vector<std::string> names = IdsOf(references);
  for (std::string& name : names) name = CohortName(name);
  return names;
}

std::vector<std::string> HostsOf(const eig::Challenge& challenge) { return IdsOf(challenge.hosts); }

std::string DescriptionOf(const eig::Challenge& challenge) {
  const std::string head = Trimmed(challenge.description), body = Trimmed(challenge.body);
  return Concat(head, head.empty() || body.empty() ? "" : kGap, body);
}

std::string DescriptionOf(const eig::Person& person) {
  const std::string head = Trimmed(person.description);
  return head.empty() ? Trimmed(person.body) : head;
}

void SetDescription(const std::string& description, eig::Challenge& challenge) {
  const std::string head = Trimmed(challenge.description);
  // What stands above the page is kept where it is still what the whole begins with.
  const bool keeps_head = !head.empty() && description.starts_with(Concat(head, kGap));
  const std::size_t end = keeps_head ? head.size() : std::min(description.find(kGap), description.size());
  if (!keeps_head) challenge.description = description.substr(0, end);
  const std::string rest = Trimmed(std::string_view(description).substr(end));
  challenge.body = rest.empty() ? "" : BodyOf(rest);
}

void SetDescription(const std::string& description, eig::Person& person) {
  if (Trimmed(person.description).empty() && !Trimmed(person.body).empty()) {
    person.body = BodyOf(description);
  } else {
    person.description = description;
  }
}

std::string PlaceOf(const eig::Challenge& challenge) {
  const bool both = !challenge.place.empty() && !challenge.town.empty();
  return Concat(challenge.place, both ? ", " : "", challenge.town);
}

EigTitles::EigTitles(const eig::Content& content) {
  for (const eig::Theme& theme : content.themes) themes_.emplace(theme.id, theme.title);
  for (const eig::Skill& skill : content.skills) skills_.emplace(skill.id, skill.title);
}

std::vector<std::string> EigTitles::Of(const std::vector<eig::Reference>& references, const Titles& titles) {
  std::vector<std::string> told;
  for (const eig::Reference& reference : references) {
    if (reference.ids.empty()) AddOnce(reference.text, told);
    for (const std::string& id : reference.ids) {
      const auto found = titles.find(id);
      AddOnce(found == titles.end() ? id : found->second, told);
    }
  }
  return told;
}

std::vector<std::string> EigTitles::Themes(const std::vector<eig::Reference>& references) const {
  return Of(references, themes_);
}
std::vector<std::string> EigTitles::Skills(const std::vector<eig::Reference>& references) const {
  return Of(references, skills_);
}

}  // namespace pepiniere::pep
