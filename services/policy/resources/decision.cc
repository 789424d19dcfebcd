#include "services/policy/resources/decision.h"

#include <utility>

#include "services/base/symbols.h"

namespace pepiniere::policy::resources {
namespace {

constexpr std::string_view kVerdicts[] = {"", "TRANSMIT", "RETURN", "REJECT"};

}  // namespace

std::string_view Symbol(Verdict value) { return base::SymbolIn(kVerdicts, value); }
bool ReadSymbol(std::string_view symbol, Verdict& value) { return base::ReadSymbolIn(kVerdicts, symbol, value); }

std::vector<base::FieldProblem> ProblemsOf(const Decision& decision, base::Date today) {
  base::Problems problems;
  base::CheckFields(decision, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::policy::resources
