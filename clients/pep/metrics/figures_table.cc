#include "clients/pep/metrics/figures_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/kit/sheet.h"
#include "clients/pep/kit/text.h"
#include "clients/pep/metrics/figure_words.h"
#include "clients/pep/metrics/forecast_text.h"
#include "services/base/text.h"
#include "services/metrics/compute/formulas.h"
#include "services/metrics/compute/percentile_rows.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using base::CsvCell;
using metrics::Figure;
using Optional = std::optional<double>;

// As short as it reads back the same.
std::string Plain(double value) {
  std::array<char, 64> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}
CsvCell Plain(const Optional& value) { return value ? CsvCell::Number(Plain(*value)) : CsvCell(""); }

std::string Iso(absl::Time instant) { return absl::FormatTime("%E4Y-%m-%dT%H:%M:%E*SZ", instant, absl::UTCTimeZone()); }

Cell ShownIn(const Optional& value, const Figure& figure, const Messages& say) {
  return {value ? InUnit(*value, figure.unit, say) : ""};
}

std::string Band(const Figure& figure, const Messages& say) {
  return figure.band.empty() ? "" : SaidBand(figure.band, say);
}

// The value; of a rate, what it is made of too.
Cell Value(const Figure& figure, const Messages& say) {
  if (figure.no_data) return {Said(*figure.no_data, say), Tone::kDim};
  std::string value = ValueOf(figure, say);
  if (figure.unit == "ratio" && figure.denominator) {
    const auto whole = [&](const Optional& part) { return say.Number(std::llround(part.value_or(0))); };
    value += Concat(" (", whole(figure.numerator), "/", whole(figure.denominator), ")");
  }
  return {value};
}

const View<Figure>& FiguresView() {
  using F = const Figure&;
  using M = const Messages&;
  static const auto* view = new View<Figure>{
      .fields = {{"id", [](F f) { return f.id; }},
                 {"formula", [](F f) { return f.formula; }},
                 {"unit", [](F f) { return f.unit; }},
                 {"value", [](F f) { return Plain(f.value); }},
                 {"n", [](F f) { return CsvCell::Number(f.n); }},
                 {"p50", [](F f) { return Plain(f.p50); }},
                 {"p85", [](F f) { return Plain(f.p85); }},
                 {"p95", [](F f) { return Plain(f.p95); }},
                 {"min", [](F f) { return Plain(f.min); }},
                 {"max", [](F f) { return Plain(f.max); }},
                 {"numerator", [](F f) { return Plain(f.numerator); }},
                 {"denominator", [](F f) { return Plain(f.denominator); }},
                 {"band", [](F f) { return f.band; }},
                 {"excluded", [](F f) { return CsvCell::Number(static_cast<std::int64_t>(f.excluded.size())); }},
                 {"no_data", [](F f) { return f.no_data ? metrics::ToString(*f.no_data) : std::string_view(); }}},
      .columns = {
          {{"Id", "Id"}, [](F f, M) { return Cell{f.id, Tone::kDim}; }, Align::kLeft, 0, 4},
          {{"Indicator", "Indicateur"}, [](F f, M say) { return Cell{Called(f.id, say)}; }, Align::kLeft, 16, 0},
          {{"Value or P50", "Valeur ou P50"}, [](F f, M say) { return Value(f, say); }, Align::kLeft, 0, 0},
          {{"P85", "P85"}, [](F f, M say) { return ShownIn(f.p85, f, say); }, Align::kLeft, 0, 1},
          {{"P95", "P95"}, [](F f, M say) { return ShownIn(f.p95, f, say); }, Align::kLeft, 0, 2},
          {{"n", "n"}, [](F f, M say) { return Cell{say.Number(f.n)}; }, Align::kRight, 0, 0},
          {{"Left out", "Exclus"},
           [](F f,
              M say) { return Cell{f.excluded.empty() ? "" : say.Number(static_cast<std::int64_t>(f.excluded.size()))}; },
           Align::kRight,
           0,
           1},
          {{"Band", "Tranche"}, [](F f, M say) { return Cell{Band(f, say)}; }, Align::kLeft, 0, 3}}};
  return *view;
}

