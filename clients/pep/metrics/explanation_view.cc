#include "clients/pep/metrics/explanation_view.h"

#include <string>
#include <vector>

#include "absl/strings/str_join.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/sheet.h"
#include "clients/pep/metrics/figure_words.h"
#include "clients/pep/metrics/indicator_view.h"
#include "clients/pep/metrics/served_words.h"
#include "clients/pep/metrics/vocabulary.h"
#include "clients/pep/metrics/window_flags.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using base::Concat;
using base::CsvCell;
using metrics::v1::Explanation;
using M = const Messages&;

// A row that counts, or one that was left out.
struct RowLine {
  const Explanation::Row* row = nullptr;
  const metrics::v1::Indicator::Exclusion* left_out = nullptr;
  std::string_view unit = {};  // of what it brings
};
using R = const RowLine&;

std::string Resource(R r) { return r.row != nullptr ? r.row->resource() : r.left_out->resource(); }

std::string CalledRow(R r) {
  const bool has_label = r.row != nullptr && !r.row->label().empty();
  return has_label ? r.row->label() : std::string(Id(Resource(r)));
}

std::string Times(R r) {
  if (r.row == nullptr) return "";
  return absl::StrJoin(r.row->times(), ";",
                       [](std::string* out, const google::protobuf::Timestamp& time) { *out += Iso(time); });
}

Cell TimeCell(R r, int i, M say) {
  if (r.row == nullptr || i >= r.row->times_size()) return {};
  return {say.Time(FromProto(r.row->times(i)), Paris())};
}

std::string Percentiles(R r) {
  if (r.row == nullptr) return "";
  return absl::StrJoin(r.row->percentiles(), " ", [](std::string* out, int p) { *out += Concat("P", p); });
}

std::string Note(R r, M say) { return r.row == nullptr ? "" : SaidNote(r.row->note(), say); }

Cell Contribution(R r, M say) {
  if (r.row == nullptr) return {say({"left out: $0", "exclu : $0"}, SaidReason(r.left_out->reason(), say)), Tone::kDim};
  return {Measured(r.row->contribution(), r.unit, say)};
}

const View<RowLine>& RowView() {
  static const auto* const view = new View<RowLine>{
      .fields = {{"resource", Resource},
                 {"label", [](R r) { return r.row == nullptr ? std::string() : r.row->label(); }},
                 {"revision", [](R r) { return r.row == nullptr ? CsvCell("") : CsvCell::Number(r.row->revision()); }},
                 {"source", [](R r) { return r.row == nullptr ? std::string() : r.row->source(); }},
                 {"times", Times},
                 {"contribution",
                  [](R r) {
                    return r.row == nullptr ? CsvCell("") : CsvCell::Number(PlainNumber(r.row->contribution()));
                  }},
                 {"percentiles", Percentiles},
                 {"note", [](R r) { return r.row == nullptr ? std::string() : r.row->note(); }},
                 {"receive_time", [](R r) { return r.row == nullptr ? std::string() : Iso(r.row->receive_time()); }},
                 {"left_out", [](R r) { return r.left_out == nullptr ? std::string() : r.left_out->reason(); }}},
      .columns = {
          {{"Row", "Ligne"}, [](R r, M) { return Cell{CalledRow(r)}; }, Align::kLeft, 10, 0},
          {{"First instant", "Premier instant"}, [](R r, M say) { return TimeCell(r, 0, say); }, Align::kLeft, 0, 2},
          {{"Second", "Deuxième"}, [](R r, M say) { return TimeCell(r, 1, say); }, Align::kLeft, 0, 3},
          {{"Counts for", "Compte pour"}, Contribution, Align::kRight},
          {{"At", "À"},
           [](R r, M) {
             return Cell{Percentiles(r), Tone::kStrong};
           },
           Align::kLeft,
           0,
           1},
          {{"Note", "Note"},
           [](R r, M say) {
             return Cell{Note(r, say), Tone::kDim};
           },
           Align::kLeft,
           8,
           4,
           true}}};
  return *view;
}

void ShowFormula(const Explanation& explanation, Sheet& sheet, M say) {
  const auto& formula = explanation.formula();
  sheet.Section({"How it is computed", "Comment il est calculé"});
  sheet.Body(say.Pick({formula.text_en(), formula.text_fr()}));
  sheet.Line({"Defined by", "Définie par"}, formula.source());
  sheet.Line({"Read at", "Se lit sur"}, formula.source_uri());
  sheet.Section({"With", "Avec"});
  for (const auto& parameter : explanation.parameters()) {
    sheet.Line({parameter.key(), parameter.key()},
               Concat(SaidNumber(parameter.value(), say), " ", SaidParameterUnit(parameter.unit(), say), " (",
                      Said(parameter.origin(), say), ")"));
  }
}

