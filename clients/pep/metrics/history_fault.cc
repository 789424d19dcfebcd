#include "clients/pep/metrics/history_fault.h"

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

// By HistoryWrong, in the order of the enumeration.
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

const Meaning& MeaningOf(HistoryWrong wrong) { return kMeanings[static_cast<std::size_t>(wrong)]; }

std::string Said(const HistoryFault& fault, const Messages& say) {
  const auto argument = [&](std::size_t i) { return i < fault.arguments.size() ? fault.arguments[i] : ""; };
  return say(MeaningOf(fault.wrong).words, argument(0), argument(1));
}

}  // namespace

std::string_view CodeOf(HistoryWrong wrong) { return MeaningOf(wrong).code; }

absl::Status InvalidHistory(const std::string& path, const std::vector<HistoryFault>& faults, const Messages& say) {
  constexpr Text kWhat = {"$0 cannot be computed with", "$0 ne se calcule pas"};
  // Programs read English, whatever the user's language.
  const Messages english(Language::kEnglish);
  std::string text = say({"Invalid: $0", "Invalide : $0"}, say(kWhat, CalledFile(path, say)));
  OrderedJson violations = OrderedJson::array();
  for (const HistoryFault& fault : faults) {
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
