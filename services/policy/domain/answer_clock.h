// The time that an authority has to answer, as data: nothing of a term is code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/domain/silence.h"

namespace pepiniere::policy {

// Numbered as in the contract.
enum class TermUnit {
  kMonths = 1,  // to the same day of the month, or to the last day of one that has no such day
  kDays,        // calendar days
  kOuvres,      // jours ouvrés: Monday to Friday, without holidays
  kOuvrables,   // jours ouvrables: Monday to Saturday, without holidays
};

// MONTHS: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(TermUnit unit);
bool ReadSymbol(std::string_view symbol, TermUnit& unit);

// Days on which a term does not run, both ends included.
struct Suspension {
  base::Date first;
  std::optional<base::Date> last;  // none: it goes on
  bool operator==(const Suspension&) const = default;
};

// A term is at most this long: ten years.
inline constexpr int kMostMonths = 120, kMostDays = 3'660;
inline constexpr std::size_t kMostSuspensions = 100;
// What a clock may name lies in these years, so that calendars hold wherever it ends.
inline constexpr int kFirstClockYear = 1950, kLastClockYear = 2199;

// The longest term in a unit.
int MostOf(TermUnit unit);

struct AnswerClock {
  // The day of receipt, in the zone; it does not count itself.
  base::Date received{};
  int n = 0;  // 1 or more
  TermUnit unit = TermUnit::kMonths;
  // Where days begin: those of the term, and that on which an answer is late.
  absl::TimeZone zone = absl::UTCTimeZone();
  // Whether a term that ends on a Saturday, a Sunday or a holiday goes on to the next day that is none of these, as
  // article 642 of the code de procédure civile has it.
  bool rolls = false;
  std::vector<Suspension> suspensions{};  // in any order; they may overlap
  Silence silence = Silence::kNone;
  std::string legal_basis{};
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const AnswerClock& clock);

// The day that it is at an instant, in a zone: that of a receipt, for example.
base::Date DayAt(absl::Time instant, absl::TimeZone zone);
// When a day begins in a zone: at 00:00, or where the clock skips that, when it does.
absl::Time BeginningOf(base::Date day, absl::TimeZone zone);

// The day of the same number so many months later, or the last day of a month that has no such day.
base::Date AddMonths(base::Date day, int months);

// Suspensions as days that are suspended: in order, without overlap, with nothing between two. One that goes on is the
// last.
std::vector<Suspension> UnionOf(std::vector<Suspension> suspensions);

}  // namespace pepiniere::policy
