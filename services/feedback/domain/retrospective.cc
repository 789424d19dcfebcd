#include "services/feedback/domain/retrospective.h"

#include <utility>

#include "services/base/symbols.h"

namespace pepiniere::feedback {
namespace {

constexpr std::string_view kSharings[] = {"", "CONFIDENTIAL", "EVERYBODY"};

}  // namespace

std::string_view Symbol(Sharing value) { return base::SymbolIn(kSharings, value); }
bool ReadSymbol(std::string_view symbol, Sharing& value) { return base::ReadSymbolIn(kSharings, symbol, value); }

std::vector<base::FieldProblem> ProblemsOf(const Retrospective& retrospective, base::Date today) {
  base::Problems problems;
  base::CheckFields(retrospective, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::feedback
