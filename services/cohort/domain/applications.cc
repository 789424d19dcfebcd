#include "services/cohort/domain/applications.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/cohort/domain/symbols.h"

namespace pepiniere::cohort {
namespace {

using enum ApplicationState;
using Move = ApplicationMove;
using Actor = ApplicationActor;

constexpr std::string_view kStates[] = {"", "DRAFT", "SUBMITTED", "WITHDRAWN", "ADMISSIBLE", "INADMISSIBLE"};

enum class When { kAny, kOpen, kClosed };

struct StepRule {
  Move move;
  ApplicationState from, to;
  bool needs_reason = false;
};

constexpr StepRule kSteps[] = {
    {Move::kSubmit, kDraft, kSubmitted},
    {Move::kSubmit, kWithdrawn, kSubmitted},
    {Move::kWithdraw, kDraft, kWithdrawn},
    {Move::kWithdraw, kSubmitted, kWithdrawn},
    {Move::kWithdraw, kAdmissible, kWithdrawn},
    {Move::kAdmit, kSubmitted, kAdmissible},
    {Move::kAdmit, kInadmissible, kAdmissible, true},
    {Move::kRefuse, kSubmitted, kInadmissible, true},
    {Move::kRefuse, kAdmissible, kInadmissible, true},
};

struct MoveRule {
  Move move;
  Actor by;
  When when;
};

constexpr MoveRule kMoves[] = {{Move::kSubmit, Actor::kApplicant, When::kOpen},
                               {Move::kWithdraw, Actor::kApplicant, When::kAny},
                               {Move::kAdmit, Actor::kCoach, When::kClosed},
                               {Move::kRefuse, Actor::kCoach, When::kClosed}};

std::string InWords(absl::Time time) { return absl::FormatTime(time, absl::UTCTimeZone()); }

void CheckOpen(absl::Time at, const Opening& call, base::Problems& problems) {
  problems.If(at < call.opens, "state", base::Concat("the call opens at ", InWords(call.opens), ": come back then"));
  problems.If(
      at >= call.closes, "state",
      base::Concat("the call closed at ", InWords(call.closes), ": what comes at that instant or later is too late"));
}

}  // namespace

std::string_view Symbol(ApplicationState state) { return SymbolIn(kStates, state); }
bool ReadSymbol(std::string_view symbol, ApplicationState& state) { return ReadSymbolIn(kStates, symbol, state); }

ApplicationState StateAfter(ApplicationMove move) { return std::ranges::find(kSteps, move, &StepRule::move)->to; }

std::vector<base::FieldProblem> CheckStep(ApplicationState state, const ApplicationStep& step, const Opening& call) {
  base::Problems problems;
  const MoveRule& rule = *std::ranges::find(kMoves, step.move, &MoveRule::move);
  const std::string_view to = Symbol(StateAfter(step.move));
  problems.If(step.by != rule.by, "state",
              base::Concat(rule.by == Actor::kCoach ? "a coach" : "its applicant", " alone makes an application ", to));
  if (rule.when == When::kOpen) CheckOpen(step.at, call, problems);
  problems.If(rule.when == When::kClosed && step.at < call.closes, "state",
              base::Concat("applications are sealed until the call closes at ", InWords(call.closes)));
  const auto* const found = std::ranges::find_if(
      kSteps, [&](const StepRule& known) { return known.move == step.move && known.from == state; });
  const bool known = found != std::end(kSteps);
  problems.If(!known, "state", base::Concat("an application that is ", Symbol(state), " cannot become ", to));
  problems.If(known && found->needs_reason && base::IsBlank(step.reason), "reason",
              base::Concat("say why it becomes ", to, ": its applicant reads it"));
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckRevision(ApplicationState state, absl::Time at, const Opening& call) {
  base::Problems problems;
  CheckOpen(at, call, problems);
  problems.If(state != kDraft && state != kSubmitted, "state",
              base::Concat("an application that is ", Symbol(state), " is no longer written"));
  return std::move(problems).Take();
}

const ApplicationRevision* CountingRevision(std::span<const ApplicationRevision> revisions, const Opening& call) {
  const ApplicationRevision* counts = nullptr;
  for (const ApplicationRevision& revision : revisions) {
    if (revision.at < call.closes && (!counts || counts->number < revision.number)) counts = &revision;
  }
  return counts;
}

std::vector<base::FieldProblem> CheckChoices(std::span<const std::string> choices, const ChoiceLimits& limits,
                                             std::span<const std::string> seats_of_call) {
  base::Problems problems;
  const auto count = std::ssize(choices);
  problems.If(count < limits.min, "choices", base::Concat("makes ", count, " choices: make at least ", limits.min));
  problems.If(count > limits.max, "choices", base::Concat("makes ", count, " choices: make ", limits.max, " at most"));
  for (auto choice = choices.begin(); choice != choices.end(); ++choice) {
    const std::string path = base::Concat("choices[", choice - choices.begin(), "]");
    const auto same = std::find(choices.begin(), choice, *choice);
    problems.If(same != choice, path,
                base::Concat("is choices[", same - choices.begin(), "] again: choose each seat once"));
    problems.If(std::ranges::find(seats_of_call, *choice) == seats_of_call.end(), path,
                "is no seat of this call: choose one of its own");
  }
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
