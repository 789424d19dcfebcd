#include "services/feedback/domain/moderation.h"

#include <utility>

#include "services/base/symbols.h"

namespace pepiniere::feedback {
namespace {

constexpr std::string_view kModerationDecisions[] = {"", "PUBLISH", "HIDE", "RESTORE"};
constexpr std::string_view kAppealStates[] = {"", "NONE", "OPEN", "UPHELD", "DISMISSED"};

}  // namespace

std::string_view Symbol(ModerationDecision value) { return base::SymbolIn(kModerationDecisions, value); }
bool ReadSymbol(std::string_view symbol, ModerationDecision& value) {
  return base::ReadSymbolIn(kModerationDecisions, symbol, value);
}
std::string_view Symbol(AppealState value) { return base::SymbolIn(kAppealStates, value); }
bool ReadSymbol(std::string_view symbol, AppealState& value) {
  return base::ReadSymbolIn(kAppealStates, symbol, value);
}

std::vector<base::FieldProblem> ProblemsOf(const ModerationAction& moderation_action, base::Date today) {
  base::Problems problems;
  base::CheckFields(moderation_action, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::feedback
