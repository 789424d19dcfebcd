#include "clients/pep/cohort/check_command.h"

#include <memory>
#include <string>

#include "clients/pep/cohort/eig_report.h"
#include "clients/pep/formats/eig/reader.h"
#include "clients/pep/kit/session.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

struct CheckFlags {
  std::string folder;
  std::string report_file;
};

absl::Status Check(Session& session, const CheckFlags& flags) {
  PEP_ASSIGN(const eig::Content content, eig::ReadContent(flags.folder));
  if (!flags.report_file.empty()) PEP_TRY(WriteReport(content, flags.report_file));
  PrintReport(content, flags.report_file, session.out());
  return absl::OkStatus();
}

}  // namespace

void AddCheckCommand(Command& root) {
  auto flags = std::make_shared<CheckFlags>();
  Command check = root.Share(
      "check", {"Read content kept elsewhere, and keep nothing", "Lire un contenu tenu ailleurs, sans rien en garder"});
  Command eig = check.Add("eig", {"A folder of the EIG site: its figures and its oddities, without a server",
                                  "Un dossier du site des EIG : ses chiffres et ses bizarreries, sans serveur"});
  eig.String("DIR", flags->folder, {"The folder", "Le dossier"}, "DIR").Required();
  eig.String("--report", flags->report_file,
             {"Write all of it there: JSON, or an oddity a line in FILE.jsonl",
              "Y écrire le tout : JSON, ou une bizarrerie par ligne dans FICHIER.jsonl"},
             "FILE");
  eig.Does([flags](Session& session) { return Check(session, *flags); });
}

}  // namespace pepiniere::pep
