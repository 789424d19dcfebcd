// pep policy holidays: no server is asked.
#include <memory>
#include <string>
#include <utility>

#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/policy/calendar_flag.h"
#include "clients/pep/policy/commands.h"
#include "services/json/json.h"
#include "services/policy/domain/calendar.h"

namespace pepiniere::pep {
namespace {

using policy::Holiday;

struct HolidayFlags {
  int from = 0, to = 0;  // years; 0: not typed
  std::string calendar = kUsualCalendar;
};

std::string HolidayJson(const Holiday& holiday) {
  return json::Dump(json::OrderedJson{{"day", holiday.day.ToString()},
                                      {"code", holiday.code},
                                      {"french", holiday.french},
                                      {"english", holiday.english},
                                      {"law", holiday.law}});
}

const View<Holiday>& HolidaysView() {
  using H = const Holiday&;
  static const auto* view = new View<Holiday>{
      .fields = {{"day", [](H h) { return h.day.ToString(); }},
                 {"code", [](H h) { return h.code; }},
                 {"french", [](H h) { return h.french; }},
                 {"english", [](H h) { return h.english; }},
                 {"law", [](H h) { return h.law; }}},
      .columns = {
          {{"Day", "Jour"}, [](H h, const Messages& say) { return Cell{say.Date(h.day)}; }, Align::kRight},
          {{"Holiday", "Jour férié"},
           [](H h, const Messages& say) { return Cell{say.language() == Language::kFrench ? h.french : h.english}; }},
          {{"By", "En vertu de"},
           [](H h, const Messages&) {
             return Cell{h.law, Tone::kDim};
           },
           Align::kLeft,
           20,
           1,
           true}}};
  return *view;
}

absl::Status Run(Session& session, const HolidayFlags& flags) {
  const Messages& say = session.say();
  const int this_year = base::Date::InParis(absl::Now()).year();
  const int first = flags.from != 0 ? flags.from : flags.to != 0 ? flags.to : this_year;
  const int last = flags.to != 0 ? flags.to : first;
  for (const auto& [flag, year] : {std::pair("--from", flags.from), std::pair("--to", flags.to)}) {
    if (year == 0 || (policy::kFirstHolidayYear <= year && year <= policy::kLastHolidayYear)) continue;
    return UsageError(say({"$0: years go from $1 to $2", "$0 : les années vont de $1 à $2"}, flag,
                          policy::kFirstHolidayYear, policy::kLastHolidayYear));
  }
  if (last < first) return UsageError(say({"--to: before --from", "--to : avant --from"}));
  const policy::Calendar calendar = *policy::Calendar::Of(flags.calendar);
  Listing<Holiday> listing(session.out(), HolidaysView());
  for (const Holiday& holiday :
       calendar.Between(*base::Date::FromCivil(first, 1, 1), *base::Date::FromCivil(last, 12, 31))) {
    if (session.out().format == Format::kJson) {
      session.out().Line(HolidayJson(holiday));
    } else {
      listing.Add(holiday);
    }
  }
  listing.Flush();
  return absl::OkStatus();
}

}  // namespace

void AddHolidaysCommand(Command& policy) {
  auto flags = std::make_shared<HolidayFlags>();
  Command holidays = policy.Add("holidays", {"Public holidays, as they are and were in law, without a server",
                                             "Les jours fériés, tels qu'ils sont et étaient en droit, sans serveur"});
  holidays.Number("--from", flags->from, 1, {"From this year on (this year)", "À partir de cette année (celle-ci)"});
  holidays.Number("--to", flags->to, 1, {"To the end of this year (--from)", "Jusqu'à la fin de cette année (--from)"});
  AddCalendarFlag(holidays, flags->calendar);
  holidays.Does([flags](Session& session) { return Run(session, *flags); });
}

}  // namespace pepiniere::pep
