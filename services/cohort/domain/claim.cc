#include "services/cohort/domain/claim.h"

#include <algorithm>

#include "services/base/text.h"
#include "services/cohort/domain/symbols.h"

namespace pepiniere::cohort {
namespace {

constexpr std::string_view kFigures[] = {
    "", "PEOPLE", "PERSON_MONTHS", "ASSIGNMENTS", "CHALLENGES", "IN_PRODUCTION", "APPLICATIONS", "FUNDING", "OTHER"};

}  // namespace

std::string_view Symbol(ClaimFigure figure) { return SymbolIn(kFigures, figure); }
bool ReadSymbol(std::string_view symbol, ClaimFigure& figure) { return ReadSymbolIn(kFigures, symbol, figure); }

void CheckClaims(const std::vector<Claim>& claims, base::Date today, base::Problems& problems) {
  for (auto claim = claims.begin(); claim != claims.end(); ++claim) {
    const std::string path = base::Concat("claims[", claim - claims.begin(), "]");
    problems.If(claim->date > today, path + ".date", "lies ahead: say what is so already");
    const auto same = std::find(claims.begin(), claim, *claim);
    problems.If(same != claim, path, base::Concat("says what claims[", same - claims.begin(), "] says"));
  }
}

}  // namespace pepiniere::cohort