// A row of an explained figure, and which percentiles are taken from it.
struct RowLine {
  const Figure* figure;
  const metrics::Row* row;
  std::string at;
  absl::TimeZone zone;
};

std::vector<RowLine> LinesOf(const Figure& figure, const absl::TimeZone& zone) {
  std::vector<RowLine> lines;
  for (const metrics::Row& row : figure.rows) lines.push_back({&figure, &row, "", zone});
  for (const auto& [name, percent, rows] : metrics::RowsAtPercentiles(figure)) {
    for (const std::size_t i : rows) lines[i].at += Concat(lines[i].at.empty() ? "" : " ", name);
  }
  return lines;
}

std::string InstantOf(const RowLine& line, std::size_t i) {
  return i < line.row->instants.size() ? Iso(line.row->instants[i]) : "";
}
Cell ShownInstant(const RowLine& line, std::size_t i, const Messages& say) {
  return {i < line.row->instants.size() ? say.Time(line.row->instants[i], line.zone) : ""};
}

const View<RowLine>& RowsView() {
  using R = const RowLine&;
  using M = const Messages&;
  static const auto* view = new View<RowLine>{
      .fields = {{"id", [](R r) { return r.row->id; }},
                 {"first", [](R r) { return InstantOf(r, 0); }},
                 {"second", [](R r) { return InstantOf(r, 1); }},
                 {"third", [](R r) { return InstantOf(r, 2); }},
                 {"contribution", [](R r) { return CsvCell::Number(Plain(r.row->contribution)); }},
                 {"at", [](R r) { return r.at; }},
                 {"note", [](R r) { return r.row->note; }}},
      .columns = {{{"Id", "Id"}, [](R r, M) { return Cell{r.row->id}; }, Align::kLeft, 8, 0, true},
                  {{"First instant", "Premier instant"},
                   [](R r, M say) { return ShownInstant(r, 0, say); },
                   Align::kLeft,
                   0,
                   2},
                  {{"Second", "Deuxième"}, [](R r, M say) { return ShownInstant(r, 1, say); }, Align::kLeft, 0, 3},
                  {{"Counts for", "Compte pour"},
                   [](R r, M say) {
                     const bool is_duration = r.figure->unit == "s" || r.figure->id == "littles_law";
                     return Cell{InUnit(r.row->contribution, is_duration ? "s" : "", say)};
                   },
                   Align::kRight,
                   0,
                   0},
                  {{"At", "À"},
                   [](R r, M) {
                     return Cell{r.at, Tone::kStrong};
                   },
                   Align::kLeft,
                   0,
                   1},
                  {{"Note", "Note"},
                   [](R r, M say) { return Cell{SaidNote(r.row->note, say), Tone::kDim}; },
                   Align::kLeft,
                   8,
                   4,
                   true}}};
  return *view;
}

const View<HeldSeries>& PointsView() {
  using S = const HeldSeries&;
  using M = const Messages&;
  static const auto* view = new View<HeldSeries>{
      .fields = {},
      .columns = {
          {{"Metric", "Mesure"}, [](S s, M) { return Cell{s.metric}; }, Align::kLeft, 0, 0},
          {{"Of", "De"},
           [](S s, M) {
             std::string text;
             for (const auto& [key, value] : s.dimensions) text += Concat(text.empty() ? "" : ", ", key, "=", value);
             return Cell{text};
           },
           Align::kLeft,
           8,
           1,
           true},
          {{"Source", "Source"},
           [](S s, M) {
             return Cell{s.source, Tone::kDim};
           },
           Align::kLeft,
           0,
           2},
          {{"Value", "Valeur"},
           [](S s, M say) {
             return s.time ? Cell{say.Figure(Plain(s.value))} : Cell{Said(metrics::NoData::kNoRows, say), Tone::kDim};
           },
           Align::kRight,
           0,
           0},
          {{"Points", "Points"}, [](S s, M say) { return Cell{say.Number(s.n)}; }, Align::kRight, 0, 1},
          {{"Restated", "Corrigés"}, [](S s, M say) { return Cell{say.Number(s.restated)}; }, Align::kRight, 0, 3},
          {{"Left out", "Exclus"},
           [](S s, M say) { return Cell{say.Number(static_cast<std::int64_t>(s.excluded.size()))}; },
           Align::kRight,
           0,
           3}}};
  return *view;
}

