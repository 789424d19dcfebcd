#include "services/feedback/domain/space.h"

#include <utility>

#include "services/base/symbols.h"

namespace pepiniere::feedback {
namespace {

constexpr std::string_view kSpaceKinds[] = {"", "AGENTS", "USERS", "EXPERTS", "CONSULTATION"};
constexpr std::string_view kCircles[] = {"", "EVERYBODY", "SIGNED_IN", "AGENTS", "PARTICIPANTS"};
constexpr std::string_view kModerationTimes[] = {"", "BEFORE", "AFTER"};

}  // namespace

std::string_view Symbol(SpaceKind value) { return base::SymbolIn(kSpaceKinds, value); }
bool ReadSymbol(std::string_view symbol, SpaceKind& value) { return base::ReadSymbolIn(kSpaceKinds, symbol, value); }
std::string_view Symbol(Circle value) { return base::SymbolIn(kCircles, value); }
bool ReadSymbol(std::string_view symbol, Circle& value) { return base::ReadSymbolIn(kCircles, symbol, value); }
std::string_view Symbol(ModerationTime value) { return base::SymbolIn(kModerationTimes, value); }
bool ReadSymbol(std::string_view symbol, ModerationTime& value) {
  return base::ReadSymbolIn(kModerationTimes, symbol, value);
}

std::vector<base::FieldProblem> ProblemsOf(const Space& space, base::Date today) {
  base::Problems problems;
  base::CheckFields(space, today, problems);
  problems.If(space.vote_start_time && space.vote_end_time && *space.vote_start_time >= *space.vote_end_time,
              "vote_end_time", "must lie after the start");
  return std::move(problems).Take();
}

}  // namespace pepiniere::feedback
