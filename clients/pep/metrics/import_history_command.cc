// pep metrics import history: what `export` wrote of a project, or somebody of a team, in the shape that `compute`
// reads.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "clients/pep/imports/import_report.h"
#include "clients/pep/imports/import_run.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/text_file.h"
#include "clients/pep/metrics/history_fault.h"
#include "clients/pep/metrics/history_file.h"
#include "clients/pep/metrics/history_items.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "clients/pep/metrics/sentences.h"
#include "clients/pep/metrics/served_commands.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using Stub = metrics::v1::MetricsService::Stub;

struct HistoryFlags : ImportFlags {
  std::string file, project, source = "history";
};

absl::StatusOr<rpc::v1::ImportReport> Send(Session& session, const HistoryFlags& flags, rpc::v1::ImportReport& read) {
  const Messages& say = session.say();
  PEP_ASSIGN(const std::string text, ReadTextFile(flags.file, say));
  const ReadHistory told = ReadHistoryFile(text);
  if (!told.faults.empty()) return InvalidHistory(flags.file, told.faults, say);
  for (const content::Finding& finding : LeftOutOf(told.file, flags.file)) AddFinding(finding, read);
  const std::string project = ResourceName("projects", flags.project);
  std::vector<metrics::v1::MetricsItem> items = ItemsOf(told.file, project, flags.file);
  return SendItems<rpc::v1::ImportReport>(session, &Stub::ImportMetrics, flags.source, flags.dry_run, items, read,
                                          project);
}

absl::Status Import(Session& session, const HistoryFlags& flags) {
  rpc::v1::ImportReport read;
  const auto sent = Send(session, flags, read);
  return ReportImport(session, flags, std::move(read), sent, SaidMetricsFault);
}

}  // namespace

void AddHistoryImport(Command& import) {
  auto flags = std::make_shared<HistoryFlags>();
  Command in = import.Add(
      "history", {"What `export` wrote of a project, or whatever `compute` reads: items, deployments, points… in JSON",
                  "Ce que « export » a écrit d'un projet, ou tout ce que lit « compute » : éléments, déploiements, "
                  "points… en JSON"});
  in.String("FILE", flags->file, {"The file; - reads the standard input", "Le fichier ; - lit l'entrée standard"},
            "FILE")
      .Required();
  in.String("--project", flags->project, kWhichProject, kProjectType).Required();
  in.Flag("--dry-run,-n", flags->dry_run, {"Report everything, keep nothing", "Tout dire, ne rien garder"});
  in.String("--report", flags->report_file,
            {"Write all oddities there: JSON, or a line each in FILE.jsonl",
             "Y écrire toutes les bizarreries : JSON, ou une par ligne dans FICHIER.jsonl"},
            "FILE");
  in.String("--source", flags->source,
            {"What all of it is said to come from: the same one replaces what it told before",
             "D'où tout cela est dit venir : la même remplace ce qu'elle avait dit"});
  in.Note({"Answers of users have no day there: bring them in with `jdma`, or one day at a time with `surveys create`",
           "Les réponses des usagers n'y ont pas de jour : faites-les entrer avec « jdma », ou jour par jour avec "
           "« surveys create »"});
  in.Remark(SayReaders(MetricsPart().contract, "CreateWorkItem", in.say()));
  in.Does([flags](Session& session) { return Import(session, *flags); });
}

}  // namespace pepiniere::pep
