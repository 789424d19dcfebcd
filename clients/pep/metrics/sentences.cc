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
    {"lies before the last step: the item would stay as it is",
     "c'est avant la dernière étape : l'élément resterait comme il est"},
    {"must not lie in the future", "ne peut pas être à venir"},
    {"must lie between the years 100 and 9900", "doit être entre les années 100 et 9900"},
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
    // Of a point.
    {"$0 is no metric of this project, nor everybody's",
     "$0 n'est pas une mesure, ni de ce projet, ni de tous : « pep metrics definitions list » les donne"},
    {"is no series that this source tells of in this project", "n'est pas une série dont cette source parle ici"},
    {"$0 was deleted: undelete it first", "$0 a été supprimée : rétablissez-la d'abord"},
    {"$0 is a ratio, which takes no points: tell $1 and $2",
     "$0 est un rapport, qui n'a pas de points : dites $1 et $2"},
    {"$0 is no dimension of $1, which has none", "$0 n'est pas une dimension de $1, qui n'en a pas"},
    {"$0 is no dimension of $1, which has $2", "$0 n'est pas une dimension de $1, qui a : $2"},
    {"$0 stands twice: name each dimension once", "$0 est là deux fois : chaque dimension une fois"},
    {"$0 has no value, or one that is no word", "$0 est sans valeur, ou avec une qui n'est pas un mot"},
    {"$0 must be INDIVIDUALS, COMPANIES or ASSOCIATIONS",
     "$0 : dites INDIVIDUALS (particuliers), COMPANIES (entreprises) ou ASSOCIATIONS"},
    {"is missing, or is no time", "manque, ou n'est pas un instant"},
    {"must be a number from -1e15 to 1e15", "doit être un nombre de -1e15 à 1e15"},
    {"must not be less than 0: $0 is counted", "ne doit pas être moins que 0 : $0 se compte"},
    {"make one more than the $0 series that a project may have of a metric",
     "en ferait une de plus que les $0 séries qu'un projet peut avoir d'une mesure"},
    {"is another than the same point has before, with the same revision",
     "n'est pas celle du même point plus haut, avec la même révision"},
    // Of a line of a file.
    {"is missing", "manque"},
    {"is empty", "est vide"},
    {"$0 is no day and no time", "$0 n'est ni un jour ni une heure"},
    {"is no day and no time", "n'est ni un jour ni une heure"},
    {"$0 is no number", "$0 n'est pas un nombre"},
    {"must be a whole number", "doit être un nombre entier"},
    {"is neither yes nor no", "n'est ni oui ni non"},
    {"must have at most $0 bytes, on one line", "doit avoir $0 octets au plus, sur une ligne"},
    {"is there already", "est déjà là"},
    {"is before the stage that stands before it", "est avant l'étape qui la précède"},
    {"is read as a dimension", "est lue comme une dimension"},
    {"is read as $0", "est lue comme $0"},
    {"$0 stands for no state that is known", "$0 n'est pas un état connu"},
    {"$0 stands on $1 lines", "$0 est sur $1 lignes"},
    {"takes the estimate away", "retire l'estimation"},
    {"is none of this format", "n'est pas de ce format"},
    {"$0 is none of the three answers", "$0 n'est pas l'une des trois réponses"},
    {"is not answered by $0 reviews", "est sans réponse dans $0 avis"},
    {"is not after the start", "n'est pas après le début"},
    {"is a day alone", "est un jour seul"},
    {"is $0, more than 24 hours after its receipt: set the source's clock right",
     "est le $0, plus de 24 heures après sa réception : mettez l'horloge de la source à l'heure"},
    {"is before 1990 or more than five years ahead", "est avant 1990 ou dans plus de cinq ans"},
    {"has a cell that is too long", "a une cellule trop longue"},
    {"has more text after a closing quote", "a du texte après un guillemet fermant"},
    {"has more cells than there are columns", "a plus de cellules qu'il n'y a de colonnes"},
    // Of what a tool sends.
    {"must be an instant with its offset, such as $0", "doit être un instant avec son décalage, comme $0"},
    {"must be an instant with an offset, as $0", "doit être un instant avec son décalage, comme $0"},
    {"must be an instant with an offset", "doit être un instant avec son décalage"},
    {"must be a number, such as 1234.5", "doit être un nombre, comme 1234.5"},
    {"must be a number", "doit être un nombre"},
    {"must be true or false", "doit être true ou false"},
    {"must be a text, between quotes", "doit être un texte, entre guillemets"},
    {"must be a text or a whole number", "doit être un texte ou un nombre entier"},
    {"must be a text", "doit être un texte"},
    {"must be a list", "doit être une liste"},
    {"must not be a list", "ne doit pas être une liste"},
    {"must be an object", "doit être un objet"},
    {"must not be an object", "ne doit pas être un objet"},
    {"must be a JSON object", "doit être un objet JSON"},
    {"is no field; there are: $0", "n'est pas un champ ; il y a : $0"},
    {"is no JSON: $0", "n'est pas du JSON : $0"},
    {"is no JSON at byte $0", "n'est plus du JSON à l'octet $0"},
    {"is not UTF-8 at byte $0: send it in UTF-8", "n'est plus de l'UTF-8 à l'octet $0 : envoyez-le en UTF-8"},
    {"has a key twice in one object", "a deux fois une clé dans un objet"},
    {"stands twice in one object", "est deux fois dans un même objet"},
    {"must not be larger than $0 bytes", "ne doit pas dépasser $0 octets"},
    {"must have 1 to $0 bytes on one line", "doit avoir de 1 à $0 octets sur une ligne"},
    {"must be the sha of a commit, in 40 or 64 hexadecimal digits",
     "doit être le sha d'un commit, en 40 ou 64 chiffres hexadécimaux"},
    {"must be the address of a commit", "doit être l'adresse d'un commit"},
    {"must end with the sha of a commit", "doit finir par le sha d'un commit"},
    {"is none that GitHub has", "n'existe pas chez GitHub"},
    {"is none that GitLab has", "n'existe pas chez GitLab"},
    {"is of a repository that this source does not listen to", "est d'un dépôt que cette source n'écoute pas"},
    {"no metric is made of this kind of event", "aucune mesure ne se fait de cette sorte d'événement"},
    {"no metric is made of this type of event", "aucune mesure ne se fait de ce type d'événement"},
    {"ping: the hook is connected", "ping : l'outil est branché"},
    {"this action on an issue says nothing of its state", "cette action sur un ticket ne dit rien de son état"},
    {"a pull request tells of a change once it is merged", "une pull request parle d'un changement une fois fusionnée"},
    {"a merge request tells of a change once it is merged",
     "une merge request parle d'un changement une fois fusionnée"},
    {"an incident counts when it opens and when it is closed",
     "un incident compte quand il s'ouvre et quand il se clôt"},
};

// Of a condition that is not met, by its type, where no sentence above says more.
constexpr SaidCondition kConditions[] = {
    {"NO_VALUE", "rien n'a été mesuré : on ne peut ni confirmer ni réfuter"},
    {"BUILTIN", "elle vient avec le logiciel, et reste"},
    {"NOT_PUBLIC", "ce ne sont pas des données ouvertes : aucun instantané n'en est gardé"},
    {"NO_SERVER_KEY", "le serveur n'a pas de clé pour sceller les secrets"},
    {"TOO_MANY_SOURCES", "le projet a autant de sources qu'il peut en avoir"},
    {"NOT_REPLAYABLE", "ce qui avait été envoyé n'est plus gardé"},
    {"PROJECT_GONE", "le projet a été supprimé"},
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

std::string SaidMetricsFault(std::string_view english, const Messages& say) {
  if (auto said = SaidAfterField(kSentences, english, say)) return *said;
  return SaidByAll(english, say).value_or(std::string(english));
}

}  // namespace pepiniere::pep
