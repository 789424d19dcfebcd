// pep committees list|show|create|hear|decide|hold|obstacles|cancel|reopen
#include <memory>
#include <mutex>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/concurrently.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/write_flags.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/committee_view.h"
#include "clients/pep/portfolio/governance_vocabulary.h"
#include "clients/pep/portfolio/readers.h"
#include "clients/pep/portfolio/refusals.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::Committee;
using portfolio::v1::CommitteeObstacle;
using portfolio::v1::Hearing;
using portfolio::v1::Readiness;

constexpr int kCallsAtOnce = 8;

struct ListFlags {
  std::string filter, incubator, project;
  Committee::State state = Committee::STATE_UNSPECIFIED;
  PageOptions pages;
};

absl::Status List(Session& session, const ListFlags& flags) {
  portfolio::v1::ListCommitteesRequest request;
  request.set_filter(Filtered(
      flags.filter, {Only("incubator", ResourceName("incubators", flags.incubator)),
                     Only("project", ResourceName("projects", flags.project)), Only("state", Code(flags.state))}));
  return ShowList(
      session, &Governance::Stub::ListCommittees, request, flags.pages, CommitteeView(),
      [](const auto& page) -> const auto& { return page.committees(); });
}

void AddList(Command& committees) {
  auto flags = std::make_shared<ListFlags>();
  Command list =
      committees.Add("list", {"List committees, the latest first", "Lister les comités, le dernier d'abord"});
  list.String("--filter", flags->filter, {"An AIP-160 filter", "Un filtre AIP-160"}, "FILTER");
  list.String("--incubator", flags->incubator, {"Of this incubator", "De cet incubateur"}, "INCUBATOR");
  list.String("--project", flags->project, {"That hear this project", "Qui entendent ce projet"}, "PROJECT");
  AddWord(list, "--state", flags->state, {"Planned, held or cancelled", "Prévus, tenus ou annulés"});
  flags->pages.AddTo(list);
  list.Does([flags](Session& session) { return List(session, *flags); });
}

// Whether what it lacks matters still: nothing is decided, or that it goes on.
bool IsToPrepare(const Hearing& hearing) {
  return hearing.decision() == portfolio::v1::DECISION_UNSPECIFIED || hearing.decision() == portfolio::v1::DECISION_GO;
}

// The money that the session grants is the budget that its decision needs.
void CountGrant(const Hearing& hearing, Readiness& readiness) {
  if (!hearing.has_amount_granted()) return;
  for (Readiness::Check& check : *readiness.mutable_checks()) {
    if (check.field() == "budget.allocated") check.set_state(Readiness::Check::STATE_MET);
  }
}

// What the server cannot check (no phase comes next, the project is gone) is said there.
absl::Status Check(Session& session, const Committee& committee, const Hearing& hearing, Readiness& readiness) {
  portfolio::v1::CheckReadinessRequest request;
  request.set_name(hearing.project());
  request.set_phase(hearing.phase());
  *request.mutable_effective_date() = committee.date();
  auto answer = session.Call(&Governance::Stub::CheckReadiness, request);
  if (answer.ok()) {
    readiness = *std::move(answer);
    CountGrant(hearing, readiness);
  } else if (absl::IsFailedPrecondition(answer.status()) || absl::IsInvalidArgument(answer.status()) ||
             absl::IsNotFound(answer.status())) {
    readiness.set_project(hearing.project());
    readiness.add_obstacles(std::string(answer.status().message()));
  } else {
    return answer.status();
  }
  return absl::OkStatus();
}

// Who may not read the readiness of a project, or of any, sees the agenda all the same.
absl::StatusOr<Preparation> Prepare(Session& session, const Committee& committee) {
  std::vector<const Hearing*> hearings;
  for (const Hearing& hearing : committee.hearings()) {
    if (committee.state() == Committee::STATE_PLANNED && IsToPrepare(hearing)) hearings.push_back(&hearing);
  }
  Preparation preparation;
  std::mutex mutex;
  const absl::Status checked = Concurrently(hearings.size(), kCallsAtOnce, [&](std::size_t i) {
    Readiness readiness;
    const absl::Status told = Check(session, committee, *hearings[i], readiness);
    if (absl::IsPermissionDenied(told)) return absl::OkStatus();
    PEP_TRY(told);
    const std::lock_guard lock(mutex);
    preparation[hearings[i]->project()] = std::move(readiness);
    return absl::OkStatus();
  });
  if (absl::IsUnauthenticated(checked)) return Preparation();
  PEP_TRY(checked);
  return preparation;
}

