#include "clients/pep/metrics/history_fault.h"

#include <cstddef>
#include <iterator>

#include "clients/pep/kit/file_faults.h"

namespace pepiniere::pep {
namespace {

// By HistoryWrong, in the order of the enumeration.
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
    {"NO_COUNT", {"must be a whole number from $0 to $1", "doit être un nombre entier de $0 à $1"}},
    {"NO_NUMBER", {"must be a number from $0 to $1", "doit être un nombre de $0 à $1"}},
    {"NO_INSTANT",
     {R"(must be an instant with its offset, such as "2026-03-29T22:30:00Z", from 1970 to 2199)",
      R"(doit être un instant avec son décalage, comme "2026-03-29T22:30:00Z", de 1970 à 2199)"}},
    {"NO_ZONE",
     {R"(must be the name of a time zone, such as "Europe/Paris")",
      R"(doit être le nom d'un fuseau horaire, comme "Europe/Paris")"}},
    {"NO_WORD", {"must be one of $0", "doit être l'un de $0"}},
    {"NOT_ON_SCALE", {"is no answer: answers go from $0 to $1", "n'est pas une note : les notes vont de $0 à $1"}},
    {"TOO_MANY", {"must have $0 items at most", "doit avoir $0 éléments au plus"}},
    {"NOT_AFTER", {"must be after $0", "doit être après $0"}},
    {"REPEATED",
     {"$0 stands at $1 already, and is not the same there; keep one",
      "$0 figure déjà en $1, et n'y est pas le même ; n'en gardez qu'un"}},
};
static_assert(std::size(kMeanings) == static_cast<std::size_t>(HistoryWrong::kRepeated) + 1);

}  // namespace

std::string_view CodeOf(HistoryWrong wrong) { return kMeanings[static_cast<std::size_t>(wrong)].code; }

absl::Status InvalidHistory(const std::string& path, const std::vector<HistoryFault>& faults, const Messages& say) {
  return InvalidContent(path, {"$0 cannot be computed with", "$0 ne se calcule pas"}, FaultsMet(faults, kMeanings),
                        say);
}

}  // namespace pepiniere::pep
