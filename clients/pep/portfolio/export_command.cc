// pep export betagouv|csv
#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>

#include "clients/pep/formats/betagouv/writer.h"
#include "clients/pep/kit/concurrently.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/progress.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/filter_flags.h"
#include "clients/pep/portfolio/project_view.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using namespace portfolio::v1;  // NOLINT: nearly every message of the service passes here
using Items = std::vector<ImportItem>;

constexpr int kCallsAtOnce = 8;

// Appends every thing of a kind; `put` places it in its item.
template <class Thing, class Request, class Reply, class Pick, class Put>
absl::Status Append(Session& session,
                    grpc::Status (Portfolio::Stub::*method)(grpc::ClientContext*, const Request&, Reply*), Pick pick,
                    Put put, Items& items) {
  PEP_ASSIGN(auto things, ListAll<Thing>(session, method, Request(), pick));
  for (Thing& thing : things) put(items.emplace_back())->Swap(&thing);
  return absl::OkStatus();
}

absl::Status AppendDirectory(Session& session, Items& items) {
  PEP_TRY((Append<Organisation>(
      session, &Portfolio::Stub::ListOrganisations,
      [](const auto& page) -> const auto& { return page.organisations(); },
      [](ImportItem& item) { return item.mutable_organisation(); }, items)));
  PEP_TRY((Append<Incubator>(
      session, &Portfolio::Stub::ListIncubators, [](const auto& page) -> const auto& { return page.incubators(); },
      [](ImportItem& item) { return item.mutable_incubator(); }, items)));
  return Append<Team>(
      session, &Portfolio::Stub::ListTeams, [](const auto& page) -> const auto& { return page.teams(); },
      [](ImportItem& item) { return item.mutable_team(); }, items);
}

// The lines that hold and the events of a project.
absl::Status AddHistory(Session& session, ImportedProject& imported) {
  ListPhaseRecordsRequest records;
  records.set_parent(imported.project().name());
  PEP_ASSIGN(auto lines, ListAll<PhaseRecord>(
                             session, &Portfolio::Stub::ListPhaseRecords, records,
                             [](const auto& page) -> const auto& { return page.phase_records(); }));
  std::ranges::stable_sort(lines, {}, &PhaseRecord::position);  // as their source told them
  for (PhaseRecord& line : lines) imported.add_phase_records()->Swap(&line);
  ListProjectEventsRequest events;
  events.set_parent(imported.project().name());
  PEP_ASSIGN(auto happened, ListAll<ProjectEvent>(
                                session, &Portfolio::Stub::ListProjectEvents, events,
                                [](const auto& page) -> const auto& { return page.events(); }));
  for (ProjectEvent& event : happened) imported.add_events()->Swap(&event);
  return absl::OkStatus();
}

absl::Status AppendProjects(Session& session, Items& items) {
  const std::size_t first = items.size();
  PEP_TRY((Append<Project>(
      session, &Portfolio::Stub::ListProjects, [](const auto& page) -> const auto& { return page.projects(); },
      [](ImportItem& item) { return item.mutable_project()->mutable_project(); }, items)));
  const std::size_t count = items.size() - first;
  Progress progress(session.errors(), session.errors_terminal(), session.say(), session.say()({"Reading", "Lecture"}),
                    static_cast<std::int64_t>(count));
  return Concurrently(count, kCallsAtOnce, [&](std::size_t i) {
    PEP_TRY(AddHistory(session, *items[first + i].mutable_project()));
    progress.Advance();
    return absl::OkStatus();
  });
}

absl::Status ExportBetagouv(Session& session, const std::string& folder) {
  const Messages& say = session.say();
  PEP_ASSIGN(const std::string token, session.Token());
  if (token.empty()) {
    session.Remark(say({"Not logged in: what is not open data will be missing.",
                        "Vous n'êtes pas connecté : ce qui n'est pas ouvert manquera."}));
  }
  Items items;
  PEP_TRY((Append<PhaseWord>(
      session, &Portfolio::Stub::ListPhaseWords, [](const auto& page) -> const auto& { return page.phase_words(); },
      [](ImportItem& item) { return item.mutable_phase_word(); }, items)));
  PEP_TRY(AppendDirectory(session, items));
  PEP_TRY(AppendProjects(session, items));
  PEP_TRY(betagouv::WriteContent(items, folder));
  session.out().Note(say.Count(static_cast<std::int64_t>(items.size()), {"$0 file written", "$0 fichier écrit"},
                               {"$0 files written", "$0 fichiers écrits"}) +
                         base::Concat(": ", folder),
                     Tone::kGood);
  return absl::OkStatus();
}

struct CsvFlags {
  std::string file;
  FilterFlags filter;
  std::optional<base::Date> as_of;
};

absl::Status WriteCsv(Session& session, const CsvFlags& flags, std::ostream& stream, const Terminal& terminal) {
  ListProjectsRequest request;
  request.set_filter(flags.filter.Build());
  request.set_page_size(PageOptions::kBulk);
  if (flags.as_of) ToProto(*flags.as_of, request.mutable_as_of());
  const Output csv{stream, Format::kCsv, terminal, session.say(), session.out().csv};
  Listing<Project> listing(csv, ProjectView());
  Progress progress(session.errors(), session.errors_terminal(), session.say(), session.say()({"Reading", "Lecture"}),
                    0);
  return ForEachPage(session, &Portfolio::Stub::ListProjects, request,
                     [&](const ListProjectsResponse& page) {
                       for (const Project& project : page.projects()) listing.Add(project);
                       progress.Advance(page.projects_size());
                       return true;
                     })
      .status();
}

absl::Status ExportCsv(Session& session, const CsvFlags& flags) {
  if (flags.file == "-") return WriteCsv(session, flags, session.out().stream, session.out().terminal);
  std::ofstream file(flags.file, std::ios::binary);
  if (!file) return absl::ErrnoToStatus(errno, flags.file);
  PEP_TRY(WriteCsv(session, flags, file, {}));
  file.close();
  return file ? absl::OkStatus() : absl::UnknownError(base::Concat("cannot write ", flags.file));
}

}  // namespace

void AddExportCommand(Command& root) {
  Command exports = root.Share("export", {"Take the portfolio elsewhere", "Emporter le portefeuille ailleurs"});
  auto folder = std::make_shared<std::string>();
  Command betagouv =
      exports.Add("betagouv", {"A folder of beta.gouv.fr content, which `import` reads back unchanged",
                               "Un dossier de contenu beta.gouv.fr, que « import » relit à l'identique"});
  betagouv.String("DIR", *folder, {"The folder; made if need be", "Le dossier ; créé au besoin"}, "DIR").Required();
  betagouv.Does([folder](Session& session) { return ExportBetagouv(session, *folder); });

  auto flags = std::make_shared<CsvFlags>();
  Command csv = exports.Add("csv", {"Projects, a line each; --spreadsheet for a spreadsheet set to French",
                                    "Les projets, un par ligne ; --spreadsheet pour un tableur en français"});
  csv.String("FILE", flags->file, {"The file; - is the standard output", "Le fichier ; - est la sortie standard"},
             "FILE")
      .Required();
  csv.Date("--as-of", flags->as_of, {"As they stand on this day (today)", "Tels qu'au jour dit (aujourd'hui)"});
  flags->filter.AddTo(csv);
  csv.Does([flags](Session& session) { return ExportCsv(session, *flags); });
}

}  // namespace pepiniere::pep
