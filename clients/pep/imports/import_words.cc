#include "clients/pep/imports/import_words.h"

#include <algorithm>
#include <iterator>

#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

// What content readers did, then what the service did.
constexpr Text kActions[] = {
    {"skipped", "laissé de côté"},
    {"skipped: not a content file", "laissé de côté : ce n'est pas un fichier de contenu"},
    {"imported all the same", "importé quand même"},
    {"imported under another id", "importé sous un autre identifiant"},
    {"imported as unnamed", "importé sous l'identifiant unnamed"},
    {"cut", "coupé"},
    {"kept apart", "gardés séparés"},
    {"the file's name is the id; the key is kept in source_fields",
     "le nom du fichier est l'identifiant ; la clé est gardée dans source_fields"},
    {"all of the file is taken as its body", "tout le fichier est pris pour son texte"},
    {"all of the file is taken as its keys", "tout le fichier est pris pour ses clés"},
    {"ignored", "ignoré"},
    {"each key read by itself", "chaque clé est lue à part"},
    {"its first line is taken as plain text", "sa première ligne est prise telle quelle"},
    {"read where it belongs", "lu à sa place"},
    {"left out; the whole front matter is kept in source_fields",
     "laissé de côté ; tout l'en-tête est gardé dans source_fields"},
    {"left out", "laissé de côté"},
    {"that was left out", "cela est laissé de côté"},
    {"the last one counts; the others are kept in source_fields",
     "la dernière compte ; les autres sont gardées dans source_fields"},
    {"kept in source_fields", "gardé dans source_fields"},
    {"left empty", "laissé vide"},
    {"kept once", "gardé une fois"},
    {"understood all the same", "compris quand même"},
    {"kept as written; one value where it is found and counted",
     "gardé tel quel ; une seule valeur là où l'on cherche et compte"},
    {"removed", "retiré"},
    {"read as LF", "lu comme LF"},
    {"kept", "gardé"},
    {"replaced by U+FFFD", "remplacé par U+FFFD"},
    {"decoded", "décodé"},
    {"trimmed", "espaces retirées autour"},
    {"made one ordinary space", "remplacé par une espace ordinaire"},
    {"made an ordinary space", "remplacé par une espace ordinaire"},
    {"made a space", "remplacé par une espace"},
    {"composed", "recomposé"},
    {"kept in the body", "gardé dans le texte"},
    {"kept as it is", "gardé tel quel"},
    {"kept as written; the last phase understood, if any, stays until an administrator says which one it means",
     "gardé tel quel ; la dernière phase comprise, s'il y en a une, reste jusqu'à ce qu'un administrateur dise "
     "laquelle"},
    {"kept as written", "gardé tel quel"},
    {"its day in Paris is kept", "son jour à Paris est gardé"},
    {"kept; the latest date is current", "gardé ; la date la plus tardive est en cours"},
    {"kept; the last of them is current", "gardé ; la dernière est en cours"},
    {"kept; a phase ends where the next begins", "gardé ; une phase finit où la suivante commence"},
    {"kept; paused from the day after the end to the next phase",
     "gardé ; en pause du lendemain de la fin jusqu'à la phase suivante"},
    {"each ends where the next begins", "chacune finit où la suivante commence"},
    {"kept; paused from the first day", "gardé ; en pause dès le premier jour"},
    {"kept; current from that day", "gardé ; en cours à partir de ce jour"},
    {"kept as written; makes no funding line", "gardé tel quel ; n'entre pas dans les financements"},
    {"kept as an event; makes no committee", "gardé comme événement ; n'en fait pas un comité"},
    {"not imported: the kinds of events are fixed", "non importé : les sortes d'événements sont fixes"},
    {"left out: of a phase its word and its label are kept",
     "laissé de côté : d'une phase sont gardés le mot et le libellé"},
    {"kept; delete it here if it should go", "gardé ; à supprimer ici s'il doit partir"},
    {"kept; the name leads there", "gardé ; ce nom y mène"},
    {"kept; an administrator can say it", "gardé ; un administrateur peut le dire"},
    {"what is here was kept; what the source changes from now on applies",
     "ce qui est ici est gardé ; ce que la source changera désormais comptera"},
    {"kept as written, and counts as no day", "gardé tel quel, et ne compte pour aucun jour"},
    {"recorded as it was", "enregistré tel quel"},
    {"kept as written; undelete it, or name another one", "gardé tel quel ; rétablissez-le, ou nommez-en un autre"},
    {"kept up to date, and still deleted; undelete it to see it again",
     "tenu à jour, et toujours supprimé ; rétablissez-le pour le revoir"},
    {"the id stands in for it", "l'identifiant en tient lieu"},
    {"says the same twice: kept once", "dit deux fois la même chose : gardé une fois"},
    {"what repeats, is empty or is too much was left out", "ce qui se répète, est vide ou en trop est laissé de côté"},
    {"left out, with its line", "laissé de côté, avec sa ligne"},
    {"nothing of it was kept", "rien n'en est gardé"},
    {"its name stands for its title", "son nom tient lieu de titre"},
    {"both kept; the first is what others name", "tous deux gardés ; c'est le premier que les autres nomment"},
    {"both kept; counted as one person", "tous deux gardés ; comptés comme une personne"},
    {"kept as a year", "gardé comme une année"},
    {"kept, and not to be shown", "gardé, et à ne pas montrer"},
    {"kept as written; counted apart from participants", "gardé tel quel ; compté à part des participants"},
    {"split into those that it names", "séparé en ceux qu'il nomme"},
    {"taken for the one that is spelt alike", "pris pour celui qui s'écrit de même"},
    {"kept as written; no file says what it is", "gardé tel quel ; aucun fichier ne dit ce que c'est"},
    {"kept as one host; it names another one too",
     "gardé comme une seule administration ; il en nomme aussi une autre"},
    {"counted once", "compté une fois"},
    {"left out; the file is kept", "laissé de côté ; le fichier est gardé"},
    {"read without it; the file is kept", "lu sans elle ; le fichier est gardé"},
    {"the last one counts; the others are kept beside the fields",
     "la dernière compte ; les autres sont gardées à côté des champs"},
    {"kept beside the fields", "gardé à côté des champs"},
    {"kept as written, and tells no day", "gardé tel quel, et ne dit aucun jour"},
    {"kept beside the fields; the assignment names none", "gardé à côté des champs ; l'affectation n'en nomme aucun"},
    {"kept as written; no organisation is called so", "gardé tel quel ; aucune organisation ne s'appelle ainsi"},
    {"taken for the first of them", "pris pour la première d'entre elles"},
    {"its people are kept; they are assigned by an import once it has both",
     "ses membres sont gardés ; un import les affecte dès qu'elle a les deux"},
    {"the profile is kept; the assignment is as it was", "le profil est gardé ; l'affectation reste ce qu'elle était"},
    {"the later file counts", "le dernier fichier compte"},
    {"left out: rename the file and import again", "laissé de côté : renommez le fichier et importez de nouveau"},
    {"what was sent before it may have been kept: import again",
     "ce qui a été envoyé avant a pu être gardé : importer de nouveau"},
};

constexpr Text kImportedAs{"imported as ", "importé sous l'identifiant "};

}  // namespace

std::string SaidAction(std::string_view action, const Messages& say) {
  const auto* found = std::ranges::find(kActions, action, &Text::english);
  if (found != std::end(kActions)) return std::string(say.Pick(*found));
  if (action.starts_with(kImportedAs.english)) {
    return base::Concat(say.Pick(kImportedAs), action.substr(kImportedAs.english.size()));
  }
  return std::string(action);
}

}  // namespace pepiniere::pep
