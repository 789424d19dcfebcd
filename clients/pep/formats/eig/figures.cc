#include "clients/pep/formats/eig/figures.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "clients/pep/formats/eig/keys.h"
#include "services/search/fold.h"

namespace pepiniere::eig {
namespace {

// What the lines of a breakdown have in common is their folded title.
using Keys = std::set<std::string>;

// The titles of sheets, by id.
using TitlesById = std::map<std::string_view, std::string_view>;

template <typename T>
TitlesById TitlesOf(const std::vector<T>& sheets) {
  TitlesById titles;
  for (const T& sheet : sheets) titles.emplace(sheet.id, sheet.title);
  return titles;
}

// One breakdown, being counted.
class Breakdown {
 public:
  // What is defined has a line from the start. Of those that are spelt alike, the first gives its title.
  void Define(std::string_view title) {
    Line& line = lines_[search::FoldedKey(title)];
    if (line.titles.empty()) line.titles.emplace(title);
    line.defined = true;
  }

  // The keys that references name; of one that names nothing, its own; the empty one where there is no reference.
  Keys KeysOf(const std::vector<Reference>& references, const TitlesById& titles) {
    Keys keys;
    const auto take = [&](std::string_view title) {
      std::string key = search::FoldedKey(title);
      Line& line = lines_[key];
      if (!line.defined) line.titles.emplace(title);
      keys.insert(std::move(key));
    };
    for (const Reference& reference : references) {
      for (const std::string& id : reference.ids) {
        const auto found = titles.find(id);
        take(found == titles.end() ? id : found->second);
      }
      if (reference.ids.empty()) take(reference.text);
    }
    if (keys.empty()) keys.insert("");
    return keys;
  }

  void AddChallenge(const Keys& keys) {
    for (const std::string& key : keys) ++lines_[key].challenges;
  }
  void AddPerson(const Keys& keys, const std::string& person, bool participant) {
    for (const std::string& key : keys) {
      Line& line = lines_[key];
      (participant ? line.participants : line.others).insert(person);
    }
  }

  std::vector<Figure> Take() const {
    std::vector<Figure> figures;
    for (const auto& [key, line] : lines_) {
      figures.push_back({.title = line.titles.empty() ? std::string() : *line.titles.begin(),
                         .defined = line.defined,
                         .challenges = line.challenges,
                         .participants = static_cast<std::int64_t>(line.participants.size()),
                         .others = static_cast<std::int64_t>(line.others.size())});
    }
    return figures;
  }

 private:
  struct Line {
    std::set<std::string> titles;  // the first in the order of bytes is shown
    bool defined = false;
    std::int64_t challenges = 0;
    Keys participants, others;  // persons
  };
  std::map<std::string, Line> lines_;
};

// People count where they name it themselves.
class CountUpper {
 public:
  explicit CountUpper(const Content& content) : content_(content) {}

  Figures Count() && {
    for (const Cohort& cohort : content_.cohorts) cohorts_.Define(cohort.title);
    for (const Skill& skill : content_.skills) skills_.Define(skill.title);
    for (const Theme& theme : content_.themes) themes_.Define(theme.title);
    for (const Host& host : content_.hosts) host_titles_.emplace(host.key, host.title);
    for (const Challenge& challenge : content_.challenges) Add(challenge);
    for (const Person& person : content_.people) Add(person);
    figures_.challenges = static_cast<std::int64_t>(content_.challenges.size());
    figures_.people = static_cast<std::int64_t>(people_.size());
    figures_.people_without_challenge = std::ranges::count(people_, false, [](const auto& p) { return p.second; });
    figures_.hosts = static_cast<std::int64_t>(content_.hosts.size());
    for (const Host& host : content_.hosts) {
      figures_.host_spellings += static_cast<std::int64_t>(host.spellings.size());
    }
    for (const auto& [role, people] : roles_) {
      figures_.roles.push_back({.role = role, .people = static_cast<std::int64_t>(people.size())});
    }
    figures_.by_cohort = cohorts_.Take();
    figures_.by_host = hosts_.Take();
    figures_.by_skill = skills_.Take();
    figures_.by_theme = themes_.Take();
    return std::move(figures_);
  }

 private:
  void Add(const Challenge& challenge) {
    figures_.hidden_challenges += challenge.visible == true ? 0 : 1;
    const Keys hosts = hosts_.KeysOf(challenge.hosts, host_titles_);
    const Keys themes = themes_.KeysOf(challenge.themes, theme_titles_);
    hosts_.AddChallenge(hosts);
    themes_.AddChallenge(themes);
    cohorts_.AddChallenge(cohorts_.KeysOf(challenge.cohorts, cohort_titles_));
    skills_.AddChallenge(skills_.KeysOf(challenge.skills, skill_titles_));
    of_challenge_.emplace(challenge.id, std::pair(hosts, themes));
  }

  void Add(const Person& person) {
    const std::string key = search::FoldedKey(person.title);
    const bool participant = person.role == kParticipant;
    bool& has_challenge = people_[key];
    has_challenge |= !person.challenges.empty();
    roles_[person.role].insert(key);
    cohorts_.AddPerson(cohorts_.KeysOf(person.cohorts, cohort_titles_), key, participant);
    skills_.AddPerson(skills_.KeysOf(person.skills, skill_titles_), key, participant);
    for (const Reference& reference : person.challenges) {
      for (const std::string& id : reference.ids) {
        const auto challenge = of_challenge_.find(id);
        if (challenge == of_challenge_.end()) continue;
        hosts_.AddPerson(challenge->second.first, key, participant);
        themes_.AddPerson(challenge->second.second, key, participant);
      }
    }
  }

  const Content& content_;
  const TitlesById cohort_titles_ = TitlesOf(content_.cohorts);
  const TitlesById skill_titles_ = TitlesOf(content_.skills);
  const TitlesById theme_titles_ = TitlesOf(content_.themes);
  TitlesById host_titles_;
  Figures figures_;
  Breakdown cohorts_, hosts_, skills_, themes_;
  std::map<std::string, std::pair<Keys, Keys>, std::less<>> of_challenge_;  // its hosts and themes, by its id
  std::map<std::string, bool> people_;                                      // by key: whether they have a challenge
  std::map<std::string, Keys> roles_;
};

}  // namespace

Figures CountUp(const Content& content) { return CountUpper(content).Count(); }

}  // namespace pepiniere::eig
