#include "clients/pep/kit/file_faults.h"

#include <utility>

#include "clients/pep/kit/errors.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/text_file.h"
#include "services/base/text.h"
#include "services/json/json.h"

namespace pepiniere::pep {
namespace {

using json::OrderedJson;

std::string Said(const MetFault& fault, const Messages& say) {
  const auto argument = [&](std::size_t i) { return i < fault.arguments.size() ? fault.arguments[i] : ""; };
  return say(fault.meaning.words, argument(0), argument(1));
}

}  // namespace

absl::Status InvalidContent(const std::string& path, const Text& what, const std::vector<MetFault>& faults,
                            const Messages& say) {
  // Programs read English, whatever the user's language.
  const Messages english(Language::kEnglish);
  std::string text = say({"Invalid: $0", "Invalide : $0"}, say(what, CalledFile(path, say)));
  OrderedJson violations = OrderedJson::array();
  for (const MetFault& fault : faults) {
    const std::string place = fault.path.empty() ? CalledFile(path, say) : std::string(fault.path);
    text += base::Concat("\n  • ", place, ": ", Said(fault, say));
    violations.push_back({{"path", fault.path},
                          {"reason", fault.meaning.code},
                          {"arguments", fault.arguments},
                          {"description", Said(fault, english)}});
  }
  const OrderedJson error = {{"error",
                              {{"code", "INVALID_ARGUMENT"},
                               {"message", english(what, CalledFile(path, english))},
                               {"violations", std::move(violations)}}}};
  // In words of our own, INVALID_ARGUMENT is what is wrong with the command line.
  return WithJson(InOwnWords(absl::StatusCode::kOutOfRange, text), json::Dump(error));
}

}  // namespace pepiniere::pep
