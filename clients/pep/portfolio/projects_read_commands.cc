// pep projects list|show|history
#include <memory>

#include "absl/time/clock.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/question_flags.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/filter_flags.h"
#include "clients/pep/portfolio/project_view.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::ListPhaseRecordsRequest;
using portfolio::v1::ListProjectsRequest;
using portfolio::v1::PhaseRecord;
using portfolio::v1::Project;

struct ListFlags {
  FilterFlags filter;
  QuestionFlags when;
  PageOptions pages;
  std::string order_by;
  bool show_deleted = false;
};

// A table needs few fields and CSV all but the long texts; JSON is all there is.
void SetReadMask(Format format, google::protobuf::FieldMask* mask) {
  if (format == Format::kTable) {
    for (const std::string& field : TableFields()) mask->add_paths(field);
  } else if (format == Format::kCsv) {
    const auto* project = Project::descriptor();
    for (int i = 0; i < project->field_count(); ++i) {
      const std::string& name = project->field(i)->name();
      if (name != "description" && name != "source_fields") mask->add_paths(name);
    }
  }
}

absl::Status List(Session& session, const ListFlags& flags) {
  ListProjectsRequest request;
  request.set_filter(flags.filter.Build());
  request.set_order_by(flags.order_by);
  request.set_show_deleted(flags.show_deleted);
  flags.when.Fill(request);
  SetReadMask(session.out().format, request.mutable_read_mask());
  std::vector<std::string> did_you_mean;
  PEP_TRY(ShowList(
      session, &Portfolio::Stub::ListProjects, request, flags.pages,
      ProjectView(), [&](const auto& page) -> const auto& {
        did_you_mean.assign(page.did_you_mean().begin(), page.did_you_mean().end());
        return page.projects();
      }));
  SayWhatIsMeant(session, did_you_mean);
  return absl::OkStatus();
}

void AddList(Command& projects) {
  auto flags = std::make_shared<ListFlags>();
  Command list = projects.Add("list", {"List projects", "Lister les projets"});
  flags->filter.AddTo(list);
  list.String("--order-by", flags->order_by,
              {"name, title, create_time, update_time or relevance (the habit with --text); \"title desc\" reverses",
               "name, title, create_time, update_time ou relevance (d'usage avec --text) ; « title desc » inverse"},
              "FIELD");
  flags->when.AddAsOf(list);
  flags->when.AddKnownAt(list);
  flags->pages.AddTo(list);
  list.Flag("--show-deleted", flags->show_deleted, {"Deleted ones too", "Les supprimés aussi"});
  list.Note({"Example: pep projects list --phase construction,scaling --ministry justice --all",
             "Exemple : pep projects list --phase construction,accélération --ministry justice --all"});
  list.Does([flags](Session& session) { return List(session, *flags); });
}

absl::StatusOr<std::vector<PhaseRecord>> Ledger(Session& session, const std::string& project,
                                                const std::optional<absl::Time>& known_at, bool superseded) {
  ListPhaseRecordsRequest request;
  request.set_parent(project);
  request.set_show_superseded(superseded);
  if (known_at) ToProto(*known_at, request.mutable_known_at());
  return ListAll<PhaseRecord>(
      session, &Portfolio::Stub::ListPhaseRecords, request,
      [](const auto& page) -> const auto& { return page.phase_records(); });
}

struct ShowFlags {
  std::string id;
  QuestionFlags when;
};

absl::Status Show(Session& session, const ShowFlags& flags) {
  portfolio::v1::GetProjectRequest request;
  request.set_name(ResourceName("projects", flags.id));
  flags.when.Fill(request);
  PEP_ASSIGN(const Project project, session.Call(&Portfolio::Stub::GetProject, request));
  if (!session.out().ForPeople()) {
    Listing<Project> listing(session.out(), ProjectView());
    listing.Add(project);
    return absl::OkStatus();
  }
  PEP_ASSIGN(const auto ledger, Ledger(session, project.name(), flags.when.known_at, false));
  PrintProject(project, ledger, flags.when.as_of.value_or(base::Date::InParis(absl::Now())), session.out());
  return absl::OkStatus();
}

void AddShow(Command& projects) {
  auto flags = std::make_shared<ShowFlags>();
  Command show =
      projects.Add("show", {"Show a project's sheet and journey", "Montrer la fiche et le parcours d'un projet"});
  show.String("ID", flags->id, {"The project", "Le projet"}, "PROJECT").Required();
  flags->when.AddAsOf(show);
  flags->when.AddKnownAt(show);
  show.Does([flags](Session& session) { return Show(session, *flags); });
}

struct HistoryFlags {
  std::string id;
  bool all = false;
  std::optional<absl::Time> known_at;
};

absl::Status History(Session& session, const HistoryFlags& flags) {
  PEP_ASSIGN(const auto ledger, Ledger(session, ResourceName("projects", flags.id), flags.known_at, flags.all));
  Listing<PhaseRecord> listing(session.out(), LedgerView());
  for (const PhaseRecord& line : ledger) listing.Add(line);
  listing.Flush();
  if (ledger.empty()) session.Remark(session.say()({"Its ledger is empty.", "Son registre est vide."}));
  return absl::OkStatus();
}

void AddHistory(Command& projects) {
  auto flags = std::make_shared<HistoryFlags>();
  Command history =
      projects.Add("history", {"Show a project's phase ledger", "Montrer le registre des phases d'un projet"});
  history.String("ID", flags->id, {"The project", "Le projet"}, "PROJECT").Required();
  history.Flag("--all,-a", flags->all, {"Superseded lines too", "Les lignes remplacées aussi"});
  history.Time("--known-at", flags->known_at, {"As it was known then (now)", "Tel qu'on le savait alors (maintenant)"});
  history.Does([flags](Session& session) { return History(session, *flags); });
}

}  // namespace

void AddProjectReadCommands(Command& projects) {
  AddList(projects);
  AddShow(projects);
  AddHistory(projects);
}

void AddProjectsCommands(Command& root) {
  Command projects = root.Add("projects", {"Projects and their phases", "Les projets et leurs phases"});
  AddProjectReadCommands(projects);
  AddProjectWriteCommands(projects);
  AddProjectGovernanceCommands(projects);
  AddProjectEntryCommands(projects);
}

}  // namespace pepiniere::pep
