#include "clients/pep/metrics/sentences.h"

#include "clients/pep/kit/sentences.h"

namespace pepiniere::pep {
namespace {

// $0: a name, a number, a list. tests/lint/sentences.mjs holds them against the web's, and against the services.
constexpr Text kSentences[] = {
    {"name one of them: $0", "nommez-en une avec --source : $0"},
    {"name the dimensions that are meant", "dites de quelles valeurs il s'agit, avec --dimension"},
    {"say by which metric it is measured, or by which indicator", "dites par quelle mesure, ou par quel indicateur"},
    {"must be empty: it is measured by a metric", "à laisser vide : c'est une mesure qui le mesure"},
    {"must be other than the baseline: no progress could be told",
     "doit différer du point de départ : on ne pourrait dire aucun progrès"},
    {"say what it was on baseline_date", "dites ce qu'il en était ce jour-là, avec --baseline"},
    {"say why that is the verdict", "dites pourquoi c'est le verdict"},
    {"name at least one figure that it stands on", "nommez au moins un chiffre qui le fonde"},
    {"say which metric is divided", "dites quelle mesure est divisée"},
    {"say by which metric it is divided", "dites par quelle mesure elle est divisée"},
    {"is of a RATIO alone", "n'est que pour un rapport"},
    {"must be another metric than the numerator", "doit être une autre mesure que le numérateur"},
    {"must be empty: values of this kind are never added up",
     "à laisser vide : les valeurs de cette sorte ne s'additionnent jamais"},
    {"is none of its dimensions", "n'est pas l'une de ses dimensions"},
    {"there is no such metric", "il n'y a pas de mesure de ce nom"},
    {"must be an ADDITIVE metric: a ratio is made of sums",
     "doit être une mesure qui se compte : un rapport est fait de sommes"},
    {"is a metric of another project", "est une mesure d'un autre projet"},
    {"is told by another period", "est dite à un autre rythme"},
    {"says what its values mean, which stays: make another metric",
     "dit ce que veulent dire ses valeurs, ce qui ne change pas : faites-en une autre"},
    {"is what the software brings, and stays", "vient avec le logiciel, et reste"},
    {"overlaps the next time that it was in this sprint", "recouvre la fois suivante où il était de ce sprint"},
    {"lies more than $0 days after start_time: check the year",
     "c'est plus de $0 jours après le début : vérifiez l'année"},
    {"must lie after start_time", "doit être après le début"},
    {"must lie after from_time", "doit être après son entrée"},
    {"is missing: what has an outcome is over", "manque : ce qui a une issue est fini"},
    {"lies before start_time", "c'est avant le début"},
    {"lies before finish_time", "c'est avant la fin"},
    {"lies before detect_time", "c'est avant que ce soit remarqué"},
    {"lies before baseline_date", "c'est avant le jour du point de départ"},
    {"must keep $0: there are values split by it", "doit garder $0 : des valeurs se découpent ainsi"},
    {"is of ROLLED_BACK alone", "n'est que pour ce qui a été annulé"},
    {"must not be set: it names the deployment that caused it",
     "pas avec le déploiement qui l'a causé : l'un ou l'autre"},
    {"start pepiniered with --sources-key", "lancez pepiniered avec --sources-key"},
    {"revoke one first", "révoquez-en une d'abord"},
    {"name a figure that has a value, or say that it is INCONCLUSIVE",
     "nommez un chiffre qui a une valeur, ou dites que ce n'est pas concluant"},
    {"is no indicator: see the formulas", "n'est pas un indicateur : voyez les formules"},
    {"cite a metric that is open data", "citez une mesure en données ouvertes"},
    {"are not all of this source", "ne sont pas tous de cette source"},
    {"have its tool send it again", "faites-le renvoyer par son outil"},
    {"is no time zone: use a name such as Europe/Paris", "n'est pas un fuseau : donnez un nom comme Europe/Paris"},
    {"must not lie more than 10 years after from_time", "ne doit pas être à plus de 10 ans du début"},
    {"is no parameter of a formula: see the formulas", "n'est pas un paramètre d'une formule : voyez les formules"},
    {"must lie before known_at", "doit être avant --known-at"},
    {"lies more than a day ahead: the clock of whoever tells of it is wrong",
     "c'est plus d'un jour dans l'avenir : l'horloge de qui le dit est fausse"},
    {"is no answer of this kind of survey", "n'est pas une réponse de cette sorte d'enquête"},
    {"name each answer once", "chaque réponse une fois"},
    {"say at least one answer that somebody gave", "dites au moins une réponse que quelqu'un a donnée"},
    {"is to come", "est à venir"},
    {"is of GITHUB and GITLAB alone", "n'est que pour GitHub et GitLab"},
    {"may have a * at its end alone", "ne peut avoir de * qu'à la fin"},
    {"was deleted here: undelete it first", "a été supprimé ici : rétablissez-le d'abord"},
    {"undelete $0 first", "rétablissez d'abord $0"},
    {"it stays: hide its values by its visibility instead", "elle reste : cachez ses valeurs par sa visibilité"},
};

// Of a condition that is not met, by its type, where no sentence above says more.
constexpr SaidCondition kConditions[] = {
    {"NO_VALUE", "rien n'a été mesuré : on ne peut ni confirmer ni réfuter"},
    {"BUILTIN", "elle vient avec le logiciel, et reste"},
    {"NOT_PUBLIC", "ce ne sont pas des données ouvertes : aucun instantané n'en est gardé"},
    {"NO_SERVER_KEY", "le serveur n'a pas de clé pour sceller les secrets"},
    {"TOO_MANY_SOURCES", "le projet a autant de sources qu'il peut en avoir"},
    {"NOT_REPLAYABLE", "ce qui avait été envoyé n'est plus gardé"},
    {"NOT_ADDITIVE", "ces valeurs ne s'additionnent pas"},
    {"SEVERAL_SOURCES", "plusieurs sources en parlent"},
};

std::optional<std::string> Said(std::string_view english, const Messages& say) {
  return SaidIn(kSentences, english, say);
}

std::optional<std::string> SayCondition(const Violation& violation, const Messages& say) {
  return SayConditionIn(kConditions, kSentences, violation, say);
}

}  // namespace

const Refusals& MetricsRefusals() {
  static constexpr Refusals kRefusals = {.say = SayCondition, .sentence = Said};
  return kRefusals;
}

}  // namespace pepiniere::pep
