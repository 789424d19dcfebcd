#include "clients/pep/policy/sentences.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "clients/pep/kit/sentences.h"
#include "clients/pep/policy/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

// $0, $1: a name, a number. tests/lint/sentences.mjs holds them against the web's, and against the services.
constexpr Text kSentences[] = {
    {"$0 is of revision $1, and the proposal at revision $2: base it on that one",
     "$0 est de la révision $1, et la proposition en est à la $2 : fondez-le sur celle-là"},
    {"the proposal is at revision $0: base the amendment on that one",
     "la proposition en est à la révision $0 : fondez l'amendement sur celle-là"},
    {"there is no such text any more", "il n'y a plus ce texte"},
    {"base it anew", "fondez-le sur la révision d'aujourd'hui"},
    {"is no target text of that revision", "n'est pas un texte visé par cette révision"},
    {"says what stands there", "dit ce qui y figure déjà"},
    {"say which of the target texts, from 1", "dites lequel des textes visés, à partir de 1"},
    {"is for the wording of target texts alone", "n'est que pour la rédaction des textes visés"},
    {"$0 is decided", "le sort de $0 est décidé"},
    {"must lie in the future: CloseConsultation ends it now", "doit être à venir : « close » la clôt tout de suite"},
    {"must not lie before what is answered was received",
     "ne doit pas être avant la réception de ce à quoi l'on répond"},
    {"must not lie in the future", "ne doit pas être à venir"},
    {"must lie in the future", "doit être à venir"},
    {"there is nothing to answer any more", "il n'y a plus rien à répondre"},
    {"it was answered, or taken back", "elle a eu sa réponse, ou elle est reprise"},
    {"it was answered, or is taken back", "elle a eu sa réponse, ou elle est reprise"},
    {"there is nothing to take back", "il n'y a rien à reprendre"},
    {"the clock of $0 has stopped", "le délai de $0 est arrêté"},
    {"what is hidden can be appealed for", "on conteste ce qui est masqué"},
    {"one appeal is open at a time", "un seul recours est ouvert à la fois"},
    {"there is nothing to decide", "il n'y a rien à décider"},
    {"those who are invited take part", "seules les personnes invitées participent"},
    {"comments are taken while it is", "on commente tant qu'elle l'est"},
    {"is no comment of this consultation", "n'est pas un commentaire de cette consultation"},
    {"say something", "dites quelque chose"},
    {"votes count from its beginning to before its end", "les votes comptent de son début à avant sa fin"},
    {"nobody votes in the place of somebody else", "personne ne vote à la place de quelqu'un d'autre"},
    {"$0 has ended", "$0 est finie"},
    {"its end is past", "sa fin est passée"},
    {"$0 has not ended", "$0 n'est pas finie"},
    {"its summary follows its end", "son résumé vient après sa fin"},
    {"$0 is summed up", "$0 est résumée"},
    {"what was published stays as it is", "ce qui est publié reste tel quel"},
    {"it has begun", "elle a commencé"},
    {"while it is open, its end alone may change, to a later one",
     "tant qu'elle est ouverte, seule sa fin peut changer, pour plus tard"},
    {"once it has ended, it stays as it is", "une fois finie, elle reste telle quelle"},
    {"must lie after start_time", "doit être après start_time"},
    {"must not lie more than a year after start_time", "ne doit pas être plus d'un an après start_time"},
    {"say who is invited", "dites qui est invité"},
    {"is for consultations of those who are invited", "n'est que pour les consultations sur invitation"},
    {"$0 is not on its agenda", "$0 n'est pas à son ordre du jour"},
    {"it is no item of it", "ce n'en est pas un point"},
    {"$0 is not before a committee", "$0 n'est pas devant un comité"},
    {"it holds until it is void", "elle tient jusqu'à être nulle"},
    {"has a member twice", "a deux fois le même membre"},
    {"there is no quorum", "le quorum n'y est pas"},
    {"$0 count of $1, and $2 are needed", "$0 comptent sur $1, et il en faut $2"},
    {"somebody votes who must not", "quelqu'un vote qui ne le doit pas"},
    {"$0 is recused", "$0 se déporte"},
    {"the votes do not carry it", "les voix ne suffisent pas"},
    {"$0 for it, $1 against it", "$0 pour, $1 contre"},
    {"did not vote", "n'a pas voté"},
    {"$0 is neither present nor represented", "$0 : ni présent ni représenté"},
    {"$0 must be of a member", "$0 : doit être d'un membre"},
    {"$0 was followed by an answer", "$0 a été suivie d'une réponse"},
    {"what an authority answered stands", "ce qu'une autorité a répondu reste"},
    {"a member who voted is recused", "un membre qui a voté se déporte"},
    {"says too much to be quoted whole", "en dit trop pour être cité en entier"},
    {"$0 cites enough", "$0 cite assez"},
    {"a proposal cites $0 sources at most", "une proposition cite $0 sources au plus"},
    {"$0 goes no further", "$0 ne va pas plus loin"},
    {"is required of a link", "est obligatoire pour un lien"},
    {"is required of a link: what it says there", "est obligatoire pour un lien : ce qui y est dit"},
    {"is not for links", "n'est pas pour les liens"},
    {"is required of everything but a link", "est obligatoire, sauf pour un lien"},
    {"is for links alone", "n'est que pour les liens"},
    {"is for links alone: of others, the source says it", "n'est que pour les liens : pour le reste, la source le dit"},
    {"is for projects alone", "n'est que pour les projets"},
    {"is for releases of campaigns alone", "n'est que pour les publications de campagnes"},
    {"what $0 says cannot be asked for the moment", "on ne peut pas demander à $0 pour l'instant"},
    {"is no name of such a source", "n'est pas le nom d'une telle source"},
    {"is no part of what the source says", "n'est pas une partie de ce que dit la source"},
    {"is of nothing that a service keeps", "n'est rien que garde un service"},
    {"$0 was deleted here", "$0 a été supprimé ici"},
    {"$0 has the words of its cycle: it stays", "$0 est dit dans les mots de son cycle : cela reste"},
    {"is no milestone of this commitment", "n'est pas un jalon de cet engagement"},
    {"is part of it itself", "en fait lui-même partie"},
    {"is not rated in plans that begin in $0", "n'est pas évalué dans les plans qui commencent en $0"},
    {"must be one of these, in plans that begin in $0: $1",
     "doit être l'une de ces valeurs, dans les plans qui commencent en $0 : $1"},
    {"$0 does not go there from here", "de là, $0 ne peut pas y passer"},
    {"$0 lacks what this takes", "il manque à $0 ce que cela demande"},
    {"$0 is not allowed while the proposal is $1; allowed: $2",
     "$0 n'est pas permis tant que la proposition est $1 ; permis : $2"},
    {"$0 alone may $1", "seul peut $1 : $0"},
    {"what $0 says stands still", "ce que dit $0 est figé"},
    {"it is $0: what it says may be changed while it is DRAFT, RETURNED or ADMISSIBLE",
     "c'est $0 : ce qu'elle dit se change tant qu'elle est DRAFT, RETURNED ou ADMISSIBLE"},
    {"say what the problem is", "dites quel est le problème"},
    {"name a nature at least", "dites au moins une nature"},
    {"name a text that is to change, or say that none is known",
     "nommez un texte qui doit changer, ou dites que l'on n'en connaît pas"},
    {"cite a piece of evidence at least", "citez au moins une preuve"},
    {"write a new version first", "écrivez d'abord une nouvelle version"},
    {"must not be an author of it", "ne doit pas en être l'auteur"},
    {"give a reason", "donnez une raison"},
    {"name another proposal that is neither merged nor withdrawn",
     "nommez une autre proposition, ni fusionnée ni retirée"},
    {"name the version that is consulted on", "nommez la version sur laquelle on consulte"},
    {"the consultation has not ended", "la consultation n'est pas finie"},
    {"publish the summary of the consultation first", "publiez d'abord le résumé de la consultation"},
    {"the committee has taken no reasoned decision on the version that was consulted on",
     "le comité n'a pas pris de décision motivée sur la version de la consultation"},
    {"give the reference of the text", "donnez la référence du texte"},
    {"say when it was published", "dites quand il est publié"},
    {"say when it enters into force", "dites quand il entre en vigueur"},
    {"cite evidence of what became of it", "citez une preuve de ce que c'est devenu"},
    {"name an author at least", "nommez au moins un auteur"},
    {"is for proposals that name no text", "n'est que pour les propositions qui ne nomment aucun texte"},
    {"say how the impact was estimated", "dites comment l'effet est estimé"},
    {"what is convened is opened", "on ouvre ce qui est convoqué"},
    {"it is opened on the day on which it meets, or later", "elle s'ouvre le jour où elle se tient, ou après"},
    {"who is there is no question", "la question de qui est là ne se pose pas"},
    {"nobody sits in it", "personne n'y siège"},
    {"what is open is closed", "on clôt ce qui est ouvert"},
    {"what was not opened can be cancelled", "on annule ce qui n'a pas été ouvert"},
    {"must leave $0 days between its convening and its meeting",
     "doit laisser $0 jours entre la convocation et la séance"},
    {"names itself", "se nomme elle-même"},
    {"has the items of the first convening, and no others", "a les points de la première convocation, et eux seuls"},
    {"$0 stays as it is", "$0 reste telle quelle"},
    {"$0 is no member", "$0 n'est pas un membre"},
    {"name each proposal once", "chaque proposition ne se donne qu'une fois"},
    {"name $0 once", "$0 ne se donne qu'une fois"},
    {"must be another member", "on ne se donne pas mandat à soi-même"},
    {"must not be before first_day", "le dernier jour ne peut pas précéder le premier"},
    {"name an item of the agenda, or none", "nommez un point de l'ordre du jour, ou aucun"},
    {"give each member another code", "donnez à chaque membre un autre code"},
    {"say who chairs: one of them", "dites qui préside : un d'eux"},
    {"say which charter has other rules than the default ones",
     "dites quelle charte a d'autres règles que celles par défaut"},
    {"names the first session of a second convening, and of no other",
     "nomme la première séance d'une seconde convocation, et d'elle seule"},
    {"is known, and is not taken away", "est connu, et ne se retire plus"},
    {"$0 is no part of what the last day follows from", "$0 n'est rien dont découle le dernier jour"},
    {"say what is corrected", "dites ce qui est corrigé"},
    {"no suspension goes on", "aucune suspension n'est en cours"},
    {"each has its last day", "chacune a son dernier jour"},
    {"must not lie before its first day", "ne doit pas être avant son premier jour"},
    {"is no time zone: Europe/Paris is one", "n'est pas un fuseau horaire : Europe/Paris en est un"},
    {"is no calendar that is known here: see GetRules",
     "n'est pas un calendrier connu ici : voyez « pep policy rules »"},
    {"must be from 1 to $0 for $1", "doit être de 1 à $0 en $1"},
    {"is what reviewers say, not the government", "c'est aux évaluateurs de le dire, pas au gouvernement"},
    {"the rules of public holidays are another version", "les règles des jours fériés ont une autre version"},
};

