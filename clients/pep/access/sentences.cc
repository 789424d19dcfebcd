#include "clients/pep/access/sentences.h"

#include <algorithm>
#include <iterator>

#include "clients/pep/kit/sentences.h"

namespace pepiniere::pep {
namespace {

// $0: a name, a number, a list.
constexpr Text kSentences[] = {
    {"It tells what they did, under a name that leads to nobody any more.",
     "Cela dit ce que la personne a fait, sous un nom qui ne mène plus à personne."},
    {"They tell which roles were held and given, under a name that leads to nobody any more.",
     "Cela dit quels rôles étaient tenus et donnés, sous un nom qui ne mène plus à personne."},
    {"Its name and the day of the erasure: who did something was somebody.",
     "Son nom et le jour de l'effacement : qui a fait quelque chose était quelqu'un."},
    {"Others wrote them, and call somebody so: an administrator can erase these too.",
     "D'autres les ont écrits, et y appellent quelqu'un ainsi : un administrateur peut effacer ces noms aussi."},
    {"It was sealed in the clear, before persons had keys: whoever runs the service may delete it.",
     "Scellée en clair, avant que les personnes aient des clés : qui exploite le service peut la supprimer."},
    {"UNAVAILABLE", "ne répond pas"},
    {"DEADLINE_EXCEEDED", "a mis trop de temps"},
    {"the person was erased", "la personne a été effacée"},
    {"its holder, or who gave it, was erased", "qui le tient, ou qui l'a donné, a été effacé"},
    {"revoked in the portfolio service", "retiré dans le service du portefeuille"},
    {"moved from the portfolio service", "repris du service du portefeuille"},
    {"erasure of $0", "effacement de $0"},
    {"erased before the backup was restored", "effacé avant la restauration de la sauvegarde"},
    {"$0 was erased", "$0 a été effacée"},
    {"this person was just erased", "cette personne vient d'être effacée"},
    {"say why somebody else is erased", "dites pourquoi quelqu'un d'autre est effacé"},
    {"must have $0 letters or digits at least", "doit avoir au moins $0 lettres ou chiffres"},
    {"must say what they are called, or person.email must",
     "doit dire comment on l'appelle, ou person.email donner son courriel"},
    {"$0 was withdrawn already", "$0 était déjà retiré"},
    {"nobody agrees for somebody else", "personne n'accepte pour quelqu'un d'autre"},
    {"what signs in with a certificate reads nothing: the person agrees",
     "ce qui se connecte par un certificat ne lit rien : c'est à la personne d'accepter"},
    {"say who asked for it, and how: it is somebody else's",
     "dites qui l'a demandé, et comment : ce consentement est à quelqu'un d'autre"},
    {"must end with what may be agreed to, one of $0", "doit finir par ce qui peut être accepté : $0"},
    {"$0 was revoked already", "$0 était déjà retiré"},
    {"there is nothing more to take back", "il n'y a plus rien à retirer"},
    {"has passed already", "est déjà passé"},
    {"must lie after start_time", "doit être après start_time"},
    {"is longer than 255 bytes", "dépasse 255 octets"},
    {"is nobody: a role is given to somebody", "n'est personne : un rôle se donne à quelqu'un"},
    {"nobody gives this role: it follows from what the services keep, or from who calls",
     "personne ne donne ce rôle : il découle de ce que gardent les services, ou de qui appelle"},
    {"this role is for the services themselves: only the table of certificates gives it",
     "ce rôle est celui des services : seule la table des certificats le donne"},
    {"this role is held on everything: leave it out", "ce rôle se tient sur tout : ne dites pas sur quoi"},
    {"this role is held on everything, or on $0", "ce rôle se tient sur tout, ou sur $0"},
    {"this role is held on something: $0", "ce rôle se tient sur quelque chose : $0"},
    {"must be an issuer whose tokens are accepted here, or $0",
     "doit être un fournisseur dont les jetons sont acceptés ici, ou $0"},
    {"is what a service or a person is called", "est le nom d'un service ou d'une personne"},
    {"is none that this person signs in as", "n'est rien par quoi cette personne se connecte"},
};

struct Kind {
  std::string_view code;
  Text said;
};

constexpr Kind kKinds[] = {
    {"persons", {"person", "personne"}},
    {"subjects", {"ways to sign in", "moyens de se connecter"}},
    {"roles", {"roles taken back", "rôles retirés"}},
    {"accessBindings", {"roles given", "rôles donnés"}},
    {"consents", {"consents", "consentements"}},
    {"erasures", {"reasons of erasures", "motifs d'effacements"}},
    {"projects", {"projects", "projets"}},
    {"incubators", {"incubators", "incubateurs"}},
    {"organisations", {"organisations", "organisations"}},
    {"teams", {"teams", "équipes"}},
    {"events", {"events of projects", "événements des projets"}},
    {"phaseRecords", {"lines of the phase ledger", "lignes du registre des phases"}},
    {"gateRequirements", {"requirements of gates", "exigences des passages"}},
    {"phaseWords", {"words for phases", "mots pour les phases"}},
    {"committees", {"committees", "comités"}},
    {"programmes", {"programmes", "programmes"}},
    {"cohorts", {"cohorts", "promotions"}},
    {"grids", {"grids", "grilles"}},
    {"versions", {"versions of grids", "versions des grilles"}},
    {"challenges", {"challenges", "défis"}},
    {"calls", {"calls", "appels"}},
    {"seats", {"seats", "places des jurys"}},
    {"history", {"history", "historique"}},
    {"lines", {"lines of files", "lignes des dossiers"}},
    {"authors", {"author of what was done", "auteur de ce qui a été fait"}},
    {"imports", {"what imports remember", "ce que les imports ont gardé"}},
    {"feed", {"feed of changes", "fil des changements"}},
    {"answers", {"answers to repeated requests", "réponses aux demandes répétées"}},
    {"keys", {"keys of the audit", "clés du journal"}},
    {"audit", {"records of the audit", "lignes du journal"}},
    {"texts", {"texts that others wrote", "textes écrits par d'autres"}},
    {"audit of the first chain", {"first chain of the audit", "première chaîne du journal"}},
};

}  // namespace

std::optional<std::string> SaidOfPersons(std::string_view english, const Messages& say) {
  return SaidIn(kSentences, english, say);
}

std::string SaidKind(std::string_view kind, const Messages& say) {
  const auto* const known = std::ranges::find(kKinds, kind, &Kind::code);
  return known == std::end(kKinds) ? std::string(kind) : say(known->said);
}

}  // namespace pepiniere::pep
