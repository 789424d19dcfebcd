// How a challenge comes to its project: what is to be done for it, and what it is left as.
#pragma once

#include <string>
#include <string_view>

#include "services/cohort/domain/challenge.h"

namespace pepiniere::cohort {

// What the service is to do for a challenge as it stands.
enum class ProjectStep {
  kNone,
  kOpen,    // open its project, or go on with that
  kFind,    // ask the portfolio for the project that it names
  kRecall,  // it is selected no more: find out whether its project was opened before that
};
ProjectStep NextStep(const Challenge& challenge);

// Sets how far the project is of what somebody wrote. `before`: null of a new one. What the portfolio said when it was
// asked for the project that `now` names is there already: the uid, or that it is unknown; neither: it did not say.
void SettleProject(const Challenge* before, Challenge& now);

// Whether the project that a challenge names is not for people to change, for the moment.
bool IsOpening(const Challenge& challenge);

// What is known of a project of the portfolio's.
struct KnownProject {
  std::string name, uid;
  bool lives = false;  // it was not deleted
};

// The challenge with its project; with what keeps it from having one. One that was deleted is named, and unknown.
Challenge WithProject(Challenge challenge, const KnownProject& project);
Challenge WithProblem(Challenge challenge, ProjectState state, std::string_view problem);
// The same of one whose project was never opened, and is asked for no more.
Challenge WithoutProject(Challenge challenge);

}  // namespace pepiniere::cohort
