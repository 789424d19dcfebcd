#include "services/policy/resources/commitment.h"

#include <utility>

#include "services/base/symbols.h"
#include "services/base/text.h"

namespace pepiniere::policy::resources {
namespace {

constexpr std::string_view kStarreds[] = {"", "YES", "NO", "NOT_DETERMINED", "NOT_APPLICABLE"};

// That a list has not more items than that.
template <typename List>
void CheckMost(const List& list, std::size_t most, std::string_view field, base::Problems& problems) {
  problems.If(list.size() > most, field, base::Concat("must not have more than ", most, " items"));
}

}  // namespace

std::string_view Symbol(Starred value) { return base::SymbolIn(kStarreds, value); }
bool ReadSymbol(std::string_view symbol, Starred& value) { return base::ReadSymbolIn(kStarreds, symbol, value); }

std::vector<base::FieldProblem> ProblemsOf(const Commitment& commitment, base::Date today) {
  base::Problems problems;
  base::CheckFields(commitment, today, problems);
  CheckMost(commitment.links, kMostLinks, "links", problems);
  CheckMost(commitment.policy_areas, kMostPolicyAreas, "policy_areas", problems);
  CheckMost(commitment.principles, kMostPolicyAreas, "principles", problems);
  CheckMost(commitment.support_institutions, kMostInstitutions, "support_institutions", problems);
  return std::move(problems).Take();
}

}  // namespace pepiniere::policy::resources
