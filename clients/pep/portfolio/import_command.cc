// pep import betagouv
#include <memory>
#include <utility>

#include "absl/time/clock.h"
#include "clients/pep/formats/betagouv/format.h"
#include "clients/pep/formats/betagouv/reader.h"
#include "clients/pep/imports/import_run.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/readers.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

// The portfolio's contract has a report of its own, which has the same fields under the same numbers.
void CopyAlike(const google::protobuf::Message& from, google::protobuf::Message& alike) {
  alike.ParseFromString(from.SerializeAsString());
}

// What the portfolio showed is told by the keys of the files, as what the files showed is.
rpc::v1::ImportReport ByKeys(portfolio::v1::ImportReport report) {
  for (portfolio::v1::ImportFinding& finding : *report.mutable_findings()) {
    const betagouv::Format* format = betagouv::FormatOf(finding.file());
    if (format) finding.set_key(betagouv::KeyFilling(*format, finding.key()));
  }
  rpc::v1::ImportReport told;
  CopyAlike(report, told);
  return told;
}

absl::StatusOr<rpc::v1::ImportReport> Send(Session& session, const ImportFlags& flags, rpc::v1::ImportReport& read) {
  PEP_ASSIGN(betagouv::Content content, betagouv::ReadContent(flags.folder, base::Date::InParis(absl::Now())));
  for (const portfolio::v1::ImportFinding& finding : content.findings) CopyAlike(finding, *read.add_findings());
  PEP_ASSIGN(portfolio::v1::ImportReport report,
             SendItems<portfolio::v1::ImportReport>(session, &Portfolio::Stub::ImportProjects, "betagouv",
                                                    flags.dry_run, content.items, read));
  return ByKeys(std::move(report));
}

absl::Status Import(Session& session, const ImportFlags& flags) {
  rpc::v1::ImportReport read;
  const auto sent = Send(session, flags, read);
  return ReportImport(session, flags, std::move(read), sent);
}

}  // namespace

void AddImportCommand(Command& root) {
  auto flags = std::make_shared<ImportFlags>();
  Command import =
      root.Share("import", {"Bring in a portfolio kept elsewhere", "Faire entrer un portefeuille tenu ailleurs"});
  Command betagouv = import.Add("betagouv", {"A folder of beta.gouv.fr content", "Un dossier de contenu beta.gouv.fr"});
  flags->AddTo(betagouv);
  betagouv.Remark(SayReaders("CreateProject", betagouv.say()));
  betagouv.Does([flags](Session& session) { return Import(session, *flags); });
}

}  // namespace pepiniere::pep
