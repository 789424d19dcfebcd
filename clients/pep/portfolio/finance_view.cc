#include "clients/pep/portfolio/finance_view.h"

#include <algorithm>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/sheet.h"
#include "clients/pep/kit/text.h"
#include "clients/pep/portfolio/governance_vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::ProjectFinances;
using portfolio::v1::ProjectHealth;
using PhaseShare = ProjectFinances::PhaseShare;
using M = const Messages&;

constexpr int kMostPoints = 24;  // months: two years fit a screen
constexpr int kLongestBar = 30;

std::string Percent(bool has, double percent, const Messages& say) {
  return has ? base::Concat(say.Decimal(percent), " %") : "";
}

Tone UsedTone(double percent) { return percent > 100 ? Tone::kBad : percent > 80 ? Tone::kWarning : Tone::kGood; }

std::string Repeat(std::string_view text, std::int64_t times) {
  std::string all;
  for (std::int64_t i = 0; i < times; ++i) all += text;
  return all;
}

const View<PhaseShare>& PhasesView() {
  using S = const PhaseShare&;
  static const auto* view = new View<PhaseShare>{
      .fields = {},
      .columns = {{{"Phase", "Phase"},
                   [](S s, M say) {
                     const bool none = s.phase() == portfolio::v1::PHASE_UNSPECIFIED;
                     return Cell{none ? say({"(none)", "(aucune)"}) : Said(s.phase(), say), ToneOf(s.phase())};
                   }},
                  {{"Allocated", "Alloué"}, [](S s, M say) { return Cell{Said(s.allocated(), say)}; }, Align::kRight},
                  {{"Spent", "Dépensé"}, [](S s, M say) { return Cell{Said(s.spent(), say)}; }, Align::kRight}}};
  return *view;
}

// A row a month: what is left, as a bar and as a number; the latest months where there are many.
std::string BurnDown(const ProjectFinances& finances, const Output& output) {
  const auto& points = finances.burn_down();
  const int from = std::max(0, points.size() - kMostPoints);
  std::int64_t most = 1;
  for (int i = from; i < points.size(); ++i) most = std::max(most, points[i].remaining().units());
  std::string text;
  for (int i = from; i < points.size(); ++i) {
    const std::int64_t left = points[i].remaining().units();
    const auto bar = std::clamp<std::int64_t>(left * kLongestBar / most, 0, kLongestBar);
    const Tone tone = left < 0 ? Tone::kBad : Tone::kActive;
    text += base::Concat("  ", Iso(points[i].date()), "  ", output.terminal.Paint(tone, Repeat("█", bar)),
                         Repeat(" ", kLongestBar - bar), "  ", Said(points[i].remaining(), output.say), "\n");
  }
  return text;
}

void Money(const ProjectFinances& finances, Sheet& sheet, const Messages& say) {
  sheet.Section({"Money", "Argent"});
  sheet.Line({"Allocated", "Alloué"}, Said(finances.allocated(), say));
  sheet.Line({"Spent", "Dépensé"}, Said(finances.spent(), say));
  sheet.Line({"Left", "Reste"}, Said(finances.remaining(), say),
             finances.remaining().units() < 0 ? Tone::kBad : Tone::kPlain);
  sheet.Line({"Used", "Consommé"}, Percent(finances.has_used_percent(), finances.used_percent(), say),
             UsedTone(finances.used_percent()));
  if (finances.has_daily_rate()) {
    sheet.Line({"Rate", "Rythme"},
               say({"$0 a day", "$0 par jour"}, say.Euros(static_cast<std::int64_t>(finances.daily_rate() + 0.5))));
  }
  sheet.Line({"Nothing left on", "Épuisé le"}, Said(finances.exhaustion_date(), say), Tone::kWarning);
  sheet.Line({"Spent at the end of the time-box, at that rate", "Dépensé à la fin de la durée, à ce rythme"},
             Said(finances.forecast_spent(), say));
}

void TimeBox(const ProjectFinances& finances, Sheet& sheet, const Messages& say) {
  sheet.Section({"Time", "Temps"});
  if (!finances.has_time_box_start() && !finances.has_time_box_end()) return;
  std::string box = base::Concat(Said(finances.time_box_start(), say), " → ", Said(finances.time_box_end(), say));
  if (finances.has_original_time_box_end()) {
    box += say({" (extended; first until $0)", " (prolongé ; d'abord jusqu'au $0)"},
               Said(finances.original_time_box_end(), say));
  }
  sheet.Line({"Time-box", "Durée"}, box);
  sheet.Line({"Used", "Consommé"}, Percent(finances.has_time_used_percent(), finances.time_used_percent(), say),
             UsedTone(finances.time_used_percent()));
}

}  // namespace

