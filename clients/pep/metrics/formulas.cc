// pep metrics formulas
#include "clients/pep/kit/fields.h"
#include "clients/pep/metrics/figure_words.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using metrics::v1::Formula;
using Stub = metrics::v1::MetricsService::Stub;

void ShowText(const Message& message, Sheet& sheet, const Messages& say) {
  const auto& formula = static_cast<const Formula&>(message);
  sheet.Line({"It is", "C'est"}, say.Pick({formula.label_en(), formula.label_fr()}), Tone::kStrong);
  sheet.Line({"What changed", "Ce qui a changé"}, say.Pick({formula.change_en(), formula.change_fr()}));
  sheet.Section({"How it is computed", "Comment il est calculé"});
  sheet.Body(say.Pick({formula.text_en(), formula.text_fr()}));
  sheet.Section({"Parameters", "Paramètres"});
  for (const auto& parameter : formula.parameters()) {
    sheet.Line({parameter.key(), parameter.key()},
               base::Concat(SaidNumber(parameter.default_value(), say), " ", SaidParameterUnit(parameter.unit(), say),
                            " (", SaidNumber(parameter.minimum(), say), "–", SaidNumber(parameter.maximum(), say),
                            "): ", say.Pick({parameter.label_en(), parameter.label_fr()})));
  }
}

}  // namespace

Noun FormulasNoun() {
  return {
      .name = "formulas",
      .help = {"How each figure is computed, version by version",
               "Comment chaque chiffre est calculé, version par version"},
      .one = {"a formula", "une formule"},
      .many = {"formulas, all versions of them", "les formules, toutes versions"},
      .type = "FORMULA",
      .which = {"INDICATOR@VERSION, or INDICATOR for the current one",
                "INDICATEUR@VERSION, ou INDICATEUR pour celle qui a cours"},
      .unknown = {"no such formula: $0", "aucune formule de ce nom : $0"},
      .resource = Formula::default_instance(),
      .part = MetricsPart,
      .fields = {"name", "indicator", "version", "label_fr", "label_en", "text_fr", "text_en", "unit", "direction",
                 "parameters", "source", "source_uri", "current", "start_date", "end_date", "change_fr", "change_en"},
      .columns = {{{"Formula", "Formule"}, "name"},
                  {{"Unit", "Unité"}, "unit", 1},
                  {{"Current", "A cours"}, "current"},
                  {{"Since", "Depuis"}, "start_date", 1},
                  {{"Defined by", "Définie par"}, "source", 2}},
      .lines = {{{"Unit", "Unité"}, "unit"},
                {{"Direction", "Sens"}, "direction"},
                {{"Current", "A cours"}, "current"},
                {{"Since", "Depuis"}, "start_date"},
                {{"Until", "Jusqu'au"}, "end_date"},
                {{"Defined by", "Définie par"}, "source"},
                {{"Read at", "Se lit sur"}, "source_uri"}},
      .show_more = ShowText,
      .list = &Stub::ListFormulas,
      .get = &Stub::GetFormula};
}

}  // namespace pepiniere::pep
