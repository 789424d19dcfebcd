// pep import betagouv
#include <algorithm>
#include <chrono>
#include <memory>

#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "clients/pep/betagouv/reader.h"
#include "clients/pep/commands.h"
#include "clients/pep/import_report.h"
#include "clients/pep/progress.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::ImportProjectsRequest;
using portfolio::v1::ImportProjectsResponse;
using portfolio::v1::ImportReport;

constexpr std::size_t kBatch = 64;  // items a message, which is one transaction
constexpr absl::Duration kPatience = absl::Minutes(30);

struct ImportFlags {
  std::string folder;
  std::string report_file;
  bool dry_run = false;
};

// Sends all items and waits for the report.
absl::StatusOr<ImportReport> Send(Session& session, betagouv::Content& content, bool dry_run) {
  PEP_TRY(session.Connect());
  grpc::ClientContext context;
  PEP_TRY(session.caller().Prepare(context));
  context.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
  ImportProjectsResponse response;
  const auto stream = session.stub().ImportProjects(&context, &response);

  auto& items = content.items;
  Progress progress(session.errors(), session.errors_terminal(), session.say(), session.say()({"Importing", "Import"}),
                    static_cast<std::int64_t>(items.size()));
  for (std::size_t from = 0; from == 0 || from < items.size(); from += kBatch) {
    ImportProjectsRequest batch;
    if (from == 0) batch.set_source("betagouv");
    batch.set_dry_run(dry_run);
    const std::size_t to = std::min(from + kBatch, items.size());
    for (std::size_t i = from; i < to; ++i) batch.add_items()->Swap(&items[i]);
    if (!stream->Write(batch)) break;  // Finish tells why.
    progress.Advance(static_cast<std::int64_t>(to - from));
  }
  stream->WritesDone();
  PEP_TRY(clients::FromGrpc(stream->Finish()));
  return response.report();
}

// What the files showed, then what the portfolio showed.
void PutFirst(std::vector<portfolio::v1::ImportFinding>& findings, ImportReport& report) {
  ImportReport all;
  for (auto& finding : findings) all.add_findings()->Swap(&finding);
  for (auto& finding : *report.mutable_findings()) all.add_findings()->Swap(&finding);
  report.mutable_findings()->Swap(all.mutable_findings());
}

absl::Status Import(Session& session, const ImportFlags& flags) {
  PEP_ASSIGN(betagouv::Content content, betagouv::ReadContent(flags.folder, base::Date::InParis(absl::Now())));
  PEP_ASSIGN(ImportReport report, Send(session, content, flags.dry_run));
  report.set_dry_run(flags.dry_run);
  PutFirst(content.findings, report);
  if (!flags.report_file.empty()) PEP_TRY(WriteReport(report, flags.report_file));
  PrintReport(report, flags.report_file, session.out());
  return absl::OkStatus();
}

}  // namespace

void AddImportCommand(Command& root) {
  auto flags = std::make_shared<ImportFlags>();
  Command import =
      root.Add("import", {"Bring in a portfolio kept elsewhere", "Faire entrer un portefeuille tenu ailleurs"});
  Command betagouv = import.Add("betagouv", {"A folder of beta.gouv.fr content", "Un dossier de contenu beta.gouv.fr"});
  betagouv.String("DIR", flags->folder, {"The folder", "Le dossier"}, "DIR").Required();
  betagouv.Flag("--dry-run,-n", flags->dry_run, {"Report everything, keep nothing", "Tout dire, ne rien garder"});
  betagouv.String("--report", flags->report_file,
                  {"Write all oddities there: JSON, or a line each in FILE.jsonl",
                   "Y écrire toutes les bizarreries : JSON, ou une par ligne dans FICHIER.jsonl"},
                  "FILE");
  betagouv.Does([flags](Session& session) { return Import(session, *flags); });
}

}  // namespace pepiniere::pep
