#include "clients/pep/imports/import_run.h"

#include "clients/pep/imports/import_report.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

constexpr std::size_t kBatch = 64;            // items a message, which is one transaction
constexpr std::size_t kBatchBytes = 1 << 20;  // of a message, unless a single item is larger
constexpr std::size_t kMostBytes = 3 << 20;   // of an item: what a message can carry

}  // namespace

void ImportFlags::AddTo(Command& command) {
  command.String("DIR", folder, {"The folder", "Le dossier"}, "DIR").Required();
  command.Flag("--dry-run,-n", dry_run, {"Report everything, keep nothing", "Tout dire, ne rien garder"});
  command.String("--report", report_file,
                 {"Write all oddities there: JSON, or a line each in FILE.jsonl",
                  "Y écrire toutes les bizarreries : JSON, ou une par ligne dans FICHIER.jsonl"},
                 "FILE");
}

ImportBatches::Place ImportBatches::Take(const std::string& file, std::size_t bytes) {
  if (bytes > kMostBytes) {
    AddFinding({.file = file,
                .key = "",
                .code = "REFUSED",
                .message = base::Concat("holds ", bytes, " bytes, which is more than a message can carry"),
                .action = "nothing of it was kept"},
               left_out_);
    return Place::kNowhere;
  }
  if (items_ == kBatch || (items_ > 0 && bytes_ + bytes > kBatchBytes)) return Place::kInTheNext;
  ++items_;
  bytes_ += bytes;
  return Place::kHere;
}

absl::Status ReportImport(Session& session, const ImportFlags& flags, rpc::v1::ImportReport read,
                          const absl::StatusOr<rpc::v1::ImportReport>& sent, SayFault say_fault) {
  rpc::v1::ImportReport& report = read;
  if (sent.ok()) {
    *report.mutable_counts() = sent->counts();
    report.mutable_findings()->MergeFrom(sent->findings());
  } else {
    AddFinding({.file = "",
                .key = "",
                .code = "IMPORT_ENDED",
                .message = std::string(sent.status().message().data(), sent.status().message().size()),
                .action = "what was sent before it may have been kept: import again"},
               report);
  }
  report.set_dry_run(flags.dry_run);
  const absl::Status written = flags.report_file.empty() ? absl::OkStatus() : WriteReport(report, flags.report_file);
  PEP_TRY(sent.status());
  PEP_TRY(written);
  PrintReport(report, flags.report_file, session.out(), say_fault);
  return absl::OkStatus();
}

}  // namespace pepiniere::pep
