#include "clients/pep/policy/clock_answer.h"

#include <cstdint>
#include <optional>
#include <string>

#include "clients/pep/policy/clock_words.h"
#include "services/json/json.h"

namespace pepiniere::pep {
namespace {

using json::OrderedJson;
using policy::ClockStep;

std::string Iso(const std::optional<base::Date>& day) { return day ? day->ToString() : ""; }

std::string OverdueFrom(const policy::AnswerClock& clock, const policy::Deadline& deadline) {
  return absl::FormatTime(absl::RFC3339_sec, deadline.overdue_from, clock.zone);
}

OrderedJson ToJson(const ClockStep& step) {
  OrderedJson json = {{"step", policy::Symbol(step.kind)}};
  if (step.day) json["day"] = Iso(step.day);
  if (step.from) json["from"] = Iso(step.from);
  if (step.to) json["to"] = Iso(step.to);
  if (step.n) json["n"] = *step.n;
  if (step.unit) json["unit"] = TypedUnit(*step.unit);
  if (step.days) json["days"] = *step.days;
  if (step.holiday) json["holiday"] = step.holiday->code;
  json["description"] = SaidStep(step, Messages(Language::kEnglish));
  return json;
}

std::string ClockJson(const policy::AnswerClock& clock, const policy::Deadline& deadline) {
  OrderedJson json = {{"lastDay", Iso(deadline.last_day)}, {"overdueFrom", OverdueFrom(clock, deadline)}};
  OrderedJson& steps = json["steps"] = OrderedJson::array();
  for (const ClockStep& step : deadline.steps) steps.push_back(ToJson(step));
  json["zone"] = clock.zone.name();
  json["calendar"] = deadline.calendar;
  return json::Dump(json);
}

base::CsvCell Number(const std::optional<std::int32_t>& n) {
  return n ? base::CsvCell::Number(std::int64_t{*n}) : base::CsvCell("");
}

const View<ClockStep>& StepsView() {
  using S = const ClockStep&;
  static const auto* view =
      new View<ClockStep>{.fields = {{"step", [](S s) { return policy::Symbol(s.kind); }},
                                     {"day", [](S s) { return Iso(s.day); }},
                                     {"from", [](S s) { return Iso(s.from); }},
                                     {"to", [](S s) { return Iso(s.to); }},
                                     {"n", [](S s) { return Number(s.n); }},
                                     {"unit", [](S s) { return s.unit ? TypedUnit(*s.unit) : std::string_view(); }},
                                     {"days", [](S s) { return Number(s.days); }},
                                     {"holiday", [](S s) { return s.holiday ? s.holiday->code : ""; }},
                                     {"description", [](S s) { return SaidStep(s, Messages(Language::kEnglish)); }}},
                          .columns = {}};
  return *view;
}

}  // namespace

void ShowClock(const Output& output, const policy::AnswerClock& clock, const policy::Deadline& deadline) {
  if (output.format == Format::kJson) return output.Line(ClockJson(clock, deadline));
  if (output.ForPeople()) {
    const Messages& say = output.say;
    output.Line(
        output.terminal.Paint(Tone::kStrong, say({"Last day: $0", "Dernier jour : $0"}, say.Date(*deadline.last_day))));
    output.Line(say({"Overdue from $0 ($1)", "En retard à partir du $0 ($1)"},
                    say.Time(deadline.overdue_from, clock.zone), clock.zone.name()));
    output.Line("");
    for (const ClockStep& step : deadline.steps) output.Line(say({"  • $0", "  • $0"}, SaidStep(step, say)));
    return;
  }
  Listing<ClockStep> listing(output, StepsView());
  for (const ClockStep& step : deadline.steps) listing.Add(step);
  listing.Flush();
}

}  // namespace pepiniere::pep
