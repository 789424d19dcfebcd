#include "services/cohort/domain/eligibility.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "services/base/text.h"

namespace pepiniere::cohort {
namespace {

constexpr int kOldest = 120;

// What an answer says, and whether it meets the rule on a day.
struct Reading {
  bool meets = false;
  std::string words;
};

Reading Read(const EligibilityRule&, const AgentService& service, base::Date day) {
  if (!service.serves) return {true, "no serving agent"};
  const std::string until = service.until ? " until " + service.until->ToString() : "";
  return {service.until && *service.until < day, "serving agent" + until};
}

Reading Read(const EligibilityRule&, const WorkRight& right, base::Date day) {
  if (!right.has) return {false, "no right to work"};
  const std::string until = right.until ? " until " + right.until->ToString() : "";
  return {!right.until || day <= *right.until, "right to work" + until};
}

Reading Read(const EligibilityRule& rule, base::Date birth, base::Date day) {
  return {AgeOn(birth, day) >= rule.minimum_age, base::Concat("born on ", birth.ToString())};
}

Reading Read(const EligibilityRule& rule, bool is_so, base::Date) {
  const std::string_view what = rule.kind == EligibilityKind::kNotJuror ? "juror of this call" : "mentor of the host";
  return {!is_so, base::Concat(is_so ? "" : "no ", what)};
}

// Shows the answer that a kind of rule asks for.
template <typename Visit>
void VisitAnswer(EligibilityKind kind, const Declarations& declarations, Visit visit) {
  switch (kind) {
    case EligibilityKind::kNotServingAgent:
      return visit(declarations.service);
    case EligibilityKind::kNotJuror:
      return visit(declarations.juror);
    case EligibilityKind::kNotHostMentor:
      return visit(declarations.host_mentor);
    case EligibilityKind::kMinimumAge:
      return visit(declarations.birth);
    case EligibilityKind::kRightToWork:
      return visit(declarations.work_right);
  }
}

std::optional<base::Date> DayOf(const EligibilityRule& rule, const EligibilityDays& days) {
  if (rule.as_of == EligibilityDay::kNever) return std::nullopt;
  return rule.as_of == EligibilityDay::kDecision ? days.decision : days.cohort_start;
}

EligibilityFinding Find(const EligibilityRule& rule, const Declarations& declarations, const EligibilityDays& days) {
  EligibilityFinding finding{.rule = rule, .answer = {}, .declaration = {}, .day = DayOf(rule, days)};
  if (rule.as_of == EligibilityDay::kNever) finding.verdict = Verdict::kMet;
  VisitAnswer(rule.kind, declarations, [&](const auto& declared) {
    if (!declared.answer || declared.declaration.empty()) return;
    finding.declaration = declared.declaration;
    Reading reading = Read(rule, *declared.answer, finding.day.value_or(base::Date()));
    finding.answer = std::move(reading.words);
    if (finding.day) finding.verdict = reading.meets ? Verdict::kMet : Verdict::kNotMet;
  });
  return finding;
}

}  // namespace

std::vector<base::FieldProblem> CheckEligibilityRules(std::span<const EligibilityRule> rules) {
  base::Problems problems;
  for (auto rule = rules.begin(); rule != rules.end(); ++rule) {
    const std::string path = base::Concat("eligibility_rules[", rule - rules.begin(), "].");
    const auto same = std::find_if(rules.begin(), rule, [&](const auto& other) { return other.kind == rule->kind; });
    problems.If(same != rule, path + "kind",
                base::Concat("is what eligibility_rules[", same - rules.begin(), "] asks for: ask once"));
    const bool by_age = rule->kind == EligibilityKind::kMinimumAge;
    problems.If(by_age && (rule->minimum_age < 1 || rule->minimum_age > kOldest), path + "minimum_age",
                base::Concat("give an age from 1 to ", kOldest));
    problems.If(!by_age && rule->minimum_age != 0, path + "minimum_age", "leave it out: this rule asks for no age");
  }
  return std::move(problems).Take();
}

Verdict Eligibility::verdict() const {
  const auto any = [&](Verdict wanted) {
    return std::ranges::find(findings, wanted, &EligibilityFinding::verdict) != findings.end();
  };
  if (any(Verdict::kNotMet)) return Verdict::kNotMet;
  return any(Verdict::kNotAnswered) ? Verdict::kNotAnswered : Verdict::kMet;
}

std::vector<EligibilityFinding> Eligibility::Those(Verdict verdict) const {
  std::vector<EligibilityFinding> those;
  std::ranges::copy_if(findings, std::back_inserter(those),
                       [&](const EligibilityFinding& finding) { return finding.verdict == verdict; });
  return those;
}

Eligibility EligibilityOf(std::span<const EligibilityRule> rules, const Declarations& declarations,
                          const EligibilityDays& days) {
  Eligibility eligibility;
  for (const EligibilityRule& rule : rules) eligibility.findings.push_back(Find(rule, declarations, days));
  return eligibility;
}

int AgeOn(base::Date birth, base::Date day) {
  const bool before_birthday = std::pair(day.month(), day.day()) < std::pair(birth.month(), birth.day());
  return day.year() - birth.year() - (before_birthday ? 1 : 0);
}

}  // namespace pepiniere::cohort
