#include "services/portfolio/domain/decision_rules.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/portfolio/domain/checks.h"

namespace pepiniere::portfolio {
namespace {

constexpr Decision kDecisions[] = {Decision::kGo, Decision::kStop, Decision::kGraduate, Decision::kPivot,
                                   Decision::kPostpone};
// On which nothing is wrong but what is asked about.
constexpr std::int64_t kSomeMoney = 100;
constexpr base::Date kSomeDay = base::Date::FromDays(20'000);

Hearing Deciding(Decision decision) {
  Hearing hearing;
  hearing.decision = decision;
  return hearing;
}

// Whether a session may hear it so, as far as that field goes.
bool IsSound(const Hearing& hearing, std::string_view field) {
  Committee session;
  session.date = kSomeDay;
  session.hearings = {hearing};
  const auto problems = ProblemsOf(session, session.date);
  return std::ranges::none_of(problems, [&](const base::FieldProblem& p) { return p.field.ends_with(field); });
}

bool MayName(Decision decision, Phase phase) {
  Hearing hearing = Deciding(decision);
  hearing.phase = phase;
  return IsSound(hearing, ".phase");
}

bool Grants(Decision decision) {
  Hearing hearing = Deciding(decision);
  hearing.amount_granted = kSomeMoney;
  return IsSound(hearing, ".amount_granted");
}

DecisionRule RuleOf(Decision decision) {
  DecisionRule rule;
  rule.decision = decision;
  rule.grants = Grants(decision);
  const Hearing hearing = Deciding(decision);
  const auto lead = [&](std::optional<Phase> from) {
    if (const auto to = Destination(hearing, from)) rule.leads.push_back({from, *to});
  };
  lead(std::nullopt);
  for (const Phase phase : AllPhases()) {
    lead(phase);
    if (MayName(decision, phase)) rule.phases.push_back(phase);
  }
  for (base::FieldProblem& missing : CheckDecided(hearing)) rule.required.push_back(std::move(missing.field));
  return rule;
}

}  // namespace

std::vector<DecisionRule> DecisionRules() {
  std::vector<DecisionRule> rules;
  std::ranges::transform(kDecisions, std::back_inserter(rules), RuleOf);
  return rules;
}

}  // namespace pepiniere::portfolio
