// Who may apply: rules as data, each with the day that it looks at, and what comes of them for an applicant, each
// answer with the declaration on which it rests.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"

namespace pepiniere::cohort {

// What a rule asks for.
enum class EligibilityKind {
  kNotServingAgent = 1,
  kNotJuror,       // of this call
  kNotHostMentor,  // of the host that one applies to
  kMinimumAge,
  kRightToWork,
};

// The day on which it must be so. Never: the rule excludes nobody, and needs no answer.
enum class EligibilityDay { kDecision = 1, kCohortStart, kNever };

struct EligibilityRule {
  EligibilityKind kind = EligibilityKind::kNotServingAgent;
  EligibilityDay as_of = EligibilityDay::kDecision;
  int minimum_age = 0;  // in years; 0 unless MINIMUM_AGE

  static void Fields(auto&& visit, auto&... each) {
    visit("kind", each.kind...);
    visit("as_of", each.as_of...);
    visit("minimum_age", each.minimum_age...);
  }
  bool operator==(const EligibilityRule&) const = default;
};

// Of a call: each kind is asked for once.
std::vector<base::FieldProblem> CheckEligibilityRules(std::span<const EligibilityRule> rules);

// An answer, and where it was declared (a field of a revision, a line of a register). Without either it is not
// answered.
template <typename T>
struct Declared {
  std::optional<T> answer;
  std::string declaration;
};

struct AgentService {
  bool serves = false;
  std::optional<base::Date> until;  // the last day of it; none: no end is known
};
struct WorkRight {
  bool has = false;
  std::optional<base::Date> until;  // the last day of it; none: for good
};

struct Declarations {
  Declared<AgentService> service;
  Declared<bool> juror, host_mentor;
  Declared<base::Date> birth;
  Declared<WorkRight> work_right;
};

struct EligibilityDays {
  std::optional<base::Date> decision, cohort_start;
};

enum class Verdict { kMet = 1, kNotMet, kNotAnswered };

struct EligibilityFinding {
  EligibilityRule rule;
  Verdict verdict = Verdict::kNotAnswered;
  std::string answer;             // in words; empty where there is none
  std::string declaration;        // on which the answer rests
  std::optional<base::Date> day;  // that was looked at; none: never, or not known yet
  bool operator==(const EligibilityFinding&) const = default;
};

struct Eligibility {
  std::vector<EligibilityFinding> findings;  // one for each rule, in their order

  // kNotMet if any rule is not met; else kNotAnswered if any is not answered; else kMet, which is admissible.
  Verdict verdict() const;
  std::vector<EligibilityFinding> Those(Verdict verdict) const;
};

// A rule whose day is not known yet is not answered, whatever was declared.
Eligibility EligibilityOf(std::span<const EligibilityRule> rules, const Declarations& declarations,
                          const EligibilityDays& days);

// In whole years. Who was born on 29 February is a year older on 1 March where there is none.
int AgeOn(base::Date birth, base::Date day);

}  // namespace pepiniere::cohort
