#include "services/cohort/domain/challenge.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/base/text.h"
#include "services/cohort/domain/symbols.h"

namespace pepiniere::cohort {
namespace {

constexpr std::string_view kStates[] = {"", "PROPOSED", "SELECTED", "WITHDRAWN"};
constexpr std::string_view kProjectStates[] = {"", "AWAITED", "OPENING", "ATTACHED", "UNKNOWN", "TAKEN", "REFUSED"};
constexpr std::string_view kParts[] = {"", "SPONSOR", "MENTOR", "COACH"};

std::vector<std::string> ProgrammesIn(const std::vector<std::string>& cohorts) {
  std::vector<std::string> programmes;
  for (const std::string& cohort : cohorts) programmes.push_back(cohort.substr(0, cohort.find('/')));
  std::ranges::sort(programmes);
  programmes.erase(std::unique(programmes.begin(), programmes.end()), programmes.end());
  return programmes;
}

void CheckSupporters(const std::vector<Supporter>& supporters, base::Problems& problems) {
  for (auto it = supporters.begin(); it != supporters.end(); ++it) {
    const auto same = std::find_if(supporters.begin(), it, [&](const Supporter& other) {
      return other.part == it->part && other.display_name == it->display_name;
    });
    problems.If(same != it, base::Concat("supporters[", it - supporters.begin(), "]"),
                base::Concat("says what supporters[", same - supporters.begin(), "] says"));
  }
}

}  // namespace

std::string_view Symbol(ChallengeState state) { return SymbolIn(kStates, state); }
std::string_view Symbol(SupporterPart part) { return SymbolIn(kParts, part); }
std::string_view Symbol(ProjectState state) { return SymbolIn(kProjectStates, state); }
bool ReadSymbol(std::string_view symbol, ChallengeState& state) { return ReadSymbolIn(kStates, symbol, state); }
bool ReadSymbol(std::string_view symbol, SupporterPart& part) { return ReadSymbolIn(kParts, symbol, part); }
bool ReadSymbol(std::string_view symbol, ProjectState& state) { return ReadSymbolIn(kProjectStates, symbol, state); }

const std::string& HostToldBy(const Challenge& challenge) {
  return challenge.host.empty() ? challenge.host_text : challenge.host;
}

void SettleSelection(const Challenge* before, std::optional<absl::Time> time, Challenge& now) {
  const bool was = before && !before->Concealed() && now.state != ChallengeState::kProposed;
  now.was_selected = was || now.state == ChallengeState::kSelected;
  now.selected_at.reset();
  if (was) now.selected_at = before->selected_at;
  if (!was && now.was_selected) now.selected_at = time;
}

std::vector<std::string> ProgrammesOf(const Challenge& challenge) { return ProgrammesIn(challenge.cohorts); }

std::vector<std::string> ProgrammesOfMoved(const Challenge& before, const Challenge& now) {
  return ProgrammesOfMoved(before.cohorts, now.cohorts);
}

std::vector<std::string> ProgrammesOfMoved(const std::vector<std::string>& before,
                                           const std::vector<std::string>& now) {
  std::vector<std::string> were = before, are = now, moved;
  std::ranges::sort(were);
  std::ranges::sort(are);
  std::ranges::set_symmetric_difference(were, are, std::back_inserter(moved));
  return ProgrammesIn(moved);
}

std::vector<base::FieldProblem> ProblemsOf(const Challenge& challenge, base::Date today) {
  base::Problems problems;
  base::CheckFields(challenge, today, problems);
  CheckSupporters(challenge.supporters, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
