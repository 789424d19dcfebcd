#include "services/metrics/api/formula_list.h"

#include <algorithm>
#include <string>

#include "services/aip/values.h"
#include "services/base/date.h"
#include "services/base/text.h"
#include "services/metrics/api/asked.h"
#include "services/metrics/compute/indicator_names.h"
#include "services/query/nearest.h"

namespace pepiniere::metrics::api {
namespace {

using Definition = v1::Definition;

constexpr Formula kOfPoints[] = {
    {kUsage, 2, "",
     "Ce que dit une mesure d'usage dans la période : la somme si elle s'additionne, sinon la dernière valeur ; si "
     "elle "
     "est découpée, la somme de la dernière valeur de chaque part. Une part dont rien n'est dit dans la période, et "
     "dont quelque chose l'était avant, est citée (NOT_TOLD).",
     "What a metric of usage says in the period: the sum if it adds up, else the last value; where it is split, the "
     "sum "
     "of the last value of each part. A part of which nothing is told in the period, and something was before, is "
     "named "
     "(NOT_TOLD).",
     "DINUM"},
    {kOnlineShare, 1, "ratio",
     "Somme de ce qui est fait en ligne sur la période / somme de tout ce qui est fait. Jamais la moyenne des parts.",
     "Sum of what is done online in the period / sum of all that is done. Never the mean of shares.", "DINUM"},
    {kImpact, 2, "ratio",
     "(valeur - point de départ) / (cible - point de départ), sans plafond, de la dernière valeur de la période ; si "
     "la "
     "mesure est découpée, de la somme de la dernière valeur de chaque part.",
     "(value - baseline) / (target - baseline), uncapped, of the last value in the period; where the metric is split, "
     "of "
     "the sum of the last value of each part.",
     "DINUM"},
    {kForecast, 1, "items",
     "Convolution de ce qui a été fini chaque jour local complet avant la date ; avec plusieurs équipes, tirages. "
     "Montré avec ce qu'auraient valu les mêmes promesses chaque semaine passée.",
     "Convolution of what was finished on each whole local day before the date; with several teams, draws. Shown with "
     "what the same promises would have been worth in each past week.",
     "Magennis 2011"}};

// Those of before, which figures that were kept name.
constexpr Formula kFormer[] = {
    {kUsage, 1, "",
     "Ce que dit une mesure d'usage dans la période : la somme si elle s'additionne, sinon la dernière valeur.",
     "What a metric of usage says in the period: the sum if it adds up, else the last value.", "DINUM"},
    {kImpact, 1, "ratio",
     "(valeur - point de départ) / (cible - point de départ), sans plafond, de la dernière valeur de la période.",
     "(value - baseline) / (target - baseline), uncapped, of the last value in the period.", "DINUM"}};

// From which day on there were figures.
constexpr std::string_view kFirstDay = "2026-11-28";

// What each changed from the version before, which held until then.
struct Change {
  std::string_view id;
  int version;
  std::string_view since;  // a day
  std::string_view french, english;
};
constexpr std::string_view kOfEachFrench =
                               "D'une mesure découpée, la dernière valeur de chaque part compte : celle d'une "
                               "part qui n'est pas dite le dernier jour ne comptait pas.",
                           kOfEachEnglish =
                               "Of a metric that is split, the last value of each part counts: that of a "
                               "part that is not told on the last day did not.";
constexpr Change kChanges[] = {{kUsage, 2, "2026-11-28", kOfEachFrench, kOfEachEnglish},
                               {kImpact, 2, "2026-11-28", kOfEachFrench, kOfEachEnglish}};

const Change* FindChange(std::string_view id, int version) {
  const auto* const found = std::ranges::find_if(
      kChanges, [&](const Change& change) { return change.id == id && change.version == version; });
  return found == std::end(kChanges) ? nullptr : found;
}

google::type::Date Day(std::string_view iso) { return aip::ToProto(*base::Date::Parse(iso)); }

// Whether more of it is better.
struct Way {
  std::string_view id;
  Definition::Direction direction;
};
constexpr Way kWays[] = {{"cycle_time", Definition::DIRECTION_DOWN},
                         {"lead_time", Definition::DIRECTION_DOWN},
                         {"wip", Definition::DIRECTION_NONE},
                         {"age", Definition::DIRECTION_DOWN},
                         {"throughput", Definition::DIRECTION_NONE},
                         {"littles_law", Definition::DIRECTION_DOWN},
                         {"velocity", Definition::DIRECTION_NONE},
                         {"say_do", Definition::DIRECTION_UP},
                         {"deployment_frequency", Definition::DIRECTION_UP},
                         {"change_lead_time", Definition::DIRECTION_DOWN},
                         {"change_fail_rate", Definition::DIRECTION_DOWN},
                         {"recovery_time", Definition::DIRECTION_DOWN},
                         {"rework_rate", Definition::DIRECTION_DOWN},
                         {"jdma", Definition::DIRECTION_UP},
                         {"nps", Definition::DIRECTION_UP},
                         {"csat", Definition::DIRECTION_UP},
                         {kUsage, Definition::DIRECTION_UP},
                         {kOnlineShare, Definition::DIRECTION_UP},
                         {kImpact, Definition::DIRECTION_UP},
                         {kForecast, Definition::DIRECTION_UP}};

}  // namespace

const std::vector<Formula>& AllFormulas() {
  static const auto* const all = [] {
    auto* const formulas = new std::vector<Formula>(Formulas().begin(), Formulas().end());
    formulas->insert(formulas->end(), std::begin(kOfPoints), std::end(kOfPoints));
    formulas->insert(formulas->end(), std::begin(kFormer), std::end(kFormer));
    std::ranges::sort(*formulas, {}, &Formula::Name);
    return formulas;
  }();
  return *all;
}

bool IsCurrent(const Formula& formula) {
  return std::ranges::none_of(
      AllFormulas(), [&](const Formula& other) { return other.id == formula.id && other.version > formula.version; });
}

const Formula* FindAsked(std::string_view asked) {
  const Formula* const formula = FindVersion(asked);
  return formula && IsCurrent(*formula) ? formula : nullptr;
}

const Formula* FindVersion(std::string_view asked) {
  const std::string_view id = asked.substr(0, asked.find('@'));
  for (const Formula& formula : AllFormulas()) {
    if (formula.id == id && (asked == id ? IsCurrent(formula) : asked == formula.Name())) return &formula;
  }
  return nullptr;
}

std::string NoIndicator(std::string_view asked) {
  std::vector<std::string_view> known;
  for (const Formula& formula : AllFormulas()) {
    if (IsCurrent(formula) && formula.id != kForecast) known.push_back(formula.id);
  }
  const std::string near = query::Suggest(asked, known);
  // Most of what is far from all of them is a metric.
  const std::string_view far = "see the formulas; of a metric, ask for usage, and name it as the subject";
  return base::Concat("\"", asked, "\" is no indicator: ", near.starts_with("did you mean ") ? near : far);
}

bool IsOfPoints(std::string_view indicator) {
  return indicator == kUsage || indicator == kOnlineShare || indicator == kImpact;
}

v1::Formula Told(const Formula& formula) {
  v1::Formula told;
  told.set_name(base::Concat("formulas/", formula.Name()));
  told.set_indicator(std::string(formula.id));
  told.set_version(formula.version);
  if (const IndicatorName* const name = FindIndicatorName(formula.id)) {
    told.set_label_fr(std::string(name->french));
    told.set_label_en(std::string(name->english));
  }
  const auto* const way = std::ranges::find(kWays, formula.id, &Way::id);
  if (way != std::end(kWays)) told.set_direction(way->direction);
  told.set_text_fr(std::string(formula.french));
  told.set_text_en(std::string(formula.english));
  told.set_unit(std::string(formula.unit));
  for (const FormulaParameter& parameter : formula.parameters) {
    auto& one = *told.add_parameters();
    one.set_key(std::string(parameter.name));
    one.set_label_fr(std::string(parameter.french));
    one.set_label_en(std::string(parameter.english));
    one.set_default_value(parameter.standard);
    one.set_minimum(BoundsOf(parameter.name).minimum);
    one.set_maximum(BoundsOf(parameter.name).maximum);
    one.set_unit(std::string(parameter.unit));
  }
  told.set_source(std::string(formula.source));
  told.set_current(IsCurrent(formula));
  const Change* const change = FindChange(formula.id, formula.version);
  if (change) {
    told.set_change_fr(std::string(change->french));
    told.set_change_en(std::string(change->english));
  }
  *told.mutable_start_date() = Day(change ? change->since : kFirstDay);
  if (const Change* const next = FindChange(formula.id, formula.version + 1)) {
    *told.mutable_end_date() = Day(next->since);
  }
  return told;
}

}  // namespace pepiniere::metrics::api
