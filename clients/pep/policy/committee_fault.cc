#include "clients/pep/policy/committee_fault.h"

#include <cstddef>
#include <iterator>
#include <utility>

#include "clients/pep/kit/errors.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/text_file.h"
#include "services/base/text.h"
#include "services/json/json.h"

namespace pepiniere::pep {
namespace {

using json::OrderedJson;

struct Meaning {
  std::string_view code;
  Text words;
};

// By CommitteeWrong, in the order of the enumeration.
constexpr Meaning kMeanings[] = {
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

const Meaning& MeaningOf(CommitteeWrong wrong) { return kMeanings[static_cast<std::size_t>(wrong)]; }

std::string Said(const CommitteeFault& fault, const Messages& say) {
  const auto argument = [&](std::size_t i) { return i < fault.arguments.size() ? fault.arguments[i] : ""; };
  return say(MeaningOf(fault.wrong).words, argument(0), argument(1));
}

}  // namespace

std::string_view CodeOf(CommitteeWrong wrong) { return MeaningOf(wrong).code; }

absl::Status InvalidCommittee(const std::string& path, const std::vector<CommitteeFault>& faults, const Messages& say) {
  constexpr Text kWhat = {"$0 cannot be counted", "$0 ne se compte pas"};
  // Programs read English, whatever the user's language.
  const Messages english(Language::kEnglish);
  std::string text = say({"Invalid: $0", "Invalide : $0"}, say(kWhat, CalledFile(path, say)));
  OrderedJson violations = OrderedJson::array();
  for (const CommitteeFault& fault : faults) {
    const std::string place = fault.path.empty() ? CalledFile(path, say) : fault.path;
    text += base::Concat("\n  • ", place, ": ", Said(fault, say));
    violations.push_back({{"path", fault.path},
                          {"reason", CodeOf(fault.wrong)},
                          {"arguments", fault.arguments},
                          {"description", Said(fault, english)}});
  }
  const OrderedJson error = {{"error",
                              {{"code", "INVALID_ARGUMENT"},
                               {"message", english(kWhat, CalledFile(path, english))},
                               {"violations", std::move(violations)}}}};
  // In words of our own, INVALID_ARGUMENT is what is wrong with the command line.
  return WithJson(InOwnWords(absl::StatusCode::kOutOfRange, text), json::Dump(error));
}

}  // namespace pepiniere::pep
