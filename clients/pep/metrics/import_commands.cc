// pep metrics import items|changelog|sprints|points|jdma|history
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "clients/pep/imports/import_report.h"
#include "clients/pep/imports/import_run.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/text_file.h"
#include "clients/pep/metrics/file_kinds.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "clients/pep/metrics/sentences.h"
#include "clients/pep/metrics/served_commands.h"
#include "clients/pep/metrics/source_rules.h"
#include "clients/pep/metrics/told_items.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using Stub = metrics::v1::MetricsService::Stub;

struct FileFlags : ImportFlags {
  std::string file, project, source, time_zone;
  metrics::v1::Source words;  // its state_rules

  void AddFile(Command& command, const FileKind& kind) {
    command
        .String("FILE", file, {"The file; - reads the standard input", "Le fichier ; - lit l'entrée standard"}, "FILE")
        .Required();
    command.String("--project", project, kWhichProject, kProjectType).Required();
    command.Flag("--dry-run,-n", dry_run, {"Report everything, keep nothing", "Tout dire, ne rien garder"});
    command.String("--report", report_file,
                   {"Write all oddities there: JSON, or a line each in FILE.jsonl",
                    "Y écrire toutes les bizarreries : JSON, ou une par ligne dans FICHIER.jsonl"},
                   "FILE");
    source = kind.source;
    command.String("--source", source,
                   {"What it is said to come from: the same one replaces what it told before",
                    "D'où c'est dit venir : la même remplace ce qu'elle avait dit"});
    command.String("--time-zone", time_zone,
                   {"Of days, and of times without an offset (Europe/Paris)",
                    "Des jours, et des heures sans décalage (Europe/Paris)"},
                   "ZONE");
  }
  void AddWords(Command& command) {
    command.Value(
        "--state", [this, &say = command.say()](const std::string& typed) { return AddStateRule(typed, words, say); },
        {"What a stage or a status of the board is (repeatable): \"en revue=in-progress\"",
         "Ce qu'est une étape ou un statut du tableau (répétable) : « en revue=in-progress »"},
        "WORD=STATE");
  }
};

absl::StatusOr<metrics::Reading> ReadingOf(const FileFlags& flags, const Messages& say) {
  metrics::Reading reading{.received = absl::Now(), .zone = Paris()};
  if (!flags.time_zone.empty() && !absl::LoadTimeZone(flags.time_zone, &reading.zone)) {
    return UsageError(say({"'$0' is not a time zone", "« $0 » n'est pas un fuseau horaire"}, flags.time_zone));
  }
  for (const auto& rule : flags.words.state_rules()) {
    reading.words.Set(rule.word(), static_cast<metrics::State>(rule.state() - metrics::v1::STATE_CATEGORY_TODO));
  }
  return reading;
}

// Lines that were left out are refused, as what the service refuses is.
void CountRefused(const metrics::Told& told, std::string_view type, rpc::v1::ImportReport& report) {
  if (told.refused == 0) return;
  for (auto& count : *report.mutable_counts()) {
    if (count.resource_type() == type) return count.set_refused(count.refused() + told.refused);
  }
  auto& count = *report.add_counts();
  count.set_resource_type(std::string(type));
  count.set_refused(told.refused);
}

absl::StatusOr<rpc::v1::ImportReport> Send(Session& session, const FileFlags& flags, const FileKind& kind,
                                           rpc::v1::ImportReport& read) {
  const Messages& say = session.say();
  PEP_ASSIGN(const metrics::Reading reading, ReadingOf(flags, say));
  PEP_ASSIGN(const std::string text, ReadTextFile(flags.file, say));
  const auto told = kind.read(text, reading);
  if (!told.ok()) return NoSuchFile(told.status(), flags.file, say);
  for (const metrics::Finding& finding : told->findings) AddFinding(FindingOf(finding, flags.file), read);
  const std::string project = ResourceName("projects", flags.project);
  std::vector<metrics::v1::MetricsItem> items = ItemsOf(*told, project, flags.file);
  PEP_ASSIGN(auto report, SendItems<rpc::v1::ImportReport>(session, &Stub::ImportMetrics, flags.source, flags.dry_run,
                                                           items, read, project));
  CountRefused(*told, kind.resource_type, report);
  return report;
}

absl::Status Import(Session& session, const FileFlags& flags, const FileKind& kind) {
  rpc::v1::ImportReport read;
  const auto sent = Send(session, flags, kind, read);
  return ReportImport(session, flags, std::move(read), sent, SaidMetricsFault);
}

}  // namespace

void AddMetricsImport(Command& metrics) {
  Command import =
      metrics.Add("import", {"Bring in what a team keeps elsewhere; the same again changes nothing",
                             "Faire entrer ce qu'une équipe tient ailleurs ; la même chose ne change rien"});
  for (const FileKind& kind : FileKinds()) {
    auto flags = std::make_shared<FileFlags>();
    Command in = import.Add(kind.name, kind.help);
    flags->AddFile(in, kind);
    if (kind.has_states) flags->AddWords(in);
    in.Remark(SayReaders(MetricsPart().contract, kind.writes, in.say()));
    in.Does([flags, &kind](Session& session) { return Import(session, *flags, kind); });
  }
  AddHistoryImport(import);
}

}  // namespace pepiniere::pep
