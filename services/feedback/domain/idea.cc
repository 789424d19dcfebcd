#include "services/feedback/domain/idea.h"

#include <utility>

#include "services/base/symbols.h"

namespace pepiniere::feedback {
namespace {

constexpr std::string_view kItemVisibilitys[] = {"", "PENDING", "PUBLISHED", "HIDDEN"};

}  // namespace

std::string_view Symbol(ItemVisibility value) { return base::SymbolIn(kItemVisibilitys, value); }
bool ReadSymbol(std::string_view symbol, ItemVisibility& value) {
  return base::ReadSymbolIn(kItemVisibilitys, symbol, value);
}

std::vector<base::FieldProblem> ProblemsOf(const Idea& idea, base::Date today) {
  base::Problems problems;
  base::CheckFields(idea, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::feedback
