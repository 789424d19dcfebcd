#include "services/cohort/domain/call.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/base/text.h"
#include "services/cohort/domain/symbols.h"

namespace pepiniere::cohort {
namespace {

constexpr std::string_view kKinds[] = {"", "CHALLENGES", "CANDIDATES", "PROJECTS"};
constexpr std::string_view kFieldKinds[] = {"",          "TEXT",   "LONG_TEXT", "NUMBER", "DATE",
                                            "YES_OR_NO", "CHOICE", "URL",       "FILE"};
constexpr std::string_view kEligibilityKinds[] = {
    "", "NOT_SERVING_AGENT", "NOT_JUROR", "NOT_HOST_MENTOR", "MINIMUM_AGE", "RIGHT_TO_WORK"};
constexpr std::string_view kDays[] = {"", "DECISION", "COHORT_START", "NEVER"};

void CheckForm(const std::vector<FormField>& form, base::Problems& problems) {
  for (auto field = form.begin(); field != form.end(); ++field) {
    const std::string path = base::Concat("form[", field - form.begin(), "].");
    const auto same = std::ranges::find(form.begin(), field, field->code, &FormField::code);
    problems.If(same != field, path + "code", base::Concat("is that of form[", same - form.begin(), "]"));
    const bool is_choice = field->kind == FormFieldKind::kChoice;
    problems.If(is_choice && field->options.empty(), path + "options", "give what one may choose");
    problems.If(!is_choice && !field->options.empty(), path + "options", "leave them out: this is no choice");
  }
}

// The same form without its words.
std::vector<FormField> Unlabelled(std::vector<FormField> form) {
  for (FormField& field : form) field.label.clear();
  return form;
}

// What is wrong with the instant at which it is to close; empty where nothing is.
std::string FaultOfClosing(const Call& before, const Call& now, absl::Time instant) {
  if (now.closes_at == before.closes_at) return "";
  if (StateAt(before, instant) != CallState::kOpen) return "is fixed: it can be put off only while the call is open";
  const bool later = now.closes_at && *now.closes_at > *before.closes_at;
  return later ? "" : "is fixed: while the call is open it can be put off, and not brought forward";
}

}  // namespace

std::string_view Symbol(CallKind kind) { return SymbolIn(kKinds, kind); }
std::string_view Symbol(FormFieldKind kind) { return SymbolIn(kFieldKinds, kind); }
std::string_view Symbol(EligibilityKind kind) { return SymbolIn(kEligibilityKinds, kind); }
std::string_view Symbol(EligibilityDay day) { return SymbolIn(kDays, day); }
bool ReadSymbol(std::string_view symbol, CallKind& kind) { return ReadSymbolIn(kKinds, symbol, kind); }
bool ReadSymbol(std::string_view symbol, FormFieldKind& kind) { return ReadSymbolIn(kFieldKinds, symbol, kind); }
bool ReadSymbol(std::string_view symbol, EligibilityKind& kind) {
  return ReadSymbolIn(kEligibilityKinds, symbol, kind);
}
bool ReadSymbol(std::string_view symbol, EligibilityDay& day) { return ReadSymbolIn(kDays, symbol, day); }

std::string ProgrammeOf(const Call& call) { return call.cohort.substr(0, call.cohort.find('/')); }

CallState StateAt(const Call& call, absl::Time instant) {
  if (call.cancelled_at) return CallState::kCancelled;
  if (!call.published_at) return CallState::kDraft;
  const Opening opening = call.opening();
  if (instant < opening.opens) return CallState::kPublished;
  return opening.Contains(instant) ? CallState::kOpen : CallState::kClosed;
}

bool ResultsAreDue(const Call& call, base::Date today) {
  return call.published_at && call.results && *call.results <= today;
}

bool ReviewsAreOver(const Call& call, absl::Time instant) {
  return call.review_ends_at && *call.review_ends_at <= instant;
}

std::vector<base::FieldProblem> ProblemsOf(const Call& call, base::Date today) {
  base::Problems problems;
  base::CheckFields(call, today, problems);
  CheckForm(call.form, problems);
  for (const base::FieldProblem& problem : CheckEligibilityRules(call.eligibility_rules)) {
    problems.If(true, problem.field, problem.problem);
  }
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckFixed(const Call& before, const Call& now, absl::Time instant) {
  base::Problems problems;
  constexpr std::string_view kPlan = "is fixed: applicants plan by it";
  constexpr std::string_view kRule = "is fixed: it is a rule that applicants, or those who mark, went by";
  problems.If(now.kind != before.kind, "kind", kRule);
  problems.If(now.opens_at != before.opens_at, "open_time", kPlan);
  const std::string closing = FaultOfClosing(before, now, instant);
  problems.If(!closing.empty(), "close_time", closing);
  problems.If(now.time_zone != before.time_zone, "time_zone", kPlan);
  problems.If(Unlabelled(now.form) != Unlabelled(before.form), "form",
              "is fixed but for its words: applications answer it");
  problems.If(now.eligibility_rules != before.eligibility_rules, "eligibility_rules", kRule);
  problems.If(now.choices_min != before.choices_min, "choices_min", kRule);
  problems.If(now.choices_max != before.choices_max, "choices_max", kRule);
  problems.If(now.pool_offered != before.pool_offered, "pool_offered", "is fixed: applicants agree to it or not");
  problems.If(now.grid_version != before.grid_version, "grid_version", kRule);
  problems.If(now.minimum_complete_reviews != before.minimum_complete_reviews, "minimum_complete_reviews", kRule);
  problems.If(now.anonymous_screening != before.anonymous_screening, "anonymous_screening", kRule);
  problems.If(now.review_ends_at != before.review_ends_at && ReviewsAreOver(before, instant), "review_end_time",
              "is past: reopen the reviews, with a reason");
  problems.If(now.retention_months != before.retention_months, "retention_months",
              "is fixed: applicants were told how long they are kept");
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
