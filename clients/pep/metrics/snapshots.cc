// pep metrics snapshots
#include <memory>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/write_flags.h"
#include "clients/pep/metrics/figure_words.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "clients/pep/metrics/served_words.h"
#include "clients/pep/metrics/subject.h"
#include "clients/pep/metrics/whole_file.h"
#include "clients/pep/metrics/window_flags.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using metrics::v1::Snapshot;
using Stub = metrics::v1::MetricsService::Stub;

void ShowFigure(const Message& message, Sheet& sheet, const Messages& say) {
  const auto& snapshot = static_cast<const Snapshot&>(message);
  sheet.Line({"Indicator", "Indicateur"}, Called(snapshot.indicator().indicator(), say));
  const Cell figure = SaidFigure(snapshot.indicator(), say);
  sheet.Line({"Value", "Valeur"}, figure.text, figure.tone);
  sheet.Line({"Period", "Période"}, SaidWindow(snapshot.indicator(), say));
  sheet.Section({"To be quoted", "À citer"});
  sheet.Body(say.Pick({snapshot.sentence_en(), snapshot.sentence_fr()}));
  sheet.Section({"What it is to show", "Ce qu'il doit montrer"});
  sheet.Body(snapshot.note());
}

struct CreateFlags : WriteFlags {
  std::string project, indicator, subject, title, note;
  WindowFlags window;
};

absl::Status Create(Session& session, const CreateFlags& flags) {
  metrics::v1::CreateSnapshotRequest request;
  request.set_parent(ResourceName("projects", flags.project));
  request.mutable_snapshot()->set_title(flags.title);
  request.mutable_snapshot()->set_note(flags.note);
  request.set_indicator(flags.indicator);
  request.set_subject(SubjectName(flags.subject));
  flags.window.Fill(request);
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const Snapshot snapshot, session.Call(&Stub::CreateSnapshot, request));
  const Noun noun = SnapshotsNoun();
  if (session.out().ForPeople()) {
    PrintSheet(noun, snapshot, session.out());
  } else {
    ShowOne<Message>(session.out(), ViewOf(noun), snapshot);
  }
  flags.Remind(session.out());
  return absl::OkStatus();
}

void AddCreate(Command& snapshots) {
  auto flags = std::make_shared<CreateFlags>();
  Command create =
      snapshots.Add("create", {"Keep a figure as it is, with all that it is made of, to be cited",
                               "Garder un chiffre tel qu'il est, avec tout ce qui le fait, pour le citer"});
  create.String("PROJECT", flags->project, kWhichProject, kProjectType).Required();
  create.String("INDICATOR", flags->indicator, kWhichIndicator, "INDICATOR").Required();
  create.String("--subject", flags->subject, kWhichSubject, "SUBJECT");
  create.String("--title", flags->title, {"What it is cited as", "Sous quel titre le citer"}).Required();
  create.String("--note", flags->note, {"What it is to show", "Ce qu'il doit montrer"});
  flags->window.AddTo(create);
  flags->window.AddDimensions(create);
  flags->window.AddParameters(create);
  flags->AddTo(create, SayReaders(MetricsPart().contract, "CreateSnapshot", create.say()));
  create.Does([flags](Session& session) { return Create(session, *flags); });
}

struct ExportFlags {
  std::string id, file;
};

absl::Status Export(Session& session, const ExportFlags& flags) {
  const Messages& say = session.say();
  const auto name = NamePattern::Of(*Snapshot::descriptor()).Full(flags.id);
  if (!name) return UsageError(say({"'$0' is not $1", "« $0 » n'est pas $1"}, flags.id, say(SnapshotsNoun().which)));
  metrics::v1::GetSnapshotRequest of;
  of.set_name(*name);
  PEP_ASSIGN(const Snapshot snapshot, session.Call(&Stub::GetSnapshot, of));
  std::string content;
  metrics::v1::ReadSnapshotExportRequest request;
  request.set_name(*name);
  do {
    PEP_ASSIGN(const auto part, session.Call(&Stub::ReadSnapshotExport, request));
    content += part.data();
    request.set_offset(part.next_offset());
  } while (request.offset() > 0);
  PEP_TRY(WriteWhole(flags.file, content, snapshot.sha256(), say));
  session.Remark(say({"Written to $0, SHA-256 $1", "Écrit dans $0, SHA-256 $1"}, flags.file, snapshot.sha256()));
  return absl::OkStatus();
}

void AddExport(Command& snapshots) {
  auto flags = std::make_shared<ExportFlags>();
  Command command = snapshots.Add("export", {"Write all that a figure was made of to a file, checked",
                                             "Écrire tout ce qui faisait un chiffre dans un fichier, vérifié"});
  command.String("ID", flags->id, SnapshotsNoun().which, "SNAPSHOT").Required();
  command.String("FILE", flags->file, {"The file, of JSON lines", "Le fichier, de lignes JSON"}, "FILE").Required();
  command.Does([flags](Session& session) { return Export(session, *flags); });
}

}  // namespace

Noun SnapshotsNoun() {
  return {.name = "snapshots",
          .help = {"Figures kept as they were, with what they were made of",
                   "Des chiffres gardés tels qu'ils étaient, avec ce qui les faisait"},
          .one = {"a snapshot", "un instantané"},
          .many = {"snapshots", "les instantanés"},
          .type = "SNAPSHOT",
          .which = {"PROJECT/SNAPSHOT, as `list` names it", "PROJET/INSTANTANÉ, comme « list » le nomme"},
          .unknown = {"no such snapshot: $0", "aucun instantané de ce nom : $0"},
          .parent_type = kProjectType,
          .parent_help = kOfProject,
          .parent_which = kWhichProject,
          .of_all = true,
          .resource = Snapshot::default_instance(),
          .part = MetricsPart,
          .fields = {"name",
                     "title",
                     "note",
                     "indicator.indicator",
                     "indicator.formula",
                     "indicator.subject",
                     "indicator.unit",
                     "indicator.no_data",
                     "indicator.n",
                     "indicator.value",
                     "indicator.percentiles.p50",
                     "indicator.percentiles.p85",
                     "indicator.percentiles.p95",
                     "indicator.as_of",
                     "indicator.known_at",
                     "sentence_fr",
                     "sentence_en",
                     "sha256",
                     "export_size",
                     "create_time"},
          .columns = {{{"Snapshot", "Instantané"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"Indicator", "Indicateur"}, "indicator.indicator", 1},
                      {{"As of", "Au"}, "indicator.as_of", 2},
                      {{"Kept", "Gardé"}, "create_time", 3}},
          .lines = {{{"Kept", "Gardé"}, "create_time"}, {{"SHA-256", "SHA-256"}, "sha256"}},
          .show_more = ShowFigure,
          .order_by = {"name, title or create_time; \"create_time desc\" reverses",
                       "name, title ou create_time ; « create_time desc » inverse"},
          .list = &Stub::ListSnapshots,
          .get = &Stub::GetSnapshot};
}

void AddSnapshotVerbs(Command& snapshots) {
  AddCreate(snapshots);
  AddExport(snapshots);
}

}  // namespace pepiniere::pep
