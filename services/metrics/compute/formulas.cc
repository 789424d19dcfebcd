#include "services/metrics/compute/formulas.h"

#include <algorithm>

#include "services/base/text.h"

namespace pepiniere::metrics {
namespace {

constexpr Parameters kStandard;

constexpr FormulaParameter kVelocity[] = {
    {"velocity_sprints", static_cast<double>(kStandard.velocity_sprints), "sprints", "derniers sprints clos retenus",
     "how many of the last closed sprints count"},
};

constexpr FormulaParameter kFrequency[] = {
    {"frequency_weeks", static_cast<double>(kStandard.frequency_weeks), "weeks",
     "dernières semaines complètes retenues", "how many of the last complete weeks count"},
    {"frequency_minimum_weeks", static_cast<double>(kStandard.frequency_minimum_weeks), "weeks",
     "en dessous, pas de donnée", "fewer are no data"},
    {"dora_daily", static_cast<double>(kStandard.dora_bands.daily), "days/week",
     "tranche « quotidien » à partir d'autant de jours par semaine", "band \"daily\" from so many days a week"},
    {"dora_weekly", static_cast<double>(kStandard.dora_bands.weekly), "days/week",
     "tranche « hebdomadaire » à partir d'autant de jours par semaine", "band \"weekly\" from so many days a week"},
    {"dora_monthly", static_cast<double>(kStandard.dora_bands.monthly), "days/month",
     "tranche « mensuel » à partir d'autant de jours par mois, sinon « annuel »",
     "band \"monthly\" from so many days a month, else \"yearly\""},
    {"dora_months", static_cast<double>(kStandard.dora_bands.months), "months",
     "derniers mois complets dont on prend la médiane", "last complete months of which the median is taken"},
};

constexpr FormulaParameter kTimes[] = {
    {"dora_day", 24, "h", "tranche « un jour » en dessous", "band \"one_day\" below"},
    {"dora_week", 168, "h", "tranche « une semaine » en dessous", "band \"one_week\" below"},
    {"dora_month", 730, "h", "tranche « un mois » en dessous", "band \"one_month\" below"},
    {"dora_six_months", 4380, "h", "tranche « six mois » en dessous, sinon « plus »",
     "band \"six_months\" below, else \"longer\""},
};

constexpr FormulaParameter kFailures[] = {
    {"fail_horizon", 24, "h",
     "durée pendant laquelle un incident est imputé au dernier déploiement, et âge à partir "
     "duquel un déploiement compte",
     "how long an incident is put down to the latest deployment, and from which age a deployment counts"},
    {"dora_fail_low", static_cast<double>(kStandard.dora_bands.fail_low_percent), "%",
     "tranche « bas » jusqu'à, inclus", "band \"low\" up to, and with it"},
    {"dora_fail_middle", static_cast<double>(kStandard.dora_bands.fail_middle_percent), "%",
     "tranche « moyen » en dessous, sinon « haut »", "band \"middle\" below, else \"high\""},
};

constexpr FormulaParameter kRecovery[] = {
    {"fail_horizon", 24, "h", "durée pendant laquelle un incident est imputé au dernier déploiement",
     "how long an incident is put down to the latest deployment"},
    kTimes[0],
    kTimes[1],
    kTimes[2],
    kTimes[3],
};

constexpr FormulaParameter kJdma[] = {
    {"jdma_flag_below", static_cast<double>(kStandard.jdma_flag_below), "answers", "signalé en dessous",
     "flagged below"},
};

constexpr std::string_view kPercentiles = "Hyndman & Fan 1996, 2";
constexpr std::string_view kDora = "DORA Four Keys";

constexpr Formula kFormulas[] = {
    {"cycle_time", 1, "s",
     "Durée écoulée (nuits, week-ends et attentes compris) de la première entrée en cours à la dernière fin des "
     "éléments "
     "terminés dans la période. Un élément rouvert n'est pas terminé. P50, P85, P95 : rang le plus proche, moyenne des "
     "deux voisins en cas d'égalité exacte. Sans début : exclu (NO_START). Négatif : exclu (NEGATIVE).",
     "Time elapsed (nights, weekends and waiting included) from the first entry to in progress to the last finish, of "
     "items finished in the period. A reopened item is not finished. P50, P85, P95: nearest rank, averaged on exact "
     "ties. Without a start: excluded (NO_START). Negative: excluded (NEGATIVE).",
     kPercentiles},
    {"lead_time", 1, "s",
     "Durée écoulée de la demande à la dernière fin des éléments terminés dans la période. La date d'un import n'est "
     "pas "
     "une demande : sans demande, exclu (NO_REQUEST). P50, P85, P95.",
     "Time elapsed from the request to the last finish, of items finished in the period. The date of an import is not "
     "a "
     "request: without one, excluded (NO_REQUEST). P50, P85, P95.",
     kPercentiles},
    {"wip", 1, "items",
     "Nombre d'éléments en cours à la fin de la période, d'après leurs changements d'état jusque-là, quoi qu'il arrive "
     "ensuite.",
     "How many items are in progress at the end of the period, from their transitions up to then, whatever happened "
     "later.",
     "Little 1961"},
    {"age", 1, "s",
     "Des éléments en cours à la fin de la période : durée écoulée depuis leur première entrée en cours. P50, P85, "
     "P95.",
     "Of items in progress at the end of the period: time elapsed since their first entry to in progress. P50, P85, "
     "P95.",
     kPercentiles},
    {"throughput", 1, "items",
     "Nombre d'éléments terminés dans la période, avec ou sans début connu. Si les éléments terminés par jour sont "
     "donnés, leur somme sur la période.",
     "How many items were finished in the period, with or without a known start. Where finished items a day are given, "
     "their sum over the period.",
     "Little 1961"},
    {"littles_law", 1, "%",
     "Écart entre L, moyenne dans le temps du nombre d'éléments en cours, et λW, éléments terminés par unité de temps "
     "multipliés par leur durée moyenne : |λW - L| / L. Les éléments qui traversent un bord de la période l'expliquent "
     "; "
     "ils sont comptés (crossing). Sans début : hors du calcul.",
     "Gap between L, the mean over time of items in progress, and λW, items finished per unit of time times their mean "
     "cycle time: |λW - L| / L. Items that cross an edge of the period explain it; they are counted (crossing). "
     "Without a "
     "start: left out.",
     "Little 1961"},
    {"velocity", 1, "points",
     "Points finis par sprint : estimations en vigueur à l'instant de la fin, des éléments membres du sprint à cet "
     "instant, terminés dans [début, fin). Moyenne des derniers sprints clos, avec minimum et maximum ; trop peu de "
     "sprints : pas de donnée.",
     "Points finished a sprint: estimates that held at the instant of finishing, of items that were members of the "
     "sprint then, finished in [start, end). Mean of the last closed sprints with min and max; too few sprints: no "
     "data.",
     "Scrum", kVelocity},
    {"say_do", 1, "ratio",
     "Éléments engagés et finis dans le sprint / éléments engagés, sur les sprints clos qui finissent dans la période. "
     "Engagé : membre à l'instant du début. Un élément sorti reste au dénominateur ; un élément ajouté ensuite ne "
     "compte "
     "jamais.",
     "Committed items finished in the sprint / committed items, over closed sprints that end in the period. Committed: "
     "a "
     "member at the instant of the start. Moved out, it stays in the denominator; added later, it never counts.",
     "Scrum"},
    {"deployment_frequency", 1, "days/week",
     "Jours locaux distincts avec un déploiement de production réussi, par semaine ISO ; médiane des dernières "
     "semaines "
     "complètes. Une semaine vide compte 0 ; avant le premier événement, il n'y a pas de semaine.",
     "Distinct local days with a successful production deployment, an ISO week; median of the last complete weeks. An "
     "empty week counts 0; before the first event there are no weeks.",
     kDora, kFrequency},
    {"change_lead_time", 1, "s",
     "De l'écriture d'un changement à la fin du premier déploiement de production réussi qui le porte ; médiane. Écrit "
     "après sa fusion : depuis sa création. Déployé avant sa fusion : exclu. Le premier déploiement vu est un point de "
     "départ et n'explique rien.",
     "From the authoring of a change to the finish of the first successful production deployment that carries it; "
     "median. Authored after its merge: since its creation. Deployed before its merge: excluded. The first deployment "
     "seen is a baseline and explains nothing.",
     kDora, kTimes},
    {"change_fail_rate", 1, "ratio",
     "Déploiements distincts qui ont demandé une intervention immédiate (incident lié, retour arrière) / déploiements "
     "arrivés chez les usagers. Lien : explicite, sinon dernier déploiement complet achevé à la détection ou avant, "
     "dans "
     "l'horizon. Plus jeune que l'horizon : en maturation, hors des deux côtés.",
     "Distinct deployments that needed immediate intervention (a linked incident, a rollback) / deployments that "
     "reached "
     "users. Link: explicit, else the latest whole deployment finished at the detection or before, within the horizon. "
     "Younger than the horizon: maturing, left out of both sides.",
     kDora, kFailures},
    {"recovery_time", 1, "s",
     "De la fin d'un déploiement en échec à la résolution de son dernier incident lié, ou sans incident à son retour "
     "arrière ; médiane. Ceux qui sont encore ouverts sont listés (OPEN).",
     "From the finish of a failed deployment to the resolution of its last linked incident, or without any to its "
     "rollback; median. Those still open are listed (OPEN).",
     kDora, kRecovery},
    {"rework_rate", 1, "ratio",
     "Déploiements de production non planifiés, causés par un incident / déploiements de production dont l'intention "
     "est "
     "connue. Intention jamais enregistrée : pas de donnée.",
     "Unplanned production deployments caused by an incident / production deployments whose intent is known. Intent "
     "never recorded: no data.",
     "DORA 2024"},
    {"jdma", 1, "score",
     "(10 x très bien + 5 x moyen) / réponses. Tranche sur la somme exacte : bon à partir de 8, moyen à partir de 5. "
     "Affiché à une décimale, demi vers le haut. Signalé sous un nombre de réponses.",
     "(10 x good + 5 x medium) / answers. Band on the exact sum: good from 8, medium from 5. Shown to one decimal, "
     "half "
     "up. Flagged below a number of answers.",
     "JDMA", kJdma},
    {"nps", 1, "score",
     "Part des notes 9 et 10 moins part des notes 0 à 6, en pour cent des réponses de toute la période. 0 est une "
     "réponse.",
     "Share of marks 9 and 10 less share of marks 0 to 6, in per cent of the answers of the whole period. 0 is an "
     "answer.",
     "Reichheld 2003"},
    {"csat", 1, "%", "Part des notes 4 et 5 sur 5, en pour cent des réponses de toute la période.",
     "Share of marks 4 and 5 of 5, in per cent of the answers of the whole period.", "Farris et al. 2010"},
};

}  // namespace

std::string Formula::Name() const { return base::Concat(id, "@", version); }

std::span<const Formula> Formulas() { return kFormulas; }

const Formula* FindFormula(std::string_view id) {
  const auto* const found = std::ranges::find(kFormulas, id, &Formula::id);
  return found == std::ranges::end(kFormulas) ? nullptr : found;
}

}  // namespace pepiniere::metrics
