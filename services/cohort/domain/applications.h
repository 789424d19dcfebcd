// Applications to a call: how they move, which of their revisions counts, and what may be chosen.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/problems.h"

namespace pepiniere::cohort {

// Numbered as in the contract.
enum class ApplicationState { kDraft = 1, kSubmitted, kWithdrawn, kAdmissible, kInadmissible };

// SUBMITTED: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(ApplicationState state);
bool ReadSymbol(std::string_view symbol, ApplicationState& state);

enum class ApplicationMove { kSubmit = 1, kWithdraw, kAdmit, kRefuse };
enum class ApplicationActor { kApplicant = 1, kCoach };

// From its first instant on, and until the last, which is too late.
struct Opening {
  absl::Time opens = absl::InfinitePast(), closes = absl::InfiniteFuture();

  bool Contains(absl::Time instant) const { return opens <= instant && instant < closes; }
};

// What an application asks to become.
struct ApplicationStep {
  ApplicationMove move = ApplicationMove::kSubmit;
  ApplicationActor by = ApplicationActor::kApplicant;
  absl::Time at;
  std::string_view reason{};
};

ApplicationState StateAfter(ApplicationMove move);

// What speaks against a step, at state and reason:
//   submit    the applicant, of a draft or a withdrawn one, while the call is open
//   withdraw  the applicant, of what is a draft, submitted or admissible
//   admit     a coach, once the call has closed, of what is submitted; with a reason, of what was inadmissible
//   refuse    a coach, once the call has closed, of what is submitted or admissible, with a reason
std::vector<base::FieldProblem> CheckStep(ApplicationState state, const ApplicationStep& step, const Opening& call);

// What an applicant wrote, whole, each time that it was saved. Never changed.
struct ApplicationRevision {
  int number = 0;  // from 1
  absl::Time at;
};

// What speaks against saving a revision at that instant, at state: a call that is not open, an application that is
// neither a draft nor submitted.
std::vector<base::FieldProblem> CheckRevision(ApplicationState state, absl::Time at, const Opening& call);

// The one that counts: the last of those that were saved before the call closed. Null where there is none.
const ApplicationRevision* CountingRevision(std::span<const ApplicationRevision> revisions, const Opening& call);

// How many ordered choices an application may make.
struct ChoiceLimits {
  int min = 0, max = 0;
};

// What is wrong with choices, from the best on, at choices and choices[i]: as many as the call asks for, each once, and
// seats of the call.
std::vector<base::FieldProblem> CheckChoices(std::span<const std::string> choices, const ChoiceLimits& limits,
                                             std::span<const std::string> seats_of_call);

}  // namespace pepiniere::cohort
