#include "services/policy/resources/answer.h"

#include <utility>

#include "services/base/symbols.h"

namespace pepiniere::policy::resources {
namespace {

constexpr std::string_view kAnswerVerdicts[] = {"", "ACCEPTED", "PARTLY", "REFUSED", "INTERIM"};

}  // namespace

std::string_view Symbol(AnswerVerdict value) { return base::SymbolIn(kAnswerVerdicts, value); }
bool ReadSymbol(std::string_view symbol, AnswerVerdict& value) {
  return base::ReadSymbolIn(kAnswerVerdicts, symbol, value);
}

std::vector<base::FieldProblem> ProblemsOf(const Answer& answer, base::Date today) {
  base::Problems problems;
  base::CheckFields(answer, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::policy::resources
