#include "clients/pep/feedback/sentences.h"

#include <algorithm>
#include <iterator>

#include "clients/pep/kit/sentences.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

// $0, $1: a name, a number. tests/lint/sentences.mjs holds them against the web's, and against the services.
constexpr Text kSentences[] = {
    {"is missing: of which cohort are they?", "manque : de quelle promotion s'agit-il ?"},
    {"is of fellows and mentors alone", "n'est que pour celles et ceux en mission, et les mentors"},
    {"is missing: of which network are they?", "manque : de quel réseau s'agit-il ?"},
    {"is of members alone", "n'est que pour les membres d'un réseau"},
    {"is of alumni alone", "n'est que pour les anciens"},
    {"must not lie before the first one", "ne doit pas être avant la première"},
    {"lies after the end", "c'est après la fin"},
    {"must follow the one before", "doit suivre la précédente"},
    {"is of another programme", "est d'un autre programme"},
    {"must be left out: a text is answered in words", "à laisser vide : on répond à un texte avec des mots"},
    {"is of what is counted: texts are read by a person first",
     "n'est que pour ce qui se compte : les textes sont d'abord lus par quelqu'un"},
    {"is no place of the scale: these go from 1 to 5", "n'est pas un degré de l'échelle : ils vont de 1 à 5"},
    {"is that of $0", "est déjà celui de $0"},
    {"says the same as $0: ask it once", "dit la même chose que $0 : ne la posez qu'une fois"},
    {"must have $0 to $1 items", "doit avoir de $0 à $1 éléments"},
    {"$0 is frozen: a campaign opened with it", "$0 est figée : une campagne s'est ouverte avec elle"},
    {"make a new version of its questionnaire", "faites une nouvelle version de son questionnaire"},
    {"its end has passed: set a later one", "sa fin est passée : donnez-en une plus tard"},
    {"it would ask $0 people: $1 at least", "elle interrogerait $0 personnes : il en faut $1 au moins"},
    {"was asked within 12 months, and $0 groups of fewer than $1 people could be told apart: ask other people, or wait",
     "a été posée depuis moins de 12 mois, et $0 groupes de moins de $1 personnes pourraient être isolés : interrogez "
     "d'autres personnes, ou attendez"},
    {"this server keeps no keys of answers", "ce serveur ne garde pas de clés de réponses"},
    {"start pepiniered with --answer-keys", "lancez pepiniered avec --answer-keys"},
    {"$0 cannot be opened", "$0 ne peut pas s'ouvrir"},
    {"$0 was opened", "$0 a été ouverte"},
    {"what was asked, and of whom, stays as it was: make another",
     "ce qui a été demandé, et à qui, reste tel quel : faites-en une autre"},
    {"decide $0 free texts first", "décidez d'abord de $0 textes libres"},
    {"of its keys, $0 copies are not known to be gone",
     "de ses clés, $0 copies ne sont pas encore connues comme détruites"},
    {"$0 takes no answers", "$0 ne prend pas de réponse"},
    {"it is not open yet, or it has closed", "elle n'est pas encore ouverte, ou elle est close"},
    {"must be left out: it is answered in words", "à laisser vide : on y répond avec des mots"},
    {"must be left out: it is answered by what is offered", "à laisser vide : on y répond par ce qui est proposé"},
    {"is none of its options", "n'est pas l'une des réponses proposées"},
    {"is chosen already", "est déjà choisie"},
    {"must have one item: only one may be chosen", "une seule réponse peut être choisie"},
    {"is no question of the campaign", "n'est pas une question de la campagne"},
    {"must answer $0", "il faut répondre à $0"},
    {"the key of the campaign is out of reach: nothing was kept",
     "la clé de la campagne est hors d'atteinte : rien n'a été gardé"},
    {"$0 has no free texts to be redacted", "$0 n'a pas de texte libre à relire"},
    {"they are there from its close to its release", "il y en a entre sa clôture et sa publication"},
    {"nobody joins for somebody else", "personne ne rejoint pour quelqu'un d'autre"},
    {"whoever joins a network agrees to be listed among alumni",
     "qui rejoint un réseau accepte de figurer parmi les anciens"},
    {"give that consent first", "donnez d'abord ce consentement"},
    {"must be yourself: nobody reports for somebody else",
     "ce doit être vous : personne ne signale pour quelqu'un d'autre"},
    {"is closed: nothing new is reported under it", "est clos : plus rien n'y est signalé"},
    {"is missing, and so are the challenge and the cohort: give one of them",
     "manque, comme le défi et la promotion : donnez l'un des trois"},
    {"nobody changes what somebody else reported", "personne ne change ce que quelqu'un d'autre a signalé"},
    {"must lie after the start", "doit être après le début"},
    {"the space lets others do that", "l'espace laisse d'autres le faire"},
    {"nobody changes what somebody else proposed", "personne ne change ce que quelqu'un d'autre a proposé"},
    {"$0 is settled", "le sort de $0 est réglé"},
    {"what was merged, declined or done stays as it was said", "ce qui est fusionné, écarté ou réalisé reste tel quel"},
    {"what is merged is unmerged, and the other way round",
     "ce qui est fusionné se sépare (unmerge), et inversement (merge)"},
    {"is required: everybody reads it", "est obligatoire : tout le monde le lit"},
    {"is of BECOMES_MEASURE, and of that alone", "n'est que pour ce qui devient une mesure, et il y est obligatoire"},
    {"is of another space", "est d'un autre espace"},
    {"it is not merged", "elle n'est pas fusionnée"},
    {"$0 is merged into $1", "$0 est fusionnée dans $1"},
    {"unmerge it first", "séparez-la d'abord"},
    {"nobody votes on it now", "on ne vote pas dessus en ce moment"},
    {"its window is not open, or it is settled", "le vote n'est pas ouvert, ou son sort est réglé"},
    {"it is not seen", "elle n'est pas visible"},
    {"it was edited since", "elle a été modifiée depuis"},
    {"read its present version, and vote again", "lisez sa version actuelle, puis votez"},
    {"is no comment on this idea", "n'est pas un commentaire de cette idée"},
    {"nobody changes what somebody else said", "personne ne change ce que quelqu'un d'autre a dit"},
    {"nobody moderates what they said themselves", "personne ne modère ce qu'il a dit"},
    {"is neither an idea nor a comment", "n'est ni une idée ni un commentaire"},
    {"it cannot be contested", "cela ne peut pas être contesté"},
    {"what was taken away may be contested once", "ce qui a été retiré se conteste une fois"},
    {"there is no open appeal", "il n'y a pas de recours ouvert"},
    {"nobody contests it now", "personne ne le conteste"},
    {"whoever took it away does not decide the appeal", "qui l'a retiré ne décide pas du recours"},
    {"lies in the future", "est à venir"},
    {"lies before it came to where it is", "c'est avant qu'elle en arrive là"},
    {"is required: everybody reads why", "est obligatoire : tout le monde lit pourquoi"},
    {"is no criterion of the panel", "n'est pas un critère du panel"},
    {"is none of its values", "n'est pas l'une de ses valeurs"},
    {"is answered already", "a déjà une réponse"},
    {"nobody joins any more", "on ne le rejoint plus"},
    {"it takes no more panelists", "il ne prend plus personne"},
    {"nobody says of somebody else what they are", "personne ne dit de quelqu'un d'autre ce qu'il est"},
    {"its list is frozen", "sa liste est figée"},
    {"what the draw follows from stays as it was", "ce dont découle le tirage reste tel quel"},
    {"more are wanted than there are to be drawn from", "il en faut plus qu'il n'y a de personnes à tirer"},
    {"it is committed to", "elle est déjà engagée"},
    {"only persons commit to secrets", "seule une personne s'engage sur un secret"},
    {"another manager of the panel commits to the other secret",
     "l'autre secret revient à une autre personne qui gère le panel"},
    {"secrets are told between its commitment and its draw", "les secrets se disent entre l'engagement et le tirage"},
    {"you committed to none", "vous ne vous êtes engagé sur aucun secret"},
    {"is not what was committed to: its SHA-256 is another",
     "n'est pas ce sur quoi vous vous êtes engagé : son SHA-256 est un autre"},
    {"only what was drawn is closed", "on ne clôt que ce qui a été tiré"},
    {"has a total already", "a déjà un total"},
    {"weight nobody: nobody has answered, or there is nothing to agree with",
     "ne redressent personne : personne n'a répondu, ou il n'y a rien à respecter"},
    {"of $0 add up to something else than the first ones", "de $0 n'ont pas le même total que les premières"},
    {"want somebody with $0 of $1, and nobody who answered has it",
     "demandent quelqu'un avec $0 pour $1, et personne ne l'a parmi les réponses"},
    {"do not tell $0 of $1, which somebody who answered has",
     "ne disent pas $0 pour $1, que quelqu'un a parmi les réponses"},
    {"cannot all be met by those who answered", "ne peuvent pas toutes être respectées par les réponses"},
    {"the study has ended", "l'étude est finie"},
    {"the places of its quota are taken", "les places de son quota sont prises"},
    {"it was answered already", "on y a déjà répondu"},
    {"must be yourself: nobody writes for somebody else",
     "ce doit être vous : personne n'écrit pour quelqu'un d'autre"},
    {"nobody changes what somebody else learned", "personne ne change ce que quelqu'un d'autre a appris"},
    {"it is $0, from which it does not become $1", "c'est $0, d'où cela ne devient pas $1"},
    {"$0 cannot go there", "$0 ne peut pas y passer"},
    {"$0 cannot go on", "$0 ne peut pas avancer"},
    {"$0 is $1 already", "$0 est déjà $1"},
};

