#include "clients/pep/metrics/target_view.h"

#include <optional>
#include <string>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/metrics/served_words.h"
#include "clients/pep/metrics/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::CsvCell;
using metrics::v1::TargetComparison;
using C = const TargetComparison&;
using M = const Messages&;

CsvCell Plain(bool is_there, double value) { return is_there ? CsvCell::Number(PlainNumber(value)) : CsvCell(""); }

std::string SaidIf(bool is_there, double value, C c, M say) {
  return is_there ? Measured(value, c.indicator().unit(), say) : "–";
}

// What it is now, or why nobody knows.
Cell Now(C c, M say) {
  if (c.has_value()) return {Measured(c.value(), c.indicator().unit(), say)};
  const auto reason = c.no_data() == metrics::v1::NO_DATA_REASON_UNSPECIFIED ? c.indicator().no_data() : c.no_data();
  const std::string said = SaidNoData(reason, say);
  return {said.empty() ? "–" : said, Tone::kDim};
}

// Of the way, which may be less than none and more than all. Where it cannot be told though there is a value, why.
Cell Progress(C c, M say) {
  constexpr double kPercent = 100;
  if (c.has_progress()) {
    const Tone tone = c.has_met() ? (c.met() ? Tone::kGood : Tone::kWarning) : Tone::kPlain;
    return {base::Concat(SaidNumber(c.progress() * kPercent, say), say({" %", "\u00a0%"})), tone};
  }
  return {c.has_value() ? SaidNoData(c.no_data(), say) : "–", Tone::kDim};
}

}  // namespace

const View<TargetComparison>& TargetView() {
  static const auto* const view = new View<TargetComparison>{
      .fields = {{"objective", [](C c) { return c.objective().name(); }},
                 {"title", [](C c) { return c.objective().title(); }},
                 {"unit", [](C c) { return c.indicator().unit(); }},
                 {"baseline", [](C c) { return Plain(c.objective().has_baseline(), c.objective().baseline()); }},
                 {"target", [](C c) { return Plain(c.objective().has_target(), c.objective().target()); }},
                 {"target_date", [](C c) { return Iso(c.objective().target_date()); }},
                 {"value", [](C c) { return Plain(c.has_value(), c.value()); }},
                 {"value_time", [](C c) { return Iso(c.value_time()); }},
                 {"progress", [](C c) { return Plain(c.has_progress(), c.progress()); }},
                 {"no_data", [](C c) { return Code(c.no_data()); }},
                 {"met", [](C c) { return c.has_met() ? (c.met() ? "true" : "false") : ""; }},
                 {"days_left", [](C c) { return c.has_days_left() ? CsvCell::Number(c.days_left()) : CsvCell(""); }}},
      .columns = {
          {{"Objective", "Objectif"},
           [](C c, M) {
             return Cell{c.objective().title(), Tone::kStrong};
           },
           Align::kLeft,
           16,
           0},
          {{"From", "De"},
           [](C c, M say) { return Cell{SaidIf(c.objective().has_baseline(), c.objective().baseline(), c, say)}; },
           Align::kRight,
           0,
           1},
          {{"Now", "Maintenant"}, Now, Align::kLeft, 12, 0, true},
          {{"To", "À"},
           [](C c, M say) { return Cell{SaidIf(c.objective().has_target(), c.objective().target(), c, say)}; },
           Align::kRight,
           0,
           1},
          {{"Of the way", "Du chemin"}, Progress, Align::kLeft, 8, 0, true},
          {{"By", "Pour le"},
           [](C c, M say) { return Cell{Said(c.objective().target_date(), say)}; },
           Align::kRight,
           0,
           2},
          {{"Days left", "Jours restants"},
           [](C c, M say) { return Cell{c.has_days_left() ? say.Number(c.days_left()) : ""}; },
           Align::kRight,
           0,
           2}}};
  return *view;
}

}  // namespace pepiniere::pep
