#include "clients/pep/feedback/file_fault.h"

#include <cstddef>
#include <iterator>

#include "clients/pep/kit/file_faults.h"

namespace pepiniere::pep {
namespace {

// By FileWrong, in the order of the enumeration.
constexpr FaultMeaning kMeanings[] = {
    {"NO_JSON", {"no JSON in UTF-8, from byte $0 on", "pas du JSON en UTF-8, à partir de l'octet $0"}},
    {"TOO_DEEP", {"nested too deep", "trop de niveaux"}},
    {"REPEATED_KEY", {"stands twice in its object", "figure deux fois dans son objet"}},
    {"UNKNOWN_MEMBER", {"no such member; there are: $0", "aucun membre de ce nom ; il y a : $0"}},
    {"NO_OBJECT", {"must be an object", "doit être un objet"}},
    {"NO_LIST", {"must be a list", "doit être une liste"}},
    {"NO_FLAG", {"must be true or false", "doit être true ou false"}},
    {"MISSING", {"is missing", "manque"}},
    {"NO_NAME", {"must be a text of 1 to 200 bytes on one line", "doit être un texte de 1 à 200 octets sur une ligne"}},
    {"NO_LABEL",
     {"must be a whole number, or a text of 1 to 200 bytes on one line",
      "doit être un nombre entier, ou un texte de 1 à 200 octets sur une ligne"}},
    {"NO_TEXT", {"must be a text", "doit être un texte"}},
    {"NO_COUNT", {"must be a whole number from $0 to $1", "doit être un nombre entier de $0 à $1"}},
    {"NO_NUMBER", {"must be a number from $0 to $1", "doit être un nombre de $0 à $1"}},
    {"NO_WORD", {"must be one of $0", "doit être l'un de $0"}},
    {"NO_SCALE_OPTION",
     {"is no step of a scale: steps are whole numbers from $0 to $1",
      "n'est pas un degré d'échelle : ce sont des nombres entiers de $0 à $1"}},
    {"TOO_FEW", {"must have $0 items at least", "doit avoir au moins $0 éléments"}},
    {"REPEATED", {"$0 stands at $1 already", "$0 figure déjà en $1"}},
    {"RESERVED", {"must not be called $0", "ne doit pas s'appeler $0"}},
    {"NOBODY", {"nobody in the audience is called $0", "personne dans le public ne s'appelle $0"}},
    {"NO_OPTION", {"is no option; there are: $0", "n'est pas une réponse possible ; il y a : $0"}},
    {"NOT_LISTED", {"$0 is in no stratum", "$0 n'est dans aucune strate"}},
    {"NOTHING_TO_WEIGHT",
     {"there is nothing to weight: give respondents, and targets above 0",
      "il n'y a rien à redresser : donnez des répondants, et des cibles au-dessus de 0"}},
    {"OTHER_TOTAL", {"must add up to the same as $0", "doit avoir le même total que $0"}},
    {"EMPTY_GROUP",
     {"has a target, and nobody in the sample is so", "a une cible, et personne de l'échantillon ne l'est"}},
    {"NO_TARGET",
     {"says no target for $0, which some of the sample are", "ne donne pas de cible à $0, que des répondants sont"}},
    {"NO_AGREEMENT",
     {"no weights agree with all of them: what they want together, nobody in the sample is",
      "aucun poids ne les respecte toutes : ce qu'elles veulent ensemble, personne de l'échantillon ne l'est"}},
    {"NO_TIME",
     {"must be an instant such as 2027-01-31T22:00:00Z, or a day",
      "doit être un instant comme 2027-01-31T22:00:00Z, ou un jour"}},
    {"NO_DATE", {"must be a day such as 2027-01-31", "doit être un jour comme 2027-01-31"}},
};
static_assert(std::size(kMeanings) == static_cast<std::size_t>(FileWrong::kNoDate) + 1);

}  // namespace

std::string_view CodeOf(FileWrong wrong) { return kMeanings[static_cast<std::size_t>(wrong)].code; }

absl::Status InvalidFeedbackFile(const std::string& path, const std::vector<FileFault>& faults, const Messages& say,
                                 Text what) {
  return InvalidContent(path, what, FaultsMet(faults, kMeanings), say);
}

}  // namespace pepiniere::pep
