#include "clients/pep/policy/deadline_view.h"

#include <string>
#include <string_view>

#include "clients/pep/kit/proto_values.h"
#include "clients/pep/policy/clock_words.h"

namespace pepiniere::pep {
namespace {

using policy::v1::Deadline;

std::string SaidServed(const Deadline::Step& step, const Messages& say) {
  const auto known = StepOf(step);
  return known ? SaidStep(*known, say) : say({"a step of another kind", "une étape d'une autre sorte"});
}

const View<Deadline::Step>& StepsView() {
  using S = const Deadline::Step&;
  static const auto* const view = new View<Deadline::Step>{
      .fields = {{"step",
                  [](S s) {
                    const auto known = StepOf(s);
                    return std::string(known ? policy::Symbol(known->kind) : std::string_view());
                  }},
                 {"day", [](S s) { return Iso(s.day()); }},
                 {"from", [](S s) { return Iso(s.from_date()); }},
                 {"to", [](S s) { return Iso(s.to_date()); }},
                 {"days", [](S s) { return s.has_days() ? base::CsvCell::Number(s.days()) : base::CsvCell(""); }},
                 {"description", [](S s) { return SaidServed(s, Messages(Language::kEnglish)); }}},
      .columns = {}};
  return *view;
}

}  // namespace

std::optional<policy::ClockStep> StepOf(const Deadline::Step& step) {
  constexpr int kFirst = static_cast<int>(policy::StepKind::kReceived),
                kLast = static_cast<int>(policy::StepKind::kLastDay);
  const int kind = step.kind();
  if (kind < kFirst || kind > kLast) return std::nullopt;
  policy::ClockStep known;
  known.kind = static_cast<policy::StepKind>(kind);
  known.day = FromProto(step.day());
  known.from = FromProto(step.from_date());
  known.to = FromProto(step.to_date());
  if (step.has_n()) known.n = step.n();
  if (step.unit() >= policy::v1::TERM_UNIT_MONTHS && step.unit() <= policy::v1::TERM_UNIT_OUVRABLES) {
    known.unit = static_cast<policy::TermUnit>(step.unit());
  }
  if (step.has_days()) known.days = step.days();
  if (step.holiday_law().empty() && step.holiday_fr().empty()) return known;
  known.holiday = policy::Holiday{.day = known.day.value_or(base::Date()),
                                  .code = "",
                                  .french = step.holiday_fr(),
                                  .english = step.holiday_en(),
                                  .law = step.holiday_law()};
  return known;
}

void ShowDeadline(const Output& output, const Deadline& deadline) {
  if (output.format == Format::kJson) return output.Line(Json(deadline));
  if (output.format == Format::kCsv) {
    Listing<Deadline::Step> listing(output, StepsView());
    for (const Deadline::Step& step : deadline.steps()) listing.Add(step);
    return listing.Flush();
  }
  const Messages& say = output.say;
  const auto last = FromProto(deadline.last_day());
  const std::string told = last ? say({"Last day: $0", "Dernier jour : $0"}, say.Date(*last))
                                : say({"It stands still: nobody knows the last day",
                                       "Le délai ne court plus : nul ne "
                                       "sait le dernier jour"});
  output.Line(output.terminal.Paint(Tone::kStrong, told));
  if (deadline.has_overdue_from()) {
    output.Line(say({"Overdue from $0", "En retard à partir du $0"}, say.Deadline(FromProto(deadline.overdue_from()))));
  }
  output.Line("");
  for (const Deadline::Step& step : deadline.steps()) output.Line(say({"  • $0", "  • $0"}, SaidServed(step, say)));
}

}  // namespace pepiniere::pep
