#include "services/cohort/domain/challenge_project.h"

#include <optional>
#include <utility>

namespace pepiniere::cohort {
namespace {

bool IsSelected(const Challenge& challenge) { return challenge.state == ChallengeState::kSelected; }

std::optional<ProjectState> StateOf(const Challenge& challenge) {
  if (!challenge.project_uid.empty()) return ProjectState::kAttached;
  if (challenge.project.empty()) {
    return IsSelected(challenge) ? std::optional(ProjectState::kAwaited) : std::nullopt;
  }
  return challenge.project_state == ProjectState::kUnknown ? ProjectState::kUnknown : ProjectState::kAwaited;
}

}  // namespace

ProjectStep NextStep(const Challenge& challenge) {
  if (IsOpening(challenge)) return IsSelected(challenge) ? ProjectStep::kOpen : ProjectStep::kRecall;
  // What a server of an earlier release wrote has no state.
  if (challenge.project_state && challenge.project_state != ProjectState::kAwaited) return ProjectStep::kNone;
  if (!challenge.project.empty()) return challenge.project_uid.empty() ? ProjectStep::kFind : ProjectStep::kNone;
  return IsSelected(challenge) ? ProjectStep::kOpen : ProjectStep::kNone;
}

void SettleProject(const Challenge* before, Challenge& now) {
  const std::optional<ProjectState> was = before ? before->project_state : std::nullopt;
  now.project_state = was == ProjectState::kOpening ? was : StateOf(now);
  now.project_problem = before && now.project_state == was ? before->project_problem : "";
}

bool IsOpening(const Challenge& challenge) { return challenge.project_state == ProjectState::kOpening; }

Challenge WithProject(Challenge challenge, const KnownProject& project) {
  challenge.project = project.name;
  challenge.project_uid = project.lives ? project.uid : "";
  challenge.project_state = project.lives ? ProjectState::kAttached : ProjectState::kUnknown;
  challenge.project_problem.clear();
  return challenge;
}

Challenge WithProblem(Challenge challenge, ProjectState state, std::string_view problem) {
  challenge.project_state = state;
  challenge.project_problem = problem;
  return challenge;
}

Challenge WithoutProject(Challenge challenge) {
  challenge.project_state = IsSelected(challenge) ? std::optional(ProjectState::kAwaited) : std::nullopt;
  challenge.project_problem.clear();
  return challenge;
}

}  // namespace pepiniere::cohort
