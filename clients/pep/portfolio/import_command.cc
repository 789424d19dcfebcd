// pep import betagouv
#include <algorithm>
#include <chrono>
#include <memory>

#include "absl/time/clock.h"
#include "clients/cpp/status.h"
#include "clients/pep/formats/betagouv/format.h"
#include "clients/pep/formats/betagouv/reader.h"
#include "clients/pep/kit/progress.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/import_report.h"
#include "clients/pep/portfolio/readers.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::ImportProjectsRequest;
using portfolio::v1::ImportProjectsResponse;
using portfolio::v1::ImportReport;

constexpr std::size_t kBatch = 64;            // items a message, which is one transaction
constexpr std::size_t kBatchBytes = 1 << 20;  // of a message, unless a single item is larger
constexpr std::size_t kMostBytes = 3 << 20;   // of an item: what a message can carry
constexpr absl::Duration kPatience = absl::Minutes(30);

struct ImportFlags {
  std::string folder;
  std::string report_file;
  bool dry_run = false;
};

// Puts the next items into a message: a few at least. What no message can carry is left out, and reported.
ImportProjectsRequest NextBatch(std::vector<portfolio::v1::ImportItem>& items, std::size_t& next,
                                std::vector<portfolio::v1::ImportFinding>& findings) {
  ImportProjectsRequest batch;
  std::size_t bytes = 0;
  while (next < items.size() && static_cast<std::size_t>(batch.items_size()) < kBatch) {
    const std::size_t size = items[next].ByteSizeLong();
    if (size > kMostBytes) {
      portfolio::v1::ImportFinding& finding = findings.emplace_back();
      finding.set_file(items[next++].file());
      finding.set_code("REFUSED");
      finding.set_message(base::Concat("holds ", size, " bytes, which is more than a message can carry"));
      finding.set_action("nothing of it was kept");
      continue;
    }
    if (bytes > 0 && bytes + size > kBatchBytes) break;
    bytes += size;
    batch.add_items()->Swap(&items[next++]);
  }
  return batch;
}

// Sends all items and waits for the report.
absl::StatusOr<ImportReport> Send(Session& session, betagouv::Content& content, bool dry_run) {
  PEP_TRY(session.Connect());
  grpc::ClientContext context;
  PEP_TRY(session.caller().Prepare(context));
  context.set_deadline(absl::ToChronoTime(absl::Now() + kPatience));
  ImportProjectsResponse response;
  const auto stream = session.stub<Portfolio::Stub>().ImportProjects(&context, &response);

  auto& items = content.items;
  Progress progress(session.errors(), session.errors_terminal(), session.say(), session.say()({"Importing", "Import"}),
                    static_cast<std::int64_t>(items.size()));
  for (std::size_t next = 0, from = 0; from == 0 || next < items.size(); from = next) {
    ImportProjectsRequest batch = NextBatch(items, next, content.findings);
    if (from == 0) batch.set_source("betagouv");
    batch.set_dry_run(dry_run);
    if (!stream->Write(batch)) break;  // Finish tells why.
    progress.Advance(static_cast<std::int64_t>(next - from));
    if (next == 0) break;
  }
  stream->WritesDone();
  PEP_TRY(clients::FromGrpc(stream->Finish()));
  return response.report();
}

// What the portfolio showed is told by the keys of the files, as what the files showed is.
void NameKeys(ImportReport& report) {
  for (portfolio::v1::ImportFinding& finding : *report.mutable_findings()) {
    const betagouv::Format* format = betagouv::FormatOf(finding.file());
    if (format) finding.set_key(betagouv::KeyFilling(*format, finding.key()));
  }
}

// What the files showed, then what the portfolio showed.
void PutFirst(std::vector<portfolio::v1::ImportFinding>& findings, ImportReport& report) {
  ImportReport all;
  for (auto& finding : findings) all.add_findings()->Swap(&finding);
  for (auto& finding : *report.mutable_findings()) all.add_findings()->Swap(&finding);
  report.mutable_findings()->Swap(all.mutable_findings());
}

// What ended an import before its end, as the last finding.
void AddEnd(const absl::Status& status, ImportReport& report) {
  portfolio::v1::ImportFinding& finding = *report.add_findings();
  finding.set_code("IMPORT_ENDED");
  finding.set_message(std::string(status.message().data(), status.message().size()));
  finding.set_action("what was sent before it may have been kept: import again");
}

// The report is written even where the import fails: it then holds what the files showed, and why it ended.
absl::Status Import(Session& session, const ImportFlags& flags) {
  absl::StatusOr<betagouv::Content> content = betagouv::ReadContent(flags.folder, base::Date::InParis(absl::Now()));
  absl::StatusOr<ImportReport> sent = content.ok() ? Send(session, *content, flags.dry_run) : content.status();
  ImportReport report = sent.ok() ? *sent : ImportReport();
  report.set_dry_run(flags.dry_run);
  NameKeys(report);
  if (content.ok()) PutFirst(content->findings, report);
  if (!sent.ok()) AddEnd(sent.status(), report);
  const absl::Status written = flags.report_file.empty() ? absl::OkStatus() : WriteReport(report, flags.report_file);
  PEP_TRY(sent.status());
  PEP_TRY(written);
  PrintReport(report, flags.report_file, session.out());
  return absl::OkStatus();
}

}  // namespace

void AddImportCommand(Command& root) {
  auto flags = std::make_shared<ImportFlags>();
  Command import =
      root.Share("import", {"Bring in a portfolio kept elsewhere", "Faire entrer un portefeuille tenu ailleurs"});
  Command betagouv = import.Add("betagouv", {"A folder of beta.gouv.fr content", "Un dossier de contenu beta.gouv.fr"});
  betagouv.String("DIR", flags->folder, {"The folder", "Le dossier"}, "DIR").Required();
  betagouv.Flag("--dry-run,-n", flags->dry_run, {"Report everything, keep nothing", "Tout dire, ne rien garder"});
  betagouv.String("--report", flags->report_file,
                  {"Write all oddities there: JSON, or a line each in FILE.jsonl",
                   "Y écrire toutes les bizarreries : JSON, ou une par ligne dans FICHIER.jsonl"},
                  "FILE");
  betagouv.Remark(SayReaders("CreateProject", betagouv.say()));
  betagouv.Does([flags](Session& session) { return Import(session, *flags); });
}

}  // namespace pepiniere::pep
