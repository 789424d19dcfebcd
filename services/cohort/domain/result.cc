#include "services/cohort/domain/result.h"

#include <utility>

#include "services/cohort/domain/symbols.h"

namespace pepiniere::cohort {
namespace {

constexpr std::string_view kKinds[] = {"", "SELECTED", "WAITING", "NOT_SELECTED", "APPEAL"};

}  // namespace

std::string_view Symbol(ResultKind kind) { return SymbolIn(kKinds, kind); }
bool ReadSymbol(std::string_view symbol, ResultKind& kind) { return ReadSymbolIn(kKinds, symbol, kind); }

bool IsAppealed(const Results& results) { return !results.empty() && results.back().value.kind == ResultKind::kAppeal; }

const ApplicationResult* LastTold(const Results& results) {
  const ApplicationResult* told = nullptr;
  for (const auto& result : results) {
    if (result.value.kind != ResultKind::kAppeal && result.value.published_at) told = &result.value;
  }
  return told;
}

std::vector<base::FieldProblem> CheckAppeal(const Results& results) {
  base::Problems problems;
  const ApplicationResult* const told = LastTold(results);
  problems.If(!told || told->kind == ResultKind::kSelected, "state",
              "an appeal is against a result that was published, other than a selection");
  problems.If(IsAppealed(results), "state", "an appeal is open already: the next decision answers it");
  return std::move(problems).Take();
}

ResultDays DaysOf(const Results& results) {
  ResultDays days;
  for (const auto& result : results) {
    const base::Date day = base::Date::InParis(result.created_at);
    if (result.value.kind == ResultKind::kAppeal) {
      days.appeals.push_back({day, std::nullopt});
      continue;
    }
    days.decisions.push_back(day);
    if (!days.appeals.empty() && !days.appeals.back().closed) days.appeals.back().closed = day;
  }
  return days;
}

std::vector<base::FieldProblem> ProblemsOf(const ApplicationResult& result, base::Date today) {
  base::Problems problems;
  base::CheckFields(result, today, problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