// Of a condition that is not met, by its type, where no sentence above says more.
constexpr SaidCondition kConditions[] = {
    {"CONSENT_NEEDED", "il faut d'abord votre accord à figurer parmi les anciens"},
    {"VERSION_FROZEN", "cette version est figée"},
    {"CAMPAIGN_OPENED", "la campagne a été ouverte"},
    {"ILLEGAL_TRANSITION", "d'où cela en est, on ne peut pas passer là"},
    {"MERGE_CYCLE", "elles tourneraient en rond"},
    {"IDEA_SETTLED", "son sort est réglé"},
    {"VOTE_CLOSED", "on ne vote pas dessus en ce moment"},
    {"VERSION_PASSED", "elle a été modifiée depuis"},
    {"LIST_FROZEN", "la liste est figée : ce dont découle le tirage reste tel quel"},
};

// What is in the way, by its type, and the command that answers it.
struct Answer {
  std::string_view type, command;
};
constexpr Answer kAnswers[] = {
    {"CONSENT_NEEDED", "pep feedback members consent"},
    {"TEXTS_LEFT", "pep feedback texts list CAMPAIGN"},
    {"AUDIENCE_TOO_SMALL", "pep feedback campaigns invite CAMPAIGN SOURCE"},
    {"AUDIENCES_OVERLAP", "pep feedback campaigns preview CAMPAIGN"},
    {"VERSION_FROZEN", "pep feedback questionnaire-versions create QUESTIONNAIRE"},
    {"VERSION_PASSED", "pep feedback ideas show IDEA"},
    {"MERGE_CYCLE", "pep feedback ideas unmerge IDEA"},
};

std::optional<std::string> Said(std::string_view english, const Messages& say) {
  return SaidIn(kSentences, english, say);
}

std::optional<std::string> SayCondition(const Violation& violation, const Messages& say) {
  auto said = SaidAfterField(kSentences, violation.description(), say);
  if (!said) said = SayConditionIn(kConditions, kSentences, violation, say);
  if (!said) return std::nullopt;
  const auto* const answer = std::ranges::find(kAnswers, violation.type(), &Answer::type);
  return answer == std::end(kAnswers) ? *said : base::Concat(*said, "  →  ", answer->command);
}

}  // namespace

const Refusals& FeedbackRefusals() {
  static constexpr Refusals kRefusals = {.say = SayCondition, .sentence = Said};
  return kRefusals;
}

std::string SaidObstacle(std::string_view english, const Messages& say) {
  constexpr std::string_view kAfterName = ": ";
  const std::size_t end = english.find(kAfterName);
  if (end == english.npos) return Said(english, say).value_or(std::string(english));
  const std::string_view what = english.substr(end + kAfterName.size());
  return base::Concat(english.substr(0, end), say({": ", " : "}), Said(what, say).value_or(std::string(what)));
}

}  // namespace pepiniere::pep