// Of a condition that is not met, by its type, where no sentence above says more.
constexpr SaidCondition kConditions[] = {
    {"WINDOW", "elle n'est pas ouverte pour cela"},
    {"AGENDA", "ce n'est pas à l'ordre du jour"},
    {"QUORUM", "le quorum n'y est pas"},
    {"DECIDED", "c'est décidé, et cela tient"},
    {"CONFLICT", "un membre qui se déporte ne vote pas"},
    {"ANSWERED", "une autorité a déjà répondu"},
};

constexpr std::string_view kItIs = "it is ";

// "SUBMITTED" as people read it, of what is in that state.
template <class Enum>
std::optional<std::string> SaidStateBy(std::string_view code, const Messages& say) {
  const auto words = Words<Enum>();
  const auto known = std::ranges::find(words, code, &Word<Enum>::code);
  if (known == words.end()) return std::nullopt;
  return base::Concat(say({"it is: ", "à présent : "}), say.Pick(known->said));
}

// In which state it is, where that is all that is said.
std::optional<std::string> SaidState(const Violation& violation, const Messages& say) {
  const std::string& english = violation.description();
  if (violation.type() != "STATE" || !english.starts_with(kItIs)) return std::nullopt;
  const std::string_view code = std::string_view(english).substr(kItIs.size());
  if (auto said = SaidStateBy<policy::v1::Proposal::State>(code, say)) return said;
  if (auto said = SaidStateBy<policy::v1::Session::State>(code, say)) return said;
  return SaidStateBy<policy::v1::Amendment::State>(code, say);
}

