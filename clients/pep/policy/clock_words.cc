#include "clients/pep/policy/clock_words.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>

#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using policy::ClockStep;
using policy::StepKind;
using policy::TermUnit;

struct UnitWords {
  std::string_view typed;
  Text one, many;
};

// By TermUnit, in the order of the enumeration, which begins at 1.
constexpr UnitWords kUnits[] = {
    {"months", {"$0 month", "$0 mois"}, {"$0 months", "$0 mois"}},
    {"days", {"$0 day", "$0 jour"}, {"$0 days", "$0 jours"}},
    {"ouvres",
     {"$0 working day (Monday to Friday)", "$0 jour ouvré"},
     {"$0 working days (Monday to Friday)", "$0 jours ouvrés"}},
    {"ouvrables",
     {"$0 working day (Monday to Saturday)", "$0 jour ouvrable"},
     {"$0 working days (Monday to Saturday)", "$0 jours ouvrables"}},
};

const UnitWords& WordsOf(TermUnit unit) { return kUnits[static_cast<std::size_t>(unit) - 1]; }

// By StepKind, in the order of the enumeration, which begins at 1. $0 is the day, $1 from, $2 to, $3 n, $4 the term, $5
// so many days, $6 the holiday.
constexpr Text kSteps[] = {
    {"Received on $0, which does not count", "Reçu le $0, qui ne compte pas"},
    {"$4 from then: to $0", "$4 à partir de là : jusqu'au $0"},
    {"That month has no day $3: its last day counts", "Ce mois n'a pas de $3 : son dernier jour compte"},
    {"$0 does not count: $6", "Le $0 ne compte pas : $6"},
    {"Suspended from $1 to $2, both included: $5 of the term", "Suspendu du $1 au $2 inclus : $5 du délai"},
    {"Suspended from $1 to $2: no day of the term", "Suspendu du $1 au $2 : aucun jour du délai"},
    {"With $5 to make up for: to $0", "Avec $5 à rattraper : jusqu'au $0"},
    {"Suspended from $1 on: the clock stands still", "Suspendu à partir du $1 : le délai ne court plus"},
    {"$1 is no working day$6: to $0", "Le $1 n'est pas ouvré$6 : jusqu'au $0"},
    {"The last day is $0", "Le dernier jour est le $0"},
};
static_assert(std::size(kSteps) == static_cast<std::size_t>(StepKind::kLastDay));

std::string SaidDays(std::int64_t n, const Messages& say) {
  return say.Count(n, {"$0 day", "$0 jour"}, {"$0 days", "$0 jours"});
}

// Of a day off that has no name, that it is one.
std::string SaidHoliday(const ClockStep& step, const Messages& say) {
  if (!step.holiday) return "";
  const std::string& name = say.language() == Language::kFrench ? step.holiday->french : step.holiday->english;
  const std::string said = name.empty() ? say({"a public holiday", "un jour férié"}) : name;
  return step.kind == StepKind::kRolled ? base::Concat(" (", said, ")") : said;
}

}  // namespace

std::string_view TypedUnit(TermUnit unit) { return WordsOf(unit).typed; }

TermUnit UnitOf(std::string_view typed) {
  const auto* const found = std::ranges::find(kUnits, typed, &UnitWords::typed);
  return static_cast<TermUnit>(found - std::begin(kUnits) + 1);
}

std::string SaidTerm(int n, TermUnit unit, const Messages& say) {
  return say.Count(n, WordsOf(unit).one, WordsOf(unit).many);
}

std::string SaidStep(const ClockStep& step, const Messages& say) {
  const auto date = [&](const std::optional<base::Date>& day) { return day ? say.Date(*day) : ""; };
  const std::string term = step.n && step.unit ? SaidTerm(*step.n, *step.unit, say) : "";
  return say(kSteps[static_cast<std::size_t>(step.kind) - 1], date(step.day), date(step.from), date(step.to),
             step.n.value_or(0), term, SaidDays(step.days.value_or(0), say), SaidHoliday(step, say));
}

}  // namespace pepiniere::pep
