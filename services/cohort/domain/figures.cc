#include "services/cohort/domain/figures.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace pepiniere::cohort {
namespace {

using Outcomes = std::vector<base::Line<ChallengeOutcome>>;

// Those that hold, the latest day first; of one day, what was recorded last.
std::vector<const ChallengeOutcome*> LatestFirst(const Outcomes& lines) {
  std::vector<const base::Line<ChallengeOutcome>*> holding;
  for (const auto& line : lines) {
    if (line.holds()) holding.push_back(&line);
  }
  std::ranges::sort(holding, [](const auto* a, const auto* b) {
    return a->value.date != b->value.date ? a->value.date > b->value.date : a->number > b->number;
  });
  std::vector<const ChallengeOutcome*> values;
  for (const auto* line : holding) values.push_back(&line->value);
  return values;
}

// What the latest that says it says.
std::string WordOf(const std::vector<const ChallengeOutcome*>& latest, std::string ChallengeOutcome::*field) {
  for (const ChallengeOutcome* outcome : latest) {
    if (!(outcome->*field).empty()) return outcome->*field;
  }
  return "";
}

void AddStay(const std::vector<const ChallengeOutcome*>& latest, std::optional<int> ChallengeOutcome::*field,
             Stay& stay) {
  for (const ChallengeOutcome* outcome : latest) {
    if (!(outcome->*field)) continue;
    stay.people += *(outcome->*field);
    ++stay.challenges;
    return;
  }
  ++stay.not_known;
}

void AddChallenge(const Challenge& challenge, const Outcomes& lines, CohortFigures& figures) {
  ++figures.challenges;
  if (challenge.state == ChallengeState::kWithdrawn) ++figures.withdrawn;
  const auto latest = LatestFirst(lines);
  ++figures.productions[WordOf(latest, &ChallengeOutcome::production)];
  ++figures.sequels[WordOf(latest, &ChallengeOutcome::sequel)];
  ++figures.destinations[WordOf(latest, &ChallengeOutcome::destination)];
  AddStay(latest, &ChallengeOutcome::stayed_with_host, figures.stayed_with_host);
  AddStay(latest, &ChallengeOutcome::stayed_on_project, figures.stayed_on_project);
  AddStay(latest, &ChallengeOutcome::stayed_in_administration, figures.stayed_in_administration);
}

void AddFunding(const std::vector<FundingLine>& lines, CohortFigures& figures) {
  const FundingDues dues = DuesOf(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const FundingLine& line = lines[i];
    SourceFunding& source = figures.funding[line.funding_source];
    source.planned += line.amount;
    if (line.state >= FundingState::kDecreed) source.decreed += line.amount;
    if (line.state >= FundingState::kTransferred) {
      source.transferred += line.amount;
    } else {
      source.due += dues.lines[i].due;
    }
    source.overpaid += line.overpaid;
  }
}

// People, each once, and how long they worked, by something.
class Shares {
 public:
  explicit Shares(std::map<std::string, PeopleShare>& shares) : shares_(shares) {}

  void Add(const std::string& name, const std::string& person, PersonMonths months) {
    PeopleShare& share = shares_[name];
    share.person_months += months;
    if (people_[name].insert(person).second) ++share.people;
  }

 private:
  std::map<std::string, PeopleShare>& shares_;
  std::map<std::string, std::set<std::string>> people_;
};

// Of a challenge that is not public, nobody is told.
std::string HostOf(const Assignment& assignment, const CohortFacts& facts) {
  const auto challenge = facts.challenges.find(assignment.challenge);
  return challenge == facts.challenges.end() || challenge->second.Concealed() ? "" : HostToldBy(challenge->second);
}

}  // namespace

CohortFigures FiguresOf(const std::string& cohort, const CohortFacts& facts, base::Date today) {
  CohortFigures figures;
  std::set<std::string> people, people_today;
  Shares hosts(figures.hosts), skills(figures.skills);
  for (const Assignment& assignment : facts.assignments) {
    ++figures.assignments;
    people.insert(assignment.person);
    AddFunding(assignment.funding_lines, figures);
    const std::optional<DayRange> days = DaysOf(assignment);
    if (!days) continue;
    if (days->Contains(today)) people_today.insert(assignment.person);
    const PersonMonths months = PersonMonthsOf(*days, *days);
    figures.person_months += months;
    figures.until_today += PersonMonthsOf(*days, {base::Date::Min(), today});
    hosts.Add(HostOf(assignment, facts), assignment.person, months);
    skills.Add(assignment.skill, assignment.person, months);
  }
  figures.people = static_cast<int>(people.size());
  figures.people_today = static_cast<int>(people_today.size());
  static const Outcomes kNone;
  for (const auto& [id, challenge] : facts.challenges) {
    if (challenge.Concealed() || std::ranges::count(challenge.cohorts, cohort) == 0) continue;
    const auto lines = facts.outcomes.find(id);
    AddChallenge(challenge, lines == facts.outcomes.end() ? kNone : lines->second, figures);
  }
  return figures;
}

}  // namespace pepiniere::cohort
