#include "clients/pep/metrics/figure_words.h"

#include <cmath>
#include <cstdint>
#include <span>

#include "absl/strings/str_replace.h"
#include "services/base/text.h"
#include "services/metrics/compute/indicator_names.h"

namespace pepiniere::pep {
namespace {

struct Words {
  std::string_view code;
  Text text;
};

constexpr Words kReasons[] = {
    {"NO_START", {"without a start", "sans début"}},
    {"NEGATIVE", {"ends before it begins", "finit avant de commencer"}},
    {"NO_REQUEST", {"without a request", "sans demande"}},
    {"NO_ESTIMATE", {"without an estimate", "sans estimation"}},
    {"NO_ESTIMATES", {"a sprint without estimates", "un sprint sans estimation"}},
    {"DONE_BEFORE_START", {"done before the sprint", "fini avant le sprint"}},
    {"BASELINE", {"carried by the first deployment seen", "porté par le premier déploiement vu"}},
    {"UNKNOWN_CHANGE", {"a change of which nothing is told", "un changement dont rien n'est dit"}},
    {"DEPLOYED_BEFORE_MERGE", {"deployed before it was merged", "déployé avant sa fusion"}},
    {"AUTHORED_AFTER_MERGE",
     {"written after it was merged, created nobody knows when", "écrit après sa fusion, créé on ne sait quand"}},
    {"NO_AUTHORED", {"written nobody knows when", "écrit on ne sait quand"}},
    {"DID_NOT_REACH_USERS", {"did not reach users", "pas arrivé chez les usagers"}},
    {"MATURING", {"too young to tell", "trop jeune pour le dire"}},
    {"NOT_LINKED", {"an incident that follows no deployment", "un incident qui ne suit aucun déploiement"}},
    {"UNKNOWN_DEPLOYMENT", {"of a deployment of which nothing is told", "d'un déploiement dont rien n'est dit"}},
    {"NOT_PRODUCTION", {"of a deployment that is not of production", "d'un déploiement hors production"}},
    {"NOT_FINISHED", {"of a deployment that is not over", "d'un déploiement qui n'est pas fini"}},
    {"OPEN", {"not over yet", "pas encore fini"}},
    {"ROLLBACK_WITHOUT_DATE", {"rolled back nobody knows when", "annulé on ne sait quand"}},
    {"NO_INTENT", {"without an intent", "sans intention"}},
    {"OFF_SCALE", {"not on the scale", "hors de l'échelle"}},
    {"NOT_CARRIED", {"named by no deployment", "nommé par aucun déploiement"}},
    {"WHOLE_TOLD", {"a part of what is told all together", "une part de ce qui est dit d'un seul tenant"}},
    {"NOT_ADDITIVE", {"cannot be added up", "ne s'additionne pas"}},
    {"SEVERAL_SOURCES", {"told by another source too", "dit aussi par une autre source"}},
    {"NOT_TOLD", {"nothing told in the period", "rien de dit sur la période"}},
    {"NO_COUNT", {"no count", "pas un décompte"}},
    {"NOT_KNOWN_YET", {"measured later", "mesuré plus tard"}},
    {"NO_REVISION",
     {"without a revision, where one holds that has one", "sans révision, là où il en vaut une qui en a"}},
    {"SAME_REVISION", {"the same revision with another value", "la même révision avec une autre valeur"}},
    {"OLDER_REVISION", {"an older revision", "une révision plus ancienne"}},
    {"EARLIER_ARRIVAL", {"arrived earlier", "arrivé plus tôt"}},
};

constexpr Words kBands[] = {
    {"daily", {"daily", "quotidien"}},
    {"weekly", {"weekly", "hebdomadaire"}},
    {"monthly", {"monthly", "mensuel"}},
    {"yearly", {"yearly", "annuel"}},
    {"one_day", {"less than a day", "moins d'un jour"}},
    {"one_week", {"less than a week", "moins d'une semaine"}},
    {"one_month", {"less than a month", "moins d'un mois"}},
    {"six_months", {"less than six months", "moins de six mois"}},
    {"longer", {"six months or more", "six mois ou plus"}},
    {"low", {"15 % or less", "15 % ou moins"}},
    {"middle", {"less than 46 %", "moins de 46 %"}},
    {"high", {"46 % or more", "46 % ou plus"}},
    {"good", {"good", "bon"}},
    {"medium", {"medium", "moyen"}},
    {"bad", {"bad", "mauvais"}},
};

constexpr Words kParts[] = {
    {"wip_mean", {"In progress on average (L)", "En cours en moyenne (L)"}},
    {"throughput_per_day", {"Finished a day (λ)", "Terminés par jour (λ)"}},
    {"cycle_time_mean", {"Mean cycle time (W)", "Temps de cycle moyen (W)"}},
    {"wip_expected", {"λW", "λW"}},
    {"gap", {"Gap", "Écart"}},
    {"crossing", {"Cross an edge", "Traversent un bord"}},
    {"sprints", {"Sprints", "Sprints"}},
    {"maturing", {"Too young to tell", "Trop jeunes pour le dire"}},
    {"open", {"Not over yet", "Pas encore finis"}},
    {"shown", {"Shown as", "Affiché"}},
    {"flagged", {"Few answers", "Peu de réponses"}},
    {"promoters", {"9 and 10", "9 et 10"}},
    {"detractors", {"0 to 6", "0 à 6"}},
};

// Of what a formula may be asked with.
constexpr Words kParameterUnits[] = {
    {"answers", {"answers", "réponses"}},
    {"sprints", {"sprints", "sprints"}},
    {"days", {"days", "jours"}},
    {"weeks", {"weeks", "semaines"}},
    {"months", {"months", "mois"}},
    {"days/week", {"days a week", "jours par semaine"}},
    {"days/month", {"days a month", "jours par mois"}},
};

std::string In(std::span<const Words> table, std::string_view code, const Messages& say) {
  for (const auto& [known, text] : table) {
    if (known == code) return say(text);
  }
  return std::string(code);
}

// A whole number as it is, others with one digit after the point.
std::string Number(double value, const Messages& say) {
  constexpr double kShort = 1e15;
  const bool is_whole = std::trunc(value) == value && std::abs(value) < kShort;
  return is_whole ? say.Number(static_cast<std::int64_t>(value)) : say.Decimal(value);
}

// The two largest units, or seconds: "3 d 4 h".
std::string Duration(double seconds, const Messages& say) {
  struct Unit {
    std::int64_t seconds;
    Text name;
  };
  constexpr Unit kUnits[] = {{86'400, {"$0 d", "$0 j"}}, {3'600, {"$0 h", "$0 h"}}, {60, {"$0 min", "$0 min"}}};
  auto left = static_cast<std::int64_t>(std::llround(seconds));
  std::string text;
  int told = 0;
  for (const auto& [of_unit, name] : kUnits) {
    if (left >= of_unit && told < 2) {
      text += base::Concat(told > 0 ? " " : "", say(name, say.Number(left / of_unit)));
      left %= of_unit;
      ++told;
    } else if (told > 0) {
      break;
    }
  }
  return told > 0 ? text : base::Concat(Number(seconds, say), " s");
}

}  // namespace

std::string WithFewAnswers(std::string_view said, std::int64_t answers, const Messages& say) {
  return base::Concat(said, say({" (few answers: $0)", " (peu de réponses : $0)"}, say.Number(answers)));
}

std::string SaidParameterUnit(std::string_view unit, const Messages& say) { return In(kParameterUnits, unit, say); }

std::string Called(std::string_view indicator, const Messages& say) {
  const metrics::IndicatorName* const name = metrics::FindIndicatorName(indicator);
  return name ? say({name->english, name->french}) : std::string(indicator);
}

Text CalledCount(std::string_view indicator) {
  if (indicator == "littles_law") return {"Finished in the period", "Terminés dans la période"};
  return {"What counts", "Ce qui compte"};
}

std::string Said(metrics::NoData reason, const Messages& say) {
  switch (reason) {
    case metrics::NoData::kNoRows:
      return say({"no data: nothing told", "pas de donnée : rien de dit"});
    case metrics::NoData::kEmptyDenominator:
      return say({"no data: nothing to divide by", "pas de donnée : rien par quoi diviser"});
    case metrics::NoData::kTooFew:
      return say({"no data: too few to tell", "pas de donnée : trop peu pour le dire"});
    case metrics::NoData::kNotCovered:
      return say({"no data: nobody told of it", "pas de donnée : personne ne l'a dit"});
    case metrics::NoData::kNoIntent:
      return say({"no data: no deployment says whether an incident caused it",
                  "pas de donnée : aucun déploiement ne dit si un incident l'a causé"});
    case metrics::NoData::kTooLate:
      return say({"no data: it was told too late", "pas de donnée : cela a été dit trop tard"});
    case metrics::NoData::kNoFailure:
      return say({"no failure in the period", "aucun échec dans la période"});
  }
  return "";
}

std::string SaidReason(std::string_view code, const Messages& say) { return In(kReasons, code, say); }

std::string SaidBand(std::string_view code, const Messages& say) { return In(kBands, code, say); }

std::string CalledPart(std::string_view name, const Messages& say) { return In(kParts, name, say); }

std::string SaidNote(std::string_view note, const Messages& say) {
  if (say.language() == Language::kEnglish) return std::string(note);
  return absl::StrReplaceAll(base::Absl(note), {{" explicit", " explicite"},
                                                {" by time, ", " d'après l'heure, "},
                                                {" s after", " s après"},
                                                {"rolled back", "annulé"},
                                                {", since its creation", ", depuis sa création"},
                                                {"crosses both edges", "traverse les deux bords"},
                                                {"crosses the start", "traverse le début"},
                                                {"crosses the end", "traverse la fin"}});
}

std::string InUnit(double value, std::string_view unit, const Messages& say) {
  if (unit == "s") return Duration(value, say);
  constexpr int kPercent = 100;
  if (unit == "ratio") return base::Concat(Number(value * kPercent, say), say({" %", "\u00a0%"}));
  if (unit == "%") return base::Concat(Number(value, say), say({" %", "\u00a0%"}));
  if (unit == "points") return say({"$0 points", "$0 points"}, Number(value, say));
  if (unit == "days/week" && std::abs(value) == 1)
    return say({"$0 day a week", "$0 jour par semaine"}, Number(value, say));
  if (unit == "days/week") return say({"$0 days a week", "$0 jours par semaine"}, Number(value, say));
  return Number(value, say);
}

std::string ValueOf(const metrics::Figure& figure, const Messages& say) {
  const std::optional<double> value = figure.value ? figure.value : figure.p50;
  if (figure.no_data || !value) return "";
  std::string said = InUnit(*value, figure.unit, say);
  bool flagged = false;
  for (const auto& [name, part] : figure.parts) {
    if (name == "shown") said = say.Decimal(part);  // rounded by its formula, half up
    if (name == "flagged") flagged = part != 0;
  }
  return flagged ? WithFewAnswers(said, figure.n, say) : said;
}

}  // namespace pepiniere::pep