void ShowValue(const metrics::v1::Indicator& indicator, Sheet& sheet, M say) {
  const Cell value = SaidFigure(indicator, say);
  const auto line = [&](Text label, bool is_there, double number, std::string_view unit) {
    if (is_there) sheet.Line(label, Measured(number, unit, say));
  };
  sheet.Line({"Indicator", "Indicateur"}, Called(indicator.indicator(), say), Tone::kStrong);
  sheet.Line({"Formula", "Formule"}, Id(indicator.formula()));
  sheet.Line({"Of", "De"}, Id(indicator.subject()));
  sheet.Line({"Where", "Où"}, PlainDimensions(indicator));
  sheet.Line({"Value", "Valeur"}, value.text, value.tone);
  line({"P85", "P85"}, indicator.percentiles().has_p85(), indicator.percentiles().p85(), indicator.unit());
  line({"P95", "P95"}, indicator.percentiles().has_p95(), indicator.percentiles().p95(), indicator.unit());
  line({"Least", "Minimum"}, indicator.has_min(), indicator.min(), indicator.unit());
  line({"Most", "Maximum"}, indicator.has_max(), indicator.max(), indicator.unit());
  line({"Divides", "Divise"}, indicator.has_numerator(), indicator.numerator(), "");
  line({"By", "Par"}, indicator.has_denominator(), indicator.denominator(), "");
  sheet.Line({"Band", "Tranche"}, SaidServedBand(indicator.band(), say));
  sheet.Line(CalledCount(indicator.indicator()), say.Number(indicator.n()));
  sheet.Line({"Left out", "Exclus"}, indicator.excluded_count() == 0 ? "" : say.Number(indicator.excluded_count()));
  sheet.Line({"Period", "Période"}, SaidWindow(indicator, say));
}

void ShowLinks(const Explanation& explanation, Sheet& sheet, M say) {
  sheet.Section({"Which incident is put down to which deployment", "Quel incident est imputé à quel déploiement"});
  for (const auto& link : explanation.links()) {
    std::string text(Id(link.incident()));
    if (!link.deployment().empty()) {
      text += Concat(" → ", Id(link.deployment()), ", ", Measured(link.distance_seconds(), "s", say),
                     say({" later", " après"}));
    }
    sheet.Body(Concat(text, " (", Said(link.origin(), say), ")"));
  }
}

void ShowFreshness(const Explanation& explanation, Sheet& sheet, M say) {
  sheet.Section({"How new what it was made of is", "De quand date ce qui le fait"});
  for (const auto& fresh : explanation.freshness()) {
    std::string said = say({"rows: $0", "lignes : $0"}, say.Number(fresh.rows()));
    // What nobody told the instant of has none.
    if (fresh.has_receive_time()) {
      said += say({"; last told $0", " ; dit le $0"}, say.Time(FromProto(fresh.receive_time()), Paris()));
    }
    if (fresh.has_event_time()) said += say({", of $0", ", du $0"}, say.Time(FromProto(fresh.event_time()), Paris()));
    sheet.Line({fresh.source(), fresh.source()}, said);
  }
}

void ShowChanges(const Explanation& explanation, Sheet& sheet, M say) {
  if (!explanation.has_before()) return;
  const std::string_view unit = explanation.indicator().unit();
  const auto at = [&](bool is_there, double value) {
    return is_there ? Measured(value, unit, say) : say({"did not count", "ne comptait pas"});
  };
  sheet.Section({"What changed since", "Ce qui a changé depuis"});
  sheet.Line({"It was known to be", "On le savait à"}, SaidFigure(explanation.before(), say).text);
  for (const auto& change : explanation.changes()) {
    sheet.Body(Concat(Id(change.resource()), " · ", Said(change.kind(), say), " · ",
                      at(change.has_before(), change.before()), " → ", at(change.has_after(), change.after()), " · ",
                      change.has_receive_time() ? say.Time(FromProto(change.receive_time()), Paris()) : "–"));
  }
}

}  // namespace

void ListRows(const Output& output, const Explanation& explanation) {
  const std::string_view unit = explanation.indicator().unit() == "s" ? "s" : "";
  Listing<RowLine> listing(output, RowView());
  for (const auto& row : explanation.rows()) listing.Add({.row = &row, .left_out = nullptr, .unit = unit});
  for (const auto& exclusion : explanation.exclusions()) {
    listing.Add({.row = nullptr, .left_out = &exclusion, .unit = unit});
  }
  listing.Flush();
}

void ShowExplanation(const Output& output, const Explanation& explanation) {
  const Messages& say = output.say;
  Sheet sheet(output);
  ShowValue(explanation.indicator(), sheet, say);
  ShowFormula(explanation, sheet, say);
  sheet.Section({"Beside it", "À côté"});
  for (const auto& part : explanation.indicator().parts()) {
    const std::string called = CalledPart(part.key(), say);
    const std::string_view unit = part.key() == "cycle_time_mean" ? "s" : part.key() == "gap" ? "%" : "";
    sheet.Line({called, called}, Measured(part.value(), unit, say));
  }
  sheet.Print();
  if (explanation.row_count() > 0) output.Line("");
  ListRows(output, explanation);
  ShowLinks(explanation, sheet, say);
  ShowFreshness(explanation, sheet, say);
  ShowChanges(explanation, sheet, say);
  sheet.Section({"Its export", "Son export"});
  sheet.Line({"SHA-256", "SHA-256"}, explanation.sha256());
  sheet.Print();
}

}  // namespace pepiniere::pep
