#include "services/cohort/domain/application.h"

#include <algorithm>
#include <utility>

#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/cohort/domain/symbols.h"

namespace pepiniere::cohort {
namespace {

using base::Concat;

constexpr std::string_view kDecisions[] = {"", "ADMISSIBLE", "INADMISSIBLE", "APPEAL"};
constexpr std::string_view kFiles[] = {"", "PDF", "ODT", "DOCX", "PNG", "JPEG"};

// That each item of a list is the only one of its kind, at list[i].field.
template <typename Item, typename Key>
void CheckOnce(const std::vector<Item>& items, Key Item::*key, std::string_view list, std::string_view field,
               base::Problems& problems) {
  for (auto item = items.begin(); item != items.end(); ++item) {
    const auto same = std::ranges::find(items.begin(), item, (*item).*key, key);
    problems.If(same != item, Concat(list, "[", item - items.begin(), "].", field),
                Concat("is that of ", list, "[", same - items.begin(), "]: answer it once"));
  }
}

const EligibilityAnswer* Find(const ApplicationContent& application, EligibilityKind kind) {
  const auto found = std::ranges::find(application.eligibility_answers, kind, &EligibilityAnswer::kind);
  return found == application.eligibility_answers.end() ? nullptr : &*found;
}

Answers AnswersOf(const ApplicationContent& application) {
  Answers answers;
  for (const ApplicationAnswer& answer : application.answers) answers.emplace(answer.code, answer.value);
  return answers;
}

// That what is answered is asked, and, once it is submitted, that what is asked is answered.
void CheckEligibility(const ApplicationContent& application, const Call& call, Completeness completeness,
                      base::Problems& problems) {
  const auto& answers = application.eligibility_answers;
  for (auto answer = answers.begin(); answer != answers.end(); ++answer) {
    const bool asked =
        std::ranges::find(call.eligibility_rules, answer->kind, &EligibilityRule::kind) != call.eligibility_rules.end();
    problems.If(!asked, Concat("eligibility_answers[", answer - answers.begin(), "].kind"),
                "is no rule of this call: leave it out");
  }
  if (completeness == Completeness::kDraft) return;
  for (const EligibilityRule& rule : call.eligibility_rules) {
    problems.If(rule.as_of != EligibilityDay::kNever && !Find(application, rule.kind), "eligibility_answers",
                Concat("say whether the rule ", Symbol(rule.kind), " of the call is met, and on what that rests"));
  }
}

// That what is called a file is one of its own.
void CheckFiles(const ApplicationContent& application, const Call& call, std::span<const std::string> files,
                base::Problems& problems) {
  for (const ApplicationAnswer& answer : application.answers) {
    const auto field = std::ranges::find(call.form, answer.code, &FormField::code);
    if (field == call.form.end() || field->kind != FormFieldKind::kFile || base::IsBlank(answer.value)) continue;
    problems.If(std::ranges::find(files, answer.value) == files.end(), "answers." + answer.code,
                "is no file of this application: send it first");
  }
}

}  // namespace

std::string_view Symbol(DecisionKind kind) { return SymbolIn(kDecisions, kind); }
std::string_view Symbol(FileKind kind) { return SymbolIn(kFiles, kind); }
bool ReadSymbol(std::string_view symbol, DecisionKind& kind) { return ReadSymbolIn(kDecisions, symbol, kind); }
bool ReadSymbol(std::string_view symbol, FileKind& kind) { return ReadSymbolIn(kFiles, symbol, kind); }

std::vector<base::FieldProblem> ProblemsOf(const Application& application, base::Date) {
  base::Problems problems;
  CheckOnce(application.answers, &ApplicationAnswer::code, "answers", "code", problems);
  const auto& answers = application.eligibility_answers;
  CheckOnce(answers, &EligibilityAnswer::kind, "eligibility_answers", "kind", problems);
  for (auto answer = answers.begin(); answer != answers.end(); ++answer) {
    const std::string path = Concat("eligibility_answers[", answer - answers.begin(), "].");
    problems.If(!answer->day.empty() && !base::Date::Parse(answer->day), path + "day",
                "give a day of the calendar as YYYY-MM-DD");
    problems.If(answer->kind == EligibilityKind::kMinimumAge && answer->day.empty(), path + "day",
                "give the day of birth");
    problems.If(base::HasControls(answer->declaration, base::Lines::kMany), path + "declaration",
                "must hold no control characters but line feeds and tabs");
  }
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const ApplicationFile& file, base::Date) {
  base::Problems problems;
  problems.If(base::HasControls(file.file_name, base::Lines::kOne), "file_name",
              "must be one line without control or invisible characters");
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> CheckContent(const ApplicationContent& application, const Call& call,
                                             std::span<const std::string> seats, std::span<const std::string> files,
                                             Completeness completeness) {
  std::vector<base::FieldProblem> all = CheckAnswers(call.form, AnswersOf(application), completeness);
  const int least = completeness == Completeness::kSubmitted ? call.choices_min : 0;
  std::ranges::move(CheckChoices(application.choices, {.min = least, .max = call.choices_max}, seats),
                    std::back_inserter(all));
  base::Problems problems;
  problems.If(application.pool_consent && !call.pool_offered, "pool_consent", "the call offers no pool: leave it out");
  CheckEligibility(application, call, completeness, problems);
  CheckFiles(application, call, files, problems);
  std::ranges::move(std::move(problems).Take(), std::back_inserter(all));
  return all;
}

Declarations DeclarationsOf(const ApplicationContent& application) {
  Declarations declared;
  for (const EligibilityAnswer& said : application.eligibility_answers) {
    const std::optional<base::Date> day = base::Date::Parse(said.day);
    switch (said.kind) {
      case EligibilityKind::kNotServingAgent:
        declared.service = {AgentService{said.answer, day}, said.declaration};
        break;
      case EligibilityKind::kNotJuror:
        declared.juror = {said.answer, said.declaration};
        break;
      case EligibilityKind::kNotHostMentor:
        declared.host_mentor = {said.answer, said.declaration};
        break;
      case EligibilityKind::kMinimumAge:
        declared.birth = {day, said.declaration};
        break;
      case EligibilityKind::kRightToWork:
        declared.work_right = {WorkRight{said.answer, day}, said.declaration};
        break;
    }
  }
  return declared;
}

bool HidesDecision(const Application& application) { return application.decided_at != application.told_decided_at; }

Application AsToldToApplicant(Application application) {
  const bool decided =
      application.state == ApplicationState::kAdmissible || application.state == ApplicationState::kInadmissible;
  if (decided) application.state = application.told_state;
  if (HidesDecision(application)) application.decision_reason.clear();
  application.decided_at = application.told_decided_at;
  return application;
}

std::vector<base::Line<ApplicationDecision>> AsToldToApplicant(std::vector<base::Line<ApplicationDecision>> lines,
                                                               const Application& application) {
  const absl::Time told = application.told_decided_at.value_or(absl::InfinitePast());
  std::erase_if(lines, [&](const base::Line<ApplicationDecision>& line) {
    return line.value.kind != DecisionKind::kAppeal && line.recorded_at > told;
  });
  int number = 0;
  for (base::Line<ApplicationDecision>& line : lines) {
    line.number = ++number;
    if (line.value.kind != DecisionKind::kAppeal) line.recorded_by.clear();
  }
  return lines;
}

std::string ReasonTold(const Application& application, std::span<const base::Line<ApplicationDecision>> decisions) {
  const absl::Time told = application.told_decided_at.value_or(absl::InfinitePast());
  std::string reason;
  for (const base::Line<ApplicationDecision>& line : decisions) {
    if (line.value.kind != DecisionKind::kAppeal && line.recorded_at <= told) reason = line.value.reason;
  }
  return reason;
}

bool IsReadByCoaches(const Application& application, const Call& call, absl::Time instant) {
  const absl::Time closes = call.opening().closes;
  if (call.Concealed() || instant < closes || application.state == ApplicationState::kDraft) return false;
  return application.state != ApplicationState::kWithdrawn || application.withdrawn_at >= closes;
}

Application WithoutPersonal(Application application, std::span<const FormField> form) {
  std::erase_if(application.answers, [&](const ApplicationAnswer& answer) {
    const auto field = std::ranges::find(form, answer.code, &FormField::code);
    return field == form.end() || field->personal;
  });
  application.applicant.clear();
  application.eligibility_answers.clear();
  application.organisation.clear();
  application.organisation_uid.clear();
  application.openings.clear();
  application.decision_reason.clear();
  return application;
}

}  // namespace pepiniere::cohort