absl::StatusOr<Committee> Get(Session& session, const std::string& id) {
  portfolio::v1::GetCommitteeRequest request;
  request.set_name(ResourceName("committees", id));
  return session.Call(&Governance::Stub::GetCommittee, request);
}

absl::Status Show(Session& session, const std::string& id) {
  PEP_ASSIGN(const Committee committee, Get(session, id));
  if (!session.out().ForPeople()) {
    ShowOne(session.out(), CommitteeView(), committee);
    return absl::OkStatus();
  }
  PEP_ASSIGN(const Preparation preparation, Prepare(session, committee));
  PrintCommittee(committee, preparation, session.out());
  return absl::OkStatus();
}

void AddShow(Command& committees) {
  auto id = std::make_shared<std::string>();
  Command show = committees.Add("show", {"Show a committee's agenda, and what its projects still lack",
                                         "Montrer l'ordre du jour d'un comité, et ce qui manque à ses projets"});
  show.String("ID", *id, {"The committee", "Le comité"}, "COMMITTEE").Required();
  show.Does([id](Session& session) { return Show(session, *id); });
}

// What every change of a committee takes.
struct CommitteeFlags : WriteFlags {
  std::string id, reason;

  void AddTo(Command& command, std::string_view method) {
    command.String("ID", id, {"The committee", "Le comité"}, "COMMITTEE").Required();
    WriteFlags::AddTo(command, SayReaders(method, command.say()));
  }
};

absl::Status Finish(Session& session, const absl::StatusOr<Committee>& committee, const WriteFlags& flags) {
  PEP_TRY(committee.status());
  PrintSession(*committee, session.out());
  flags.Remind(session.out());
  return absl::OkStatus();
}

struct CreateFlags : CommitteeFlags {
  std::string incubator, title;
  std::optional<base::Date> date;
  std::vector<std::string> members;
};

// "Jeanne Doe (chair)": who, and as what.
void SetMember(std::string_view typed, Committee::Member& member) {
  const auto open = typed.rfind(" (");
  const bool titled = open != std::string_view::npos && typed.ends_with(')');
  member.set_display_name(std::string(typed.substr(0, titled ? open : typed.size())));
  if (titled) member.set_title(std::string(typed.substr(open + 2, typed.size() - open - 3)));
}

absl::Status Create(Session& session, const CreateFlags& flags) {
  portfolio::v1::CreateCommitteeRequest request;
  PEP_ASSIGN(*request.mutable_committee_id(), NewId("committees", flags.id, session.say()));
  request.set_validate_only(flags.dry_run);
  Committee& committee = *request.mutable_committee();
  committee.set_incubator(ResourceName("incubators", flags.incubator));
  committee.set_title(flags.title);
  ToProto(*flags.date, committee.mutable_date());
  for (const std::string& member : flags.members) SetMember(member, *committee.add_members());
  return Finish(session, session.Call(&Governance::Stub::CreateCommittee, request), flags);
}

void AddCreate(Command& committees) {
  auto flags = std::make_shared<CreateFlags>();
  Command create = committees.Add("create", {"Plan a session", "Prévoir un comité"});
  flags->AddTo(create, "CreateCommittee");
  create.String("--incubator", flags->incubator,
                {"Whose committee it is; the programme's without it", "De quel incubateur ; du programme sinon"},
                "INCUBATOR");
  create.Date("--date", flags->date, {"The day of the session", "Le jour du comité"}).Required();
  create.String("--title", flags->title, {"What people call it", "Son nom d'usage"});
  create.Strings("--member", flags->members,
                 {"Who sits on it: \"Name (title)\" (repeatable)", "Qui y siège : « Nom (titre) » (répétable)"},
                 "NAME");
  create.Note(
      {"Example: pep committees create sud-2031-06 --incubator sud --date 2031-06-12\n"
       "Then put projects on its agenda: pep committees hear sud-2031-06 my-service",
       "Exemple : pep committees create sud-2031-06 --incubator sud --date 2031-06-12\n"
       "Puis inscrivez-y des projets : pep committees hear sud-2031-06 ma-demarche"});
  create.Does([flags](Session& session) { return Create(session, *flags); });
}

