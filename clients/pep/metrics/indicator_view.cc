#include "clients/pep/metrics/indicator_view.h"

#include "absl/strings/str_join.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/metrics/figure_words.h"
#include "clients/pep/metrics/served_words.h"
#include "clients/pep/metrics/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::CsvCell;
using metrics::v1::Indicator;
using I = const Indicator&;
using M = const Messages&;

CsvCell Plain(bool is_there, double value) { return is_there ? CsvCell::Number(PlainNumber(value)) : CsvCell(""); }

Cell Shown(bool is_there, double value, I indicator, M say) {
  return {is_there ? Measured(value, indicator.unit(), say) : ""};
}

std::vector<View<Indicator>::Field> Fields() {
  return {{"project", [](I i) { return i.project(); }},
          {"indicator", [](I i) { return i.indicator(); }},
          {"formula", [](I i) { return i.formula(); }},
          {"subject", [](I i) { return i.subject(); }},
          {"dimensions", PlainDimensions},
          {"unit", [](I i) { return i.unit(); }},
          {"no_data", [](I i) { return Code(i.no_data()); }},
          {"n", [](I i) { return CsvCell::Number(i.n()); }},
          {"value", [](I i) { return Plain(i.has_value(), i.value()); }},
          {"p15", [](I i) { return Plain(i.percentiles().has_p15(), i.percentiles().p15()); }},
          {"p50", [](I i) { return Plain(i.percentiles().has_p50(), i.percentiles().p50()); }},
          {"p85", [](I i) { return Plain(i.percentiles().has_p85(), i.percentiles().p85()); }},
          {"p95", [](I i) { return Plain(i.percentiles().has_p95(), i.percentiles().p95()); }},
          {"min", [](I i) { return Plain(i.has_min(), i.min()); }},
          {"max", [](I i) { return Plain(i.has_max(), i.max()); }},
          {"numerator", [](I i) { return Plain(i.has_numerator(), i.numerator()); }},
          {"denominator", [](I i) { return Plain(i.has_denominator(), i.denominator()); }},
          {"band", [](I i) { return i.band(); }},
          {"excluded_count", [](I i) { return CsvCell::Number(i.excluded_count()); }},
          {"from_time", [](I i) { return Iso(i.from_time()); }},
          {"to_time", [](I i) { return Iso(i.to_time()); }},
          {"as_of", [](I i) { return Iso(i.as_of()); }},
          {"known_at", [](I i) { return Iso(i.known_at()); }},
          {"time_zone", [](I i) { return i.time_zone(); }}};
}

// What it is of, beside the project.
std::string Of(I indicator) {
  std::string of(Id(indicator.subject()));
  const std::string dimensions = std::string(PlainDimensions(indicator));
  return of.empty() || dimensions.empty() ? of + dimensions : base::Concat(of, " · ", dimensions);
}

std::vector<View<Indicator>::Column> Columns() {
  return {
      {{"Id", "Id"},
       [](I i, M) {
         return Cell{i.indicator(), Tone::kDim};
       },
       Align::kLeft,
       0,
       4},
      {{"Indicator", "Indicateur"}, [](I i, M say) { return Cell{Called(i.indicator(), say)}; }, Align::kLeft, 12, 0},
      {{"Of", "De"}, [](I i, M) { return Cell{Of(i)}; }, Align::kLeft, 8, 3},
      {{"Value", "Valeur"}, [](I i, M say) { return SaidFigure(i, say); }, Align::kLeft, 12, 0, true},
      {{"P85", "P85"},
       [](I i, M say) { return Shown(i.percentiles().has_p85(), i.percentiles().p85(), i, say); },
       Align::kLeft,
       0,
       1},
      {{"P95", "P95"},
       [](I i, M say) { return Shown(i.percentiles().has_p95(), i.percentiles().p95(), i, say); },
       Align::kLeft,
       0,
       2},
      {{"n", "n"}, [](I i, M say) { return Cell{say.Number(i.n())}; }, Align::kRight, 0, 0},
      {{"Left out", "Exclus"},
       [](I i, M say) { return Cell{i.excluded_count() == 0 ? "" : say.Number(i.excluded_count())}; },
       Align::kRight,
       0,
       1},
      {{"Band", "Tranche"}, [](I i, M say) { return Cell{SaidServedBand(i.band(), say)}; }, Align::kLeft, 0, 3}};
}

}  // namespace

std::string PlainDimensions(const Indicator& indicator) {
  return absl::StrJoin(indicator.dimensions(), ";", [](std::string* out, const metrics::v1::Dimension& dimension) {
    *out += base::Concat(dimension.key(), "=", dimension.value());
  });
}

const View<Indicator>& IndicatorView() {
  static const auto* const view = new View<Indicator>{.fields = Fields(), .columns = Columns()};
  return *view;
}

const View<Indicator>& ProjectIndicatorView() {
  static const auto* const view = [] {
    auto* made = new View<Indicator>{.fields = Fields(), .columns = Columns()};
    made->columns.insert(made->columns.begin(), {{"Project", "Projet"}, [](I i, M) {
                                                   return Cell{std::string(Id(i.project())), Tone::kStrong};
                                                 }});
    return made;
  }();
  return *view;
}

}  // namespace pepiniere::pep
