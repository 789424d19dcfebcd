#include "clients/pep/formats/eig/references.h"

#include <map>
#include <set>
#include <string>

#include "absl/strings/str_join.h"
#include "clients/pep/formats/content/folder.h"
#include "clients/pep/formats/eig/findings.h"
#include "clients/pep/formats/eig/keys.h"
#include "clients/pep/formats/eig/partition.h"
#include "services/base/text.h"
#include "services/search/fold.h"

namespace pepiniere::eig {
namespace {

using content::Findings;

template <typename T>
void StartFile(const T& sheet, Findings& findings) {
  findings.StartFile(content::ShownPath(FormatOf<T>().folder, sheet.file));
}

// The sheets of a sort by their titles.
class Titles {
 public:
  template <typename T>
  Titles(const std::vector<T>& sheets, const content::FindingCode& duplicate, Findings& findings) {
    for (const T& sheet : sheets) {
      const auto [first, is_new] = by_key_.emplace(search::FoldedKey(sheet.title), Named{sheet.title, sheet.id});
      if (!is_new) {
        StartFile(sheet, findings);
        findings.Add(duplicate, "title", base::Concat(sheet.title, ": ", first->second.id));
      }
    }
  }

  void Link(std::string_view key, std::vector<Reference>& references, Findings& findings) const {
    std::set<std::string> named;
    for (Reference& reference : references) {
      Link(key, reference, findings);
      for (const std::string& id : reference.ids) {
        if (!named.insert(id).second) findings.Add(finding::kDuplicateValue, key, reference.text, "counted once");
      }
    }
  }

 private:
  struct Named {
    std::string title, id;
  };

  void Link(std::string_view key, Reference& reference, Findings& findings) const {
    if (const auto found = by_key_.find(search::FoldedKey(reference.text)); found != by_key_.end()) {
      reference.ids = {found->second.id};
      if (found->second.title != reference.text) {
        findings.Add(finding::kOtherSpelling, key, base::Concat(reference.text, ": ", found->second.title));
      }
      return;
    }
    const auto parts = Partition(
        reference.text, [&](const std::string& folded) { return by_key_.contains(search::FoldedKey(folded)); });
    if (parts.empty()) return findings.Add(finding::kMissingReference, key, reference.text);
    std::vector<std::string> titles;
    for (const std::string& part : parts) {
      const Named& named = by_key_.at(search::FoldedKey(part));
      reference.ids.push_back(named.id);
      titles.push_back(named.title);
    }
    findings.Add(finding::kSeveralInOne, key,
                 base::Concat(reference.text, ": ", std::string(absl::StrJoin(titles, " | "))));
  }

  std::map<std::string, Named> by_key_;
};

}  // namespace

void LinkReferences(Content& content, Findings& findings) {
  const Titles challenges(content.challenges, finding::kDuplicateTitle, findings);
  const Titles cohorts(content.cohorts, finding::kDuplicateTitle, findings);
  const Titles themes(content.themes, finding::kDuplicateTitle, findings);
  const Titles skills(content.skills, finding::kDuplicateTitle, findings);
  const Titles people(content.people, finding::kDuplicatePerson, findings);  // nothing names them
  for (Challenge& challenge : content.challenges) {
    StartFile(challenge, findings);
    themes.Link("themes", challenge.themes, findings);
    cohorts.Link("promos", challenge.cohorts, findings);
    skills.Link("expertises", challenge.skills, findings);
  }
  for (Person& person : content.people) {
    StartFile(person, findings);
    cohorts.Link("promos", person.cohorts, findings);
    challenges.Link("defis", person.challenges, findings);
    skills.Link("expertises", person.skills, findings);
    if (person.challenges.empty()) findings.Add(finding::kPersonWithoutChallenge, "defis", person.role);
  }
}

}  // namespace pepiniere::eig
