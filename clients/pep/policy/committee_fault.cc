#include "clients/pep/policy/committee_fault.h"

#include <cstddef>
#include <iterator>

#include "clients/pep/kit/file_faults.h"

namespace pepiniere::pep {
namespace {

// By CommitteeWrong, in the order of the enumeration.
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
    {"TOO_MANY", {"must have $0 items at most", "doit avoir $0 éléments au plus"}},
    {"TOO_FEW", {"must have $0 items at least", "doit avoir au moins $0 éléments"}},
    {"REPEATED", {"$0 stands at $1 already", "$0 figure déjà en $1"}},
    {"NO_MEMBER", {"$0 is not among members", "$0 ne figure pas dans members"}},
    {"ONESELF", {"$0 cannot hold their own mandate", "$0 ne peut pas détenir son propre mandat"}},
};
static_assert(std::size(kMeanings) == static_cast<std::size_t>(CommitteeWrong::kOneself) + 1);

}  // namespace

std::string_view CodeOf(CommitteeWrong wrong) { return kMeanings[static_cast<std::size_t>(wrong)].code; }

absl::Status InvalidCommittee(const std::string& path, const std::vector<CommitteeFault>& faults, const Messages& say) {
  return InvalidContent(path, {"$0 cannot be counted", "$0 ne se compte pas"}, FaultsMet(faults, kMeanings), say);
}

}  // namespace pepiniere::pep
