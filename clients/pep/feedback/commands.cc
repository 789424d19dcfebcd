// pep feedback tabulate|draw|rates|weight: no server is asked.
#include "clients/pep/feedback/commands.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "clients/pep/feedback/answers.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/kit/text_file.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

// What is computed from a file alone.
struct Computation {
  const char* name;
  Text help, file;
  std::string (*answer)(const FileValue& all);
};

constexpr Computation kComputations[] = {
    {"tabulate",
     {"The release of a campaign's answers, groups of fewer than five pooled; answers in JSON",
      "Le dépouillement d'une campagne, les groupes de moins de cinq réunis ; répond en JSON"},
     {"Audience, questions and answers in JSON; - reads the standard input",
      "Public, questions et réponses en JSON ; - lit l'entrée standard"},
     TabulateAnswer},
    {"draw",
     {"Draw a sample of a panel, with what proves it; answers in JSON",
      "Tirer un échantillon d'un panel, avec sa preuve ; répond en JSON"},
     {"Seed, study and strata in JSON; - reads the standard input",
      "Graine, étude et strates en JSON ; - lit l'entrée standard"},
     DrawAnswer},
    {"rates",
     {"Response rates as AAPOR defines them: RR1, RR2, RR3, RR5; answers in JSON",
      "Les taux de réponse définis par l'AAPOR : RR1, RR2, RR3, RR5 ; répond en JSON"},
     {"What became of the sample, in JSON; - reads the standard input",
      "Ce qu'est devenu l'échantillon, en JSON ; - lit l'entrée standard"},
     RatesAnswer},
    {"weight",
     {"Weight a sample to the margins of its population (raking); answers in JSON",
      "Redresser un échantillon sur les marges de sa population (calage) ; répond en JSON"},
     {"Targets and groups of respondents in JSON; - reads the standard input",
      "Cibles et groupes de répondants en JSON ; - lit l'entrée standard"},
     WeightAnswer},
};

absl::Status Compute(Session& session, const Computation& computation, const std::string& path) {
  PEP_ASSIGN(const std::string text, ReadTextFile(path, session.say()));
  std::vector<FileFault> faults;
  std::string answer;
  if (const std::optional<json::Json> json = ParseFile(text, faults)) {
    answer = computation.answer(FileValue(&*json, "", faults));
  }
  if (!faults.empty()) return InvalidFeedbackFile(path, faults, session.say());
  session.out().Line(answer);
  return absl::OkStatus();
}

}  // namespace

Command AddFeedbackCommands(Command& root) {
  Command feedback = root.Share("feedback", {"What people say, counted so that nobody is exposed",
                                             "Ce que disent les gens, compté sans exposer personne"});
  for (const Computation& computation : kComputations) {
    auto path = std::make_shared<std::string>();
    Command command = feedback.Add(computation.name, computation.help);
    command.String("file", *path, computation.file, "FILE").Required();
    command.Does([path, &computation](Session& session) { return Compute(session, computation, *path); });
  }
  return feedback;
}

}  // namespace pepiniere::pep
