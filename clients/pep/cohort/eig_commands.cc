#include "clients/pep/cohort/eig_commands.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "clients/pep/cohort/eig_file.h"
#include "clients/pep/cohort/eig_items.h"
#include "clients/pep/cohort/eig_organisations.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/formats/eig/findings.h"
#include "clients/pep/formats/eig/reader.h"
#include "clients/pep/formats/eig/writer.h"
#include "clients/pep/imports/import_report.h"
#include "clients/pep/imports/import_run.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/readers.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Challenge;
using cohort::v1::Cohort;
using cohort::v1::Profile;
using Stub = cohort::v1::CohortService::Stub;

absl::StatusOr<rpc::v1::ImportReport> Send(Session& session, const ImportFlags& flags, rpc::v1::ImportReport& read) {
  PEP_ASSIGN(const eig::Content content, eig::ReadContent(flags.folder));
  for (const content::Finding& finding : content.findings) AddFinding(finding, read);
  PEP_ASSIGN(const Organisations organisations, Organisations::List(session));
  content::Findings findings(eig::Actions());
  organisations.Report(content.hosts, findings);
  std::vector<cohort::v1::ContentItem> items = EigItems(content, organisations, findings);
  for (const content::Finding& finding : findings.Take()) AddFinding(finding, read);
  return SendItems<rpc::v1::ImportReport>(session, &Stub::ImportCohortContent, "eig", flags.dry_run, items, read);
}

absl::Status Import(Session& session, const ImportFlags& flags) {
  rpc::v1::ImportReport read;
  const auto sent = Send(session, flags, read);
  return ReportImport(session, flags, std::move(read), sent);
}

// What came from the site, and what the programme added to it: challenges of its cohorts that the public sees. People
// whom no file told of have none.
absl::StatusOr<EigKept> ListKept(Session& session) {
  EigKept kept;
  cohort::v1::GetProgrammeRequest programme;
  programme.set_name(kEigProgramme);
  PEP_ASSIGN(kept.programme, session.Call(&Stub::GetProgramme, programme));
  cohort::v1::ListCohortsRequest cohorts;
  cohorts.set_parent(kEigProgramme);
  PEP_ASSIGN(kept.cohorts,
             ListAll<Cohort>(
                 session, &Stub::ListCohorts, cohorts, [](const auto& page) -> const auto& { return page.cohorts(); }));
  PEP_ASSIGN(kept.challenges, ListAll<Challenge>(
                                  session, &Stub::ListChallenges, cohort::v1::ListChallengesRequest(),
                                  [](const auto& page) -> const auto& { return page.challenges(); }));
  std::erase_if(kept.challenges, [](const Challenge& challenge) {
    const bool is_ours = std::ranges::any_of(challenge.cohorts(), [](const std::string& cohort) {
      return cohort.starts_with(base::Concat(kEigProgramme, "/"));
    });
    return ReadFile(challenge.source_fields()).name.empty() && !(is_ours && challenge.was_selected());
  });
  PEP_ASSIGN(kept.people, ListAll<Profile>(
                              session, &Stub::ListProfiles, cohort::v1::ListProfilesRequest(),
                              [](const auto& page) -> const auto& { return page.profiles(); }));
  std::erase_if(kept.people, [](const Profile& profile) { return profile.source_id().empty(); });
  return kept;
}

absl::Status Export(Session& session, const std::string& folder) {
  const Messages& say = session.say();
  PEP_ASSIGN(const std::string token, session.Token());
  if (token.empty()) {
    session.Remark(say({"Not logged in: what is not open data will be missing.",
                        "Vous n'êtes pas connecté : ce qui n'est pas ouvert manquera."}));
  }
  PEP_ASSIGN(const EigKept kept, ListKept(session));
  PEP_ASSIGN(const Organisations organisations, Organisations::List(session));
  const eig::Content content = EigContent(kept, organisations);
  PEP_TRY(eig::WriteContent(content, folder));
  const std::size_t files = content.challenges.size() + content.people.size() + content.cohorts.size() +
                            content.themes.size() + content.skills.size();
  session.out().Note(say.Count(static_cast<std::int64_t>(files), {"$0 file written", "$0 fichier écrit"},
                               {"$0 files written", "$0 fichiers écrits"}) +
                         base::Concat(": ", folder),
                     Tone::kGood);
  return absl::OkStatus();
}

}  // namespace

void AddEigCommands(Command& root) {
  auto flags = std::make_shared<ImportFlags>();
  Command import =
      root.Share("import", {"Bring in a portfolio kept elsewhere", "Faire entrer un portefeuille tenu ailleurs"});
  Command in = import.Add("eig", {"A folder of the EIG site: cohorts, challenges and people",
                                  "Un dossier du site des EIG : promotions, défis et personnes"});
  flags->AddTo(in);
  in.Remark(SayReaders(CohortPart().contract, "CreateProfile", in.say()));
  in.Does([flags](Session& session) { return Import(session, *flags); });

  auto folder = std::make_shared<std::string>();
  Command exports = root.Share("export", {"Take the portfolio elsewhere", "Emporter le portefeuille ailleurs"});
  Command out = exports.Add("eig", {"A folder of the EIG site: its files as they came, with what was changed since",
                                    "Un dossier du site des EIG : ses fichiers tels qu'ils sont venus, avec ce qui a "
                                    "changé depuis"});
  out.String("DIR", *folder, {"The folder; made if need be", "Le dossier ; créé au besoin"}, "DIR").Required();
  out.Does([folder](Session& session) { return Export(session, *folder); });
}

}  // namespace pepiniere::pep