const View<CommitteeObstacle>& ObstacleView() {
  static const auto* const view = new View<CommitteeObstacle>{
      .fields = {{"type", [](const CommitteeObstacle& o) { return o.type(); }},
                 {"subject", [](const CommitteeObstacle& o) { return o.subject(); }},
                 {"description", [](const CommitteeObstacle& o) { return o.description(); }}},
      .columns = {{{"Project", "Projet"},
                   [](const CommitteeObstacle& o, const Messages&) { return Cell{ProjectOf(o.subject())}; }},
                  {{"What is missing or in the way", "Ce qui manque ou s'y oppose"},
                   [](const CommitteeObstacle& o, const Messages& say) {
                     return Cell{SayViolation(o.type(), o.subject(), o.description(), say)};
                   }}}};
  return *view;
}

struct ObstacleFlags {
  std::string id;
  PageOptions pages;
};

void AddObstacles(Command& committees) {
  auto flags = std::make_shared<ObstacleFlags>();
  Command obstacles = committees.Add("obstacles", {"List all that stands in the way of holding a session",
                                                   "Lister tout ce qui empêche de tenir un comité"});
  obstacles.String("ID", flags->id, {"The committee", "Le comité"}, "COMMITTEE").Required();
  flags->pages.AddTo(obstacles);
  obstacles.Does([flags](Session& session) {
    portfolio::v1::ListCommitteeObstaclesRequest request;
    request.set_name(ResourceName("committees", flags->id));
    return ShowList(
        session, &Governance::Stub::ListCommitteeObstacles, request, flags->pages, ObstacleView(),
        [](const auto& page) -> const auto& { return page.obstacles(); });
  });
}

// Hold, cancel and reopen: a verb on a name.
template <class Request>
struct Verb {
  const char* name;
  Text help;
  bool needs_reason;
  grpc::Status (Governance::Stub::*method)(grpc::ClientContext*, const Request&, Committee*);
  std::string_view called;                                  // the method's name
  std::string (*see_all)(const std::string& id) = nullptr;  // the command that lists what a refusal cannot hold

  absl::Status Do(Session& session, const CommitteeFlags& flags) const {
    Request request;
    request.set_name(ResourceName("committees", flags.id));
    request.set_etag(flags.etag);
    request.set_validate_only(flags.dry_run);
    if constexpr (requires { request.set_reason(flags.reason); }) request.set_reason(flags.reason);
    const absl::StatusOr<Committee> committee = session.Call(method, request);
    if (!committee.ok()) return RefusedSession(committee.status(), see_all ? see_all(flags.id) : "");
    return Finish(session, committee, flags);
  }

  void AddTo(Command& committees) const {
    auto flags = std::make_shared<CommitteeFlags>();
    Command command = committees.Add(name, help);
    flags->AddTo(command, called);
    flags->AddEtag(command);
    if (needs_reason) {
      command.String("--reason", flags->reason, {"Why; kept with the change", "Pourquoi ; gardé avec le changement"})
          .Required();
    }
    command.Does([*this, flags](Session& session) { return Do(session, *flags); });
  }
};

}  // namespace

void AddCommitteesCommands(Command& root) {
  Command committees =
      root.Add("committees", {"Committees: agendas and decisions", "Les comités : ordres du jour et décisions"});
  AddList(committees);
  AddShow(committees);
  AddCreate(committees);
  AddAgendaCommands(committees);
  Verb<portfolio::v1::HoldCommitteeRequest>{
      .name = "hold",
      .help = {"Record that it was held: its decisions move projects and grant money, all or none",
               "Enregistrer sa tenue : ses décisions font avancer les projets et accordent l'argent, toutes ou aucune"},
      .needs_reason = false,
      .method = &Governance::Stub::HoldCommittee,
      .called = "HoldCommittee",
      .see_all = [](const std::string& id) { return base::Concat("pep committees obstacles ", id, " --all"); }}
      .AddTo(committees);
  AddObstacles(committees);
  Verb<portfolio::v1::CancelCommitteeRequest>{.name = "cancel",
                                              .help = {"Give a planned session up", "Annuler un comité prévu"},
                                              .needs_reason = true,
                                              .method = &Governance::Stub::CancelCommittee,
                                              .called = "CancelCommittee"}
      .AddTo(committees);
  Verb<portfolio::v1::ReopenCommitteeRequest>{.name = "reopen",
                                              .help = {"Take back what holding it recorded: a correction",
                                                       "Reprendre ce que sa tenue a enregistré : une correction"},
                                              .needs_reason = true,
                                              .method = &Governance::Stub::ReopenCommittee,
                                              .called = "ReopenCommittee"}
      .AddTo(committees);
}

}  // namespace pepiniere::pep
