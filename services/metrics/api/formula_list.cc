#include "services/metrics/api/formula_list.h"

#include <algorithm>
#include <string>

#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/metrics/api/asked.h"

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

// What each changed from the version before.
struct Change {
  std::string_view id;
  int version;
  std::string_view french, english;
};
constexpr std::string_view kOfEachFrench =
                               "D'une mesure découpée, la dernière valeur de chaque part compte : celle d'une "
                               "part qui n'est pas dite le dernier jour ne comptait pas.",
                           kOfEachEnglish =
                               "Of a metric that is split, the last value of each part counts: that of a "
                               "part that is not told on the last day did not.";
constexpr Change kChanges[] = {{kUsage, 2, kOfEachFrench, kOfEachEnglish}, {kImpact, 2, kOfEachFrench, kOfEachEnglish}};

// What people call each, and whether more of it is better.
struct Words {
  std::string_view id, french, english;
  Definition::Direction direction;
};
constexpr Words kWords[] = {
    {"cycle_time", "Temps de cycle", "Cycle time", Definition::DIRECTION_DOWN},
    {"lead_time", "Délai de livraison", "Lead time", Definition::DIRECTION_DOWN},
    {"wip", "Travail en cours", "Work in progress", Definition::DIRECTION_NONE},
    {"age", "Âge du travail en cours", "Age of work in progress", Definition::DIRECTION_DOWN},
    {"throughput", "Débit", "Throughput", Definition::DIRECTION_NONE},
    {"littles_law", "Loi de Little", "Little's law", Definition::DIRECTION_DOWN},
    {"velocity", "Vélocité", "Velocity", Definition::DIRECTION_NONE},
    {"say_do", "Dit et fait", "Say/do", Definition::DIRECTION_UP},
    {"deployment_frequency", "Fréquence de déploiement", "Deployment frequency", Definition::DIRECTION_UP},
    {"change_lead_time", "Délai des changements", "Lead time for changes", Definition::DIRECTION_DOWN},
    {"change_fail_rate", "Taux d'échec des changements", "Change fail rate", Definition::DIRECTION_DOWN},
    {"recovery_time", "Temps de rétablissement", "Failed deployment recovery time", Definition::DIRECTION_DOWN},
    {"rework_rate", "Taux de reprise", "Rework rate", Definition::DIRECTION_DOWN},
    {"jdma", "Je donne mon avis", "Je donne mon avis", Definition::DIRECTION_UP},
    {"nps", "NPS", "NPS", Definition::DIRECTION_UP},
    {"csat", "CSAT", "CSAT", Definition::DIRECTION_UP},
    {kUsage, "Usage", "Usage", Definition::DIRECTION_UP},
    {kOnlineShare, "Part en ligne", "Online share", Definition::DIRECTION_UP},
    {kImpact, "Impact", "Impact", Definition::DIRECTION_UP},
    {kForecast, "Prévision", "Forecast", Definition::DIRECTION_UP}};

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

bool IsOfPoints(std::string_view indicator) {
  return indicator == kUsage || indicator == kOnlineShare || indicator == kImpact;
}

v1::Formula Told(const Formula& formula) {
  v1::Formula told;
  told.set_name(base::Concat("formulas/", formula.Name()));
  told.set_indicator(std::string(formula.id));
  told.set_version(formula.version);
  const auto* const words = std::ranges::find(kWords, formula.id, &Words::id);
  if (words != std::end(kWords)) {
    told.set_label_fr(std::string(words->french));
    told.set_label_en(std::string(words->english));
    told.set_direction(words->direction);
  }
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
  for (const Change& change : kChanges) {
    if (change.id != formula.id || change.version != formula.version) continue;
    told.set_change_fr(std::string(change.french));
    told.set_change_en(std::string(change.english));
  }
  *told.mutable_start_date() = aip::ToProto(*base::Date::FromCivil(2026, 11, 28));
  return told;
}

}  // namespace pepiniere::metrics::api
