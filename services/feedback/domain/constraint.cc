#include "services/feedback/domain/constraint.h"

#include <utility>

#include "services/base/symbols.h"

namespace pepiniere::feedback {
namespace {

constexpr std::string_view kConstraintVisibilitys[] = {"", "TEAM", "PROGRAMME", "PUBLIC"};

}  // namespace

std::string_view Symbol(ConstraintVisibility value) { return base::SymbolIn(kConstraintVisibilitys, value); }
bool ReadSymbol(std::string_view symbol, ConstraintVisibility& value) {
  return base::ReadSymbolIn(kConstraintVisibilitys, symbol, value);
}

std::vector<base::FieldProblem> ProblemsOf(const ConstraintTopic& topic, base::Date today) {
  base::Problems problems;
  base::CheckFields(topic, today, problems);
  return std::move(problems).Take();
}

std::vector<base::FieldProblem> ProblemsOf(const Constraint& constraint, base::Date today) {
  base::Problems problems;
  base::CheckFields(constraint, today, problems);
  problems.If(constraint.project.empty() && constraint.challenge.empty() && constraint.cohort.empty(), "project",
              "is missing, and so are the challenge and the cohort: give one of them");
  return std::move(problems).Take();
}

}  // namespace pepiniere::feedback
