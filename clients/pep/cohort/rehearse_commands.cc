// pep cohort rehearse|replay
#include "clients/pep/cohort/rehearse_commands.h"

#include <memory>
#include <string>

#include "clients/pep/cohort/rehearse_errors.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/kit/text_file.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/rehearsal/inputs.h"
#include "services/rehearsal/rehearse.h"
#include "services/rehearsal/run.h"

namespace pepiniere::pep {
namespace {

struct RehearseFlags {
  std::string file;
  bool run = false;
  std::string explain;
};

absl::Status Rehearse(Session& session, const RehearseFlags& flags) {
  const Messages& say = session.say();
  if (flags.run && !flags.explain.empty()) {
    return UsageError(say({"choose one of $0 and $1", "choisissez l'un de $0 et $1"}, "--run", "--explain"));
  }
  PEP_ASSIGN(const std::string text, ReadTextFile(flags.file, say));
  const rehearsal::ReadInputs read = rehearsal::Read(text);
  if (!read.faults.empty()) return InvalidFile(flags.file, read.faults, say);
  const rehearsal::Rehearsed done = rehearsal::Rehearse(read.inputs);
  if (done.refused()) return RefusedRun(flags.file, done, say);
  std::string answer = flags.run ? rehearsal::RunText(read.inputs, done) : rehearsal::ResultText(done);
  if (!flags.explain.empty()) answer = rehearsal::ExplanationText(done, flags.explain);
  if (answer.empty()) {
    return InOwnWords(absl::StatusCode::kNotFound, say({"nothing in $1 is called $0", "rien dans $1 ne s'appelle $0"},
                                                       flags.explain, CalledFile(flags.file, say)));
  }
  session.out().Line(answer);
  return absl::OkStatus();
}

absl::Status Replay(Session& session, const std::string& path) {
  const Messages& say = session.say();
  PEP_ASSIGN(const std::string text, ReadTextFile(path, say));
  const rehearsal::Replay replay = rehearsal::ReplayRun(text);
  if (!replay.faults.empty()) return InvalidFile(path, replay.faults, say);
  if (!replay.same) return OtherRun(path, replay, say);
  if (session.out().ForPeople()) {
    session.out().Note(
        say({"$0: computed again, the same bytes.", "$0 : recalculé, les mêmes octets."}, CalledFile(path, say)),
        Tone::kGood);
    session.out().Line(base::Concat("inputs  ", replay.inputs_sha256));
    session.out().Line(base::Concat("result  ", replay.result_sha256));
  } else {
    session.out().Line(base::Concat(R"({"same":true,"sha256":{"inputs":")", replay.inputs_sha256, R"(","result":")",
                                    replay.result_sha256, R"("}})"));
  }
  return absl::OkStatus();
}

}  // namespace

void AddRehearseCommands(Command& cohort) {
  auto flags = std::make_shared<RehearseFlags>();
  Command rehearse = cohort.Add("rehearse", {"Rank and place what a file says, without a server; answers in JSON",
                                             "Classer et placer ce que dit un fichier, sans serveur ; répond en JSON"});
  rehearse
      .String("file", flags->file,
              {"Grid, reviews, choices, lists… in JSON; - reads the standard input",
               "Grille, évaluations, choix, listes… en JSON ; - lit l'entrée standard"},
              "FILE")
      .Required();
  rehearse.Flag(
      "--run", flags->run,
      {"Write the run, inputs and result, for `replay`", "Écrire le calcul, données et résultat, pour « replay »"});
  rehearse.String("--explain", flags->explain,
                  {"Say all that there is of one application, candidate, juror or seat",
                   "Dire tout ce qu'il y a d'une candidature, d'un candidat, d'un juré ou d'un poste"},
                  "NAME");
  rehearse.Does([flags](Session& session) { return Rehearse(session, *flags); });

  auto run = std::make_shared<std::string>();
  Command replay = cohort.Add("replay", {"Compute a published run again: exit code 9 where it is not the same",
                                         "Refaire un calcul publié : code de sortie 9 où il n'est pas le même"});
  replay.String("run", *run, {"The run; - reads the standard input", "Le calcul ; - lit l'entrée standard"}, "FILE")
      .Required();
  replay.Does([run](Session& session) { return Replay(session, *run); });
}

}  // namespace pepiniere::pep