std::optional<std::string> SaidSentence(std::string_view english, const Messages& say) {
  return SaidIn(kSentences, english, say);
}

// What is in the way, by the sentence of the service's or its field, and the command that answers it.
struct Answer {
  std::string_view english, command;
};
constexpr Answer kAnswers[] = {
    {"say what the problem is", "pep policy proposals update PROPOSAL --problem \"…\""},
    {"name a nature at least", "pep policy proposals update PROPOSAL --nature regulatory"},
    {"name a text that is to change, or say that none is known",
     "pep policy proposals update PROPOSAL --target-text \"…\""},
    {"cite a piece of evidence at least", "pep policy evidence cite PROPOSAL --kind KIND --source NAME --title \"…\""},
    {"write a new version first", "pep policy proposals update PROPOSAL"},
    {"the consultation has not ended", "pep policy consultations close CONSULTATION --reason \"…\""},
    {"publish the summary of the consultation first", "pep policy consultations sum-up CONSULTATION --summary \"…\""},
    {"the committee has taken no reasoned decision on the version that was consulted on",
     "pep policy decisions record SESSION --proposal PROPOSAL"},
    {"give the reference of the text", "pep policy texts update TEXT --reference \"…\""},
    {"say when it was published", "pep policy texts update TEXT --published DATE"},
    {"say when it enters into force", "pep policy texts update TEXT --in-force DATE"},
};

std::optional<std::string> SayCondition(const Violation& violation, const Messages& say) {
  auto said = SaidIn(kSentences, violation.description(), say);
  if (!said) said = SaidState(violation, say);
  if (!said) said = SayConditionIn(kConditions, kSentences, violation, say);
  if (!said) return std::nullopt;
  const auto* const answer = std::ranges::find(kAnswers, std::string_view(violation.description()), &Answer::english);
  return answer == std::end(kAnswers) ? *said : base::Concat(*said, "  →  ", answer->command);
}

}  // namespace

const Refusals& PolicyRefusals() {
  static constexpr Refusals kRefusals = {.say = SayCondition, .sentence = SaidSentence};
  return kRefusals;
}

std::string SaidPolicyFault(std::string_view english, const Messages& say) {
  if (auto said = SaidAfterField(kSentences, english, say)) return *said;
  return SaidByAll(english, say).value_or(std::string(english));
}

}  // namespace pepiniere::pep
