// pep policy clock: no server is asked.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/policy/calendar_flag.h"
#include "clients/pep/policy/clock_answer.h"
#include "clients/pep/policy/clock_words.h"
#include "clients/pep/policy/commands.h"
#include "clients/pep/policy/zone.h"
#include "services/base/try.h"
#include "services/policy/domain/deadline.h"

namespace pepiniere::pep {
namespace {

struct ClockFlags {
  std::optional<base::Date> received;
  int in = 0;
  std::string unit = "months";
  std::vector<policy::Suspension> suspensions;
  std::vector<policy::DatedHoliday> holidays;
  std::string calendar = kUsualCalendar;
  bool roll = false;
  absl::TimeZone zone = Paris();
};

base::Date Today() { return base::Date::InParis(absl::Now()); }

bool IsCounted(base::Date day) { return policy::kFirstClockYear <= day.year() && day.year() <= policy::kLastClockYear; }

std::string OutsideYears(const Messages& say) {
  return say({"years go from $0 to $1", "les années vont de $0 à $1"}, policy::kFirstClockYear, policy::kLastClockYear);
}

// What is wrong with FROM..TO; empty if nothing is.
std::string TakeSuspension(const std::string& typed, const Messages& say, std::vector<policy::Suspension>& taken) {
  const std::vector<std::string> ends = absl::StrSplit(typed, "..");
  const auto first = ends.size() == 2 ? ParseDate(ends[0], Today()) : std::nullopt;
  const auto last = ends.size() == 2 ? ParseDate(ends[1], Today()) : std::nullopt;
  if (!first || !last) {
    return say({"'$0' is not FROM..TO, two days such as 2026-05-20..2026-05-25",
                "« $0 » n'est pas DÉBUT..FIN, deux jours comme 2026-05-20..2026-05-25"},
               typed);
  }
  if (*last < *first) return say({"'$0' ends before it begins", "« $0 » finit avant de commencer"}, typed);
  if (!IsCounted(*first) || !IsCounted(*last)) return OutsideYears(say);
  if (taken.size() == policy::kMostSuspensions) {
    return say({"$0 at most", "$0 au plus"}, policy::kMostSuspensions);
  }
  taken.push_back({*first, *last});
  return "";
}

std::string TakeHoliday(const std::string& typed, const Messages& say, std::vector<policy::DatedHoliday>& taken) {
  const auto day = ParseDate(typed, Today());
  if (!day) return say({"'$0' is not a day such as 2026-05-22", "« $0 » n'est pas un jour comme 2026-05-22"}, typed);
  taken.push_back({.day = *day});
  return "";
}

absl::StatusOr<policy::AnswerClock> ClockFrom(const ClockFlags& flags, const Messages& say) {
  const policy::TermUnit unit = UnitOf(flags.unit);
  if (!IsCounted(*flags.received)) return UsageError(say({"$0: $1", "$0 : $1"}, "--received", OutsideYears(say)));
  if (flags.in > policy::MostOf(unit)) {
    return UsageError(say({"--in: $0 at most for $1", "--in : $0 au plus pour $1"}, policy::MostOf(unit), flags.unit));
  }
  return policy::AnswerClock{.received = *flags.received,
                             .n = flags.in,
                             .unit = unit,
                             .zone = flags.zone,
                             .rolls = flags.roll,
                             .suspensions = flags.suspensions};
}

absl::Status Run(Session& session, const ClockFlags& flags) {
  PEP_ASSIGN(const policy::AnswerClock clock, ClockFrom(flags, session.say()));
  ShowClock(session.out(), clock, policy::DeadlineOf(clock, *policy::Calendar::Of(flags.calendar, flags.holidays)));
  return absl::OkStatus();
}

void AddTerm(Command& clock, ClockFlags& flags) {
  clock
      .Date("--received", flags.received,
            {"The day on which it was received, which does not count", "Le jour de la réception, qui ne compte pas"})
      .Required();
  clock.Number("--in", flags.in, 1, {"How many of them there are to answer", "Combien il y en a pour répondre"})
      .Required();
  clock
      .String("--unit", flags.unit,
              {"Months, calendar days, or working days without (ouvres) or with Saturdays (ouvrables) (months)",
               "Mois, jours de calendrier, jours ouvrés ou jours ouvrables (months)"})
      .OneOf({"months", "days", "ouvres", "ouvrables"});
  clock.Flag("--roll", flags.roll,
             {"On a Saturday, a Sunday or a holiday, go on to the next working day",
              "Un samedi, un dimanche ou un jour férié, aller jusqu'au prochain jour ouvré"});
}

}  // namespace

void AddClockCommand(Command& policy) {
  auto flags = std::make_shared<ClockFlags>();
  Command clock = policy.Add("clock", {"By when an answer is due, step by step, without a server",
                                       "Jusqu'à quand répondre, pas à pas, sans serveur"});
  const Messages say = clock.say();
  AddTerm(clock, *flags);
  clock.Value(
      "--suspend", [flags, say](const std::string& typed) { return TakeSuspension(typed, say, flags->suspensions); },
      {"Days that do not count, both ends included (repeatable)",
       "Des jours qui ne comptent pas, bornes incluses (répétable)"},
      "FROM..TO");
  AddCalendarFlag(clock, flags->calendar);
  clock.Value(
      "--holiday", [flags, say](const std::string& typed) { return TakeHoliday(typed, say, flags->holidays); },
      {"One that the calendar does not have (repeatable)", "Un jour férié que le calendrier n'a pas (répétable)"},
      "DATE");
  clock.Value(
      "--zone", [flags, say](const std::string& typed) { return TakeZone(typed, say, flags->zone); },
      {"Where days begin (Europe/Paris)", "Où commencent les jours (Europe/Paris)"}, "ZONE");
  clock.Does([flags](Session& session) { return Run(session, *flags); });
}

}  // namespace pepiniere::pep
