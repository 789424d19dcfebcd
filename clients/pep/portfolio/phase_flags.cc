#include "clients/pep/portfolio/phase_flags.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/pep/portfolio/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::Phase;

constexpr Text kNotAPhase = {"'$0' is not a phase; the phases are $1",
                             "« $0 » n'est pas une phase ; les phases sont $1"};

// The words to type: the contract's in English, beta.gouv.fr's in French.
std::string PhaseList(const Messages& say) {
  return absl::StrJoin(Words<Phase>(), ", ", [&](std::string* out, const PhaseWord& word) {
    *out += say.language() == Language::kFrench ? std::string(word.also) : absl::AsciiStrToLower(base::Absl(word.code));
  });
}

}  // namespace

Command::Argument AddPhase(Command& command, const std::string& names, Phase& target, Text help) {
  return command.Value(
      names,
      [&say = command.say(), &target](const std::string& typed) {
        const auto phase = ParsePhase(typed);
        if (phase) target = *phase;
        return phase ? "" : say(kNotAPhase, typed, PhaseList(say));
      },
      help, "PHASE");
}

Command::Argument AddPhases(Command& command, const std::string& names, std::vector<Phase>& target, Text help) {
  return command.Value(
      names,
      [&say = command.say(), &target](const std::string& typed) {
        const std::vector<std::string> words = absl::StrSplit(typed, ',', absl::SkipWhitespace());
        for (const std::string& word : words) {
          const auto phase = ParsePhase(word);
          if (!phase) return say(kNotAPhase, word, PhaseList(say));
          target.push_back(*phase);
        }
        return std::string();
      },
      help, "PHASE");
}

}  // namespace pepiniere::pep