std::string Period(const metrics::Window& window, const Messages& say) {
  return say({"$0 to $1, as known at $2 ($3)", "Du $0 au $1, tel que connu le $2 ($3)"},
             say.Time(window.from, window.zone), say.Time(window.to, window.zone), say.Time(window.as_of, window.zone),
             window.zone.name());
}

template <typename T>
void List(const Output& output, const View<T>& view, const std::vector<T>& items) {
  Listing<T> listing(output, view);
  for (const T& item : items) listing.Add(item);
  listing.Flush();
}

void ShowExplained(const Output& output, const Figure& figure, const metrics::Window& window) {
  const Messages& say = output.say;
  const metrics::Formula& formula = *metrics::FindFormula(figure.id);
  Sheet sheet(output);
  sheet.Line({"Indicator", "Indicateur"}, Called(figure.id, say), Tone::kStrong);
  sheet.Line({"Formula", "Formule"}, figure.formula);
  sheet.Line({"Value or P50", "Valeur ou P50"}, Value(figure, say).text, figure.no_data ? Tone::kDim : Tone::kPlain);
  sheet.Line({"P85", "P85"}, ShownIn(figure.p85, figure, say).text);
  sheet.Line({"P95", "P95"}, ShownIn(figure.p95, figure, say).text);
  sheet.Line({"Least", "Minimum"}, ShownIn(figure.min, figure, say).text);
  sheet.Line({"Most", "Maximum"}, ShownIn(figure.max, figure, say).text);
  sheet.Line({"Band", "Tranche"}, Band(figure, say));
  sheet.Line(CalledCount(figure.id), say.Number(figure.n));
  sheet.Line({"Period", "Période"}, Period(window, say));
  sheet.Section({"How it is computed", "Comment il est calculé"});
  sheet.Body(say({formula.english, formula.french}));
  for (const auto& parameter : formula.parameters) {
    sheet.Line({parameter.name, parameter.name},
               Concat(say.Figure(Plain(parameter.standard)), " ", SaidParameterUnit(parameter.unit, say), ", ",
                      say({parameter.english, parameter.french})));
  }
  sheet.Section({"Beside it", "À côté"});
  for (const auto& [name, value] : figure.parts) {
    const std::string called = CalledPart(name, say);
    const std::string_view unit = name == "cycle_time_mean" ? "s" : name == "gap" ? "%" : "";
    sheet.Line({called, called}, InUnit(value, unit, say));
  }
  sheet.Print();
  const std::vector<RowLine> lines = LinesOf(figure, window.zone);
  if (!lines.empty()) output.Line("");
  List(output, RowsView(), lines);
  Sheet left_out(output);
  left_out.Section({"Left out", "Exclus"});
  for (const auto& [id, reason] : figure.excluded) left_out.Line({id, id}, SaidReason(reason, say));
  left_out.Print();
}

}  // namespace

void ShowFigures(const Output& output, const Computed& computed) {
  const auto explained = std::ranges::find(computed.figures, computed.explained, &Figure::id);
  const bool explains = explained != computed.figures.end();
  if (!output.ForPeople()) {
    if (explains) return List(output, RowsView(), LinesOf(*explained, computed.window.zone));
    return List(output, FiguresView(), computed.figures);
  }
  if (explains) {
    ShowExplained(output, *explained, computed.window);
  } else {
    List(output, FiguresView(), computed.figures);
    output.Note(Period(computed.window, output.say));
    if (!computed.points.empty()) output.Line("");
    List(output, PointsView(), computed.points);
  }
  if (computed.forecast) ShowForecast(output, *computed.forecast);
}

}  // namespace pepiniere::pep
