#include "clients/pep/portfolio/period_flags.h"

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "clients/pep/kit/exit_code.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

constexpr int kMonthsInQuarter = 3, kQuarters = 4, kMonths = 12;

// The days from the first of a month to the last of another one of the same year; none where there is no such year.
std::optional<Period> Months(std::string_view year, int first, int last) {
  int number = 0;
  if (year.size() != 4 || !absl::SimpleAtoi(base::Absl(year), &number)) return std::nullopt;
  const auto from = base::Date::FromCivil(number, first, 1);
  const auto after =
      last == kMonths ? base::Date::FromCivil(number + 1, 1, 1) : base::Date::FromCivil(number, last + 1, 1);
  return from && after ? std::optional(Period{*from, *after + -1}) : std::nullopt;
}

}  // namespace

std::optional<Period> ParseYear(std::string_view typed) { return Months(typed, 1, kMonths); }

std::optional<Period> ParseQuarter(std::string_view typed) {
  constexpr std::string_view kShape = "2025-Q1";
  if (typed.size() != kShape.size() || typed[4] != '-') return std::nullopt;
  const char letter = absl::ascii_toupper(static_cast<unsigned char>(typed[5]));
  const int quarter = typed[6] - '0';
  if ((letter != 'Q' && letter != 'T') || quarter < 1 || quarter > kQuarters) return std::nullopt;
  return Months(typed.substr(0, 4), kMonthsInQuarter * quarter - 2, kMonthsInQuarter * quarter);
}

void PeriodFlags::AddTo(Command& command) {
  command.Date("--from", from, {"The first day", "Le premier jour"});
  command.Date("--to", to, {"The last day, within the period (today)", "Le dernier jour, compris (aujourd'hui)"});
  const auto preset_by = [this, &say = command.say()](std::optional<Period> (*parse)(std::string_view),
                                                      Text complaint) {
    return [this, &say, parse, complaint](const std::string& typed) {
      const auto period = parse(typed);
      if (!period) return say(complaint, typed);
      if (preset) return say({"name one period", "nommez une seule période"});
      preset = period;
      return std::string();
    };
  };
  command.Value("--year",
                preset_by(ParseYear, {"'$0' is not a year, such as 2025", "« $0 » n'est pas une année, comme 2025"}),
                {"A calendar year, instead of --from and --to", "Une année civile, au lieu de --from et --to"}, "YEAR");
  command.Value("--quarter",
                preset_by(ParseQuarter,
                          {"'$0' is not a quarter, such as 2025-Q1", "« $0 » n'est pas un trimestre, comme 2025-T1"}),
                {"A quarter, such as 2025-Q1", "Un trimestre, comme 2025-T1"}, "QUARTER");
}

absl::Status PeriodFlags::Check(const Messages& say) const {
  if (preset && (from || to)) {
    return UsageError(
        say({"choose --from and --to, --year or --quarter", "choisissez --from et --to, --year ou --quarter"}));
  }
  if (!preset && !from) {
    return UsageError(
        say({"--from is required, or --year, or --quarter", "il manque --from, ou --year, ou --quarter"}));
  }
  if (from && to && *to < *from) {
    return InOwnWords(absl::StatusCode::kOutOfRange,
                      say({"the period ends before it begins", "la période finit avant de commencer"}));
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::pep
