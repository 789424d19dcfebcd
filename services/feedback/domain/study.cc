#include "services/feedback/domain/study.h"

#include <utility>

#include "services/base/symbols.h"

namespace pepiniere::feedback {
namespace {

constexpr std::string_view kStudyKinds[] = {"", "ONE_OFF", "LASTING"};
constexpr std::string_view kStudyStates[] = {"", "DRAFT", "COMMITTED", "DRAWN", "CLOSED"};

}  // namespace

std::string_view Symbol(StudyKind value) { return base::SymbolIn(kStudyKinds, value); }
bool ReadSymbol(std::string_view symbol, StudyKind& value) { return base::ReadSymbolIn(kStudyKinds, symbol, value); }
std::string_view Symbol(StudyState value) { return base::SymbolIn(kStudyStates, value); }
bool ReadSymbol(std::string_view symbol, StudyState& value) { return base::ReadSymbolIn(kStudyStates, symbol, value); }

std::vector<base::FieldProblem> ProblemsOf(const Study& study, base::Date today) {
  base::Problems problems;
  base::CheckFields(study, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::feedback
