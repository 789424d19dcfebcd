#include "services/cohort/domain/hearing.h"

#include <utility>

#include "services/cohort/domain/symbols.h"

namespace pepiniere::cohort {
namespace {

constexpr std::string_view kAnswers[] = {"", "NONE", "CONFIRMED", "DECLINED"};
constexpr std::string_view kResults[] = {"", "AWAITED", "HEARD", "ABSENT", "CANCELLED"};

}  // namespace

std::string_view Symbol(HearingAnswer answer) { return SymbolIn(kAnswers, answer); }
std::string_view Symbol(HearingResult result) { return SymbolIn(kResults, result); }
bool ReadSymbol(std::string_view symbol, HearingAnswer& answer) { return ReadSymbolIn(kAnswers, symbol, answer); }
bool ReadSymbol(std::string_view symbol, HearingResult& result) { return ReadSymbolIn(kResults, symbol, result); }

bool IsMoved(const JuryHearing& before, const JuryHearing& now) {
  return before.starts_at != now.starts_at || before.ends_at != now.ends_at || before.place != now.place ||
         before.link_uri != now.link_uri;
}

std::vector<base::FieldProblem> ProblemsOf(const JuryHearing& hearing, base::Date today) {
  base::Problems problems;
  base::CheckFields(hearing, today, problems);
  problems.If(hearing.starts_at && hearing.ends_at && *hearing.ends_at <= *hearing.starts_at, "end_time",
              "is not after its beginning");
  problems.If(!hearing.starts_at && hearing.ends_at, "start_time", "say when it begins, or leave its end out");
  return std::move(problems).Take();
}

}  // namespace pepiniere::cohort