const View<ProjectFinances>& FinancesView() {
  using F = const ProjectFinances&;
  static const auto* view = new View<ProjectFinances>{
      .fields = {{"project", [](F f) { return f.project(); }},
                 {"as_of", [](F f) { return Iso(f.as_of()); }},
                 {"allocated_eur", [](F f) { return Plain(f.allocated()); }},
                 {"spent_eur", [](F f) { return Plain(f.spent()); }},
                 {"remaining_eur", [](F f) { return Plain(f.remaining()); }},
                 {"used_percent",
                  [](F f) {
                    return base::CsvCell::Number(f.has_used_percent() ? base::Concat(f.used_percent()) : "");
                  }},
                 {"daily_rate_eur",
                  [](F f) { return base::CsvCell::Number(f.has_daily_rate() ? base::Concat(f.daily_rate()) : ""); }},
                 {"exhaustion_date", [](F f) { return Iso(f.exhaustion_date()); }},
                 {"forecast_spent_eur", [](F f) { return Plain(f.forecast_spent()); }},
                 {"time_box_start", [](F f) { return Iso(f.time_box_start()); }},
                 {"time_box_end", [](F f) { return Iso(f.time_box_end()); }},
                 {"original_time_box_end", [](F f) { return Iso(f.original_time_box_end()); }},
                 {"time_used_percent",
                  [](F f) {
                    return base::CsvCell::Number(f.has_time_used_percent() ? base::Concat(f.time_used_percent()) : "");
                  }}},
      .columns = {}};
  return *view;
}

void PrintFinances(const ProjectFinances& finances, const Output& output) {
  const Messages& say = output.say;
  output.Line(output.terminal.Paint(
      Tone::kStrong, say({"$0 on $1", "$0 au $1"}, Printable(Id(finances.project())), Said(finances.as_of(), say))));
  Sheet sheet(output);
  Money(finances, sheet, say);
  TimeBox(finances, sheet, say);
  if (finances.has_allocated()) {
    sheet.Section({"What is left, month after month", "Ce qui reste, mois après mois"});
    sheet.Raw(BurnDown(finances, output));
  }
  sheet.Print();
  if (!finances.has_allocated() && !finances.has_spent()) {
    output.Note(say({"No money was recorded: pep projects fund $0 EUR --source SOURCE",
                     "Aucun argent n'est enregistré : pep projects fund $0 EUR --source SOURCE"},
                    Id(finances.project())));
  }
  if (finances.phases().empty()) return;
  output.Line("");
  Listing<PhaseShare> phases(output, PhasesView());
  for (const PhaseShare& share : finances.phases()) phases.Add(share);
  phases.Flush();
}

std::vector<NamedSign> Signs(const ProjectHealth& health) {
  return {{"working_solution", {"A working solution", "Une solution qui marche"}, health.working_solution()},
          {"limited_time", {"Limited time", "Un temps limité"}, health.limited_time()},
          {"moderate_budget", {"A moderate budget", "Un budget mesuré"}, health.moderate_budget()},
          {"continuous_improvement",
           {"Continuous improvement", "Une amélioration continue"},
           health.continuous_improvement()}};
}

const View<NamedSign>& SignsView() {
  using S = const NamedSign&;
  static const auto* view = new View<NamedSign>{
      .fields = {{"principle", [](S s) { return std::string(s.name); }},
                 {"light", [](S s) { return Code(s.sign.light()); }},
                 {"code", [](S s) { return s.sign.code(); }},
                 {"reason", [](S s) { return s.sign.reason(); }}},
      .columns = {{{"", ""},
                   [](S s, M say) {
                     const auto* word = Find(Words<ProjectHealth::Light>(), s.sign.light());
                     return word == nullptr ? Cell{} : Cell{std::string(say.Pick(word->brief)), word->tone};
                   }},
                  {{"Principle", "Principe"},
                   [](S s, M say) {
                     return Cell{say(s.said), Tone::kStrong};
                   }},
                  {{"Light", "Feu"},
                   [](S s, M say) {
                     return Cell{Said(s.sign.light(), say), ToneOf(s.sign.light())};
                   }},
                  {{"Why", "Pourquoi"}, [](S s, M) { return Cell{s.sign.reason()}; }, Align::kLeft, 20, 1}}};
  return *view;
}

}  // namespace pepiniere::pep
