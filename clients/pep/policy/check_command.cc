// pep policy check ogp: no server is asked.
#include <memory>
#include <string>

#include "clients/pep/formats/ogp/reader.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/kit/text_file.h"
#include "clients/pep/policy/commands.h"
#include "clients/pep/policy/ogp_report.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

struct CheckFlags {
  std::string file;
  std::string report_file;
};

absl::Status Check(Session& session, const CheckFlags& flags) {
  PEP_ASSIGN(const std::string text, ReadTextFile(flags.file, session.say()));
  const ogp::Catalogue catalogue = ogp::ReadCatalogue(text);
  if (!flags.report_file.empty()) PEP_TRY(WriteCatalogueReport(catalogue, flags.report_file));
  PrintCatalogue(catalogue, flags.report_file, session.out());
  return absl::OkStatus();
}

}  // namespace

void AddOgpCheckCommand(Command& policy) {
  auto flags = std::make_shared<CheckFlags>();
  Command check = policy.Add(
      "check", {"Read content kept elsewhere, and keep nothing", "Lire un contenu tenu ailleurs, sans rien en garder"});
  Command ogp = check.Add("ogp", {"A catalogue of commitments: what is in it and what is odd, without a server",
                                  "Un catalogue d'engagements : ce qu'il contient et ses bizarreries, sans serveur"});
  ogp.String("file", flags->file,
             {"CSV with the columns id, cycle, policy_area, starred, title; - reads the standard input",
              "Du CSV aux colonnes id, cycle, policy_area, starred, title ; - lit l'entrée standard"},
             "FILE")
      .Required();
  ogp.String("--report", flags->report_file,
             {"Write all of it there: JSON, or an oddity a line in FILE.jsonl",
              "Y écrire le tout : JSON, ou une bizarrerie par ligne dans FICHIER.jsonl"},
             "FILE");
  ogp.Does([flags](Session& session) { return Check(session, *flags); });
}

}  // namespace pepiniere::pep
