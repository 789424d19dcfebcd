// pep projects create|update|advance|correct
#include <memory>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/write_flags.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/project_flags.h"
#include "clients/pep/portfolio/project_view.h"
#include "clients/pep/portfolio/readers.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using portfolio::v1::Project;

// What every change of a project takes.
struct ProjectWriteFlags : WriteFlags {
  std::string id;

  void AddTo(Command& command, std::string_view method) {
    command.String("ID", id, {"The project", "Le projet"}, "PROJECT").Required();
    WriteFlags::AddTo(command, SayReaders(method, command.say()));
  }
};

struct EditFlags : ProjectWriteFlags {
  ProjectFlags fields;
};

absl::Status Finish(Session& session, const absl::StatusOr<Project>& project, const WriteFlags& flags) {
  PEP_TRY(project.status());
  PrintStanding(*project, session.out());
  flags.Remind(session.out());
  return absl::OkStatus();
}

absl::Status Create(Session& session, EditFlags& flags) {
  PEP_TRY(flags.fields.Complete(session.say()));
  portfolio::v1::CreateProjectRequest request;
  PEP_ASSIGN(*request.mutable_project_id(), NewId("projects", flags.id, session.say()));
  request.set_validate_only(flags.dry_run);
  *request.mutable_project() = flags.fields.project();
  if (request.project().kind() == portfolio::v1::PROJECT_KIND_UNSPECIFIED) {
    request.mutable_project()->set_kind(portfolio::v1::PROJECT_KIND_STATE_STARTUP);
  }
  return Finish(session, session.Call(&Portfolio::Stub::CreateProject, request), flags);
}

void AddCreate(Command& projects) {
  auto flags = std::make_shared<EditFlags>();
  Command create = projects.Add("create", {"Create a project", "Créer un projet"});
  flags->AddTo(create, "CreateProject");
  flags->fields.AddTo(create);
  create.Note(
      {"Example: pep projects create my-service --title \"My service\" --incubator x --sponsor y\n"
       "A project starts without a phase: then  pep projects advance my-service investigation",
       "Exemple : pep projects create ma-demarche --title « Ma démarche » --incubator x --sponsor y\n"
       "Un projet naît sans phase : ensuite  pep projects advance ma-demarche investigation"});
  create.Does([flags](Session& session) { return Create(session, *flags); });
}

absl::Status Update(Session& session, EditFlags& flags) {
  PEP_TRY(flags.fields.Complete(session.say()));
  PEP_TRY(flags.fields.CheckGiven(session.say()));
  portfolio::v1::UpdateProjectRequest request;
  *request.mutable_project() = flags.fields.project();
  request.mutable_project()->set_name(ResourceName("projects", flags.id));
  request.mutable_project()->set_etag(flags.etag);
  *request.mutable_update_mask() = flags.fields.given();
  request.set_validate_only(flags.dry_run);
  return Finish(session, session.Call(&Portfolio::Stub::UpdateProject, request), flags);
}

void AddUpdate(Command& projects) {
  auto flags = std::make_shared<EditFlags>();
  Command update = projects.Add("update", {"Change fields of a project", "Modifier des champs d'un projet"});
  flags->AddTo(update, "UpdateProject");
  flags->AddEtag(update);
  flags->fields.AddTo(update);
  update.Note({"Only the fields given change; an empty value clears one: --contact \"\"",
               "Seuls les champs donnés changent ; une valeur vide en efface un : --contact \"\""});
  update.Does([flags](Session& session) { return Update(session, *flags); });
}

struct AdvanceFlags : ProjectWriteFlags {
  portfolio::v1::Phase phase = portfolio::v1::PHASE_UNSPECIFIED;
  std::optional<base::Date> date;
  std::string comment, reason;
  bool force = false;
};

absl::Status Advance(Session& session, const AdvanceFlags& flags) {
  if (flags.force && flags.reason.empty()) {
    return UsageError(session.say()({"--force needs --reason", "--force demande --reason"}));
  }
  portfolio::v1::AdvancePhaseRequest request;
  request.set_name(ResourceName("projects", flags.id));
  request.set_phase(flags.phase);
  if (flags.date) ToProto(*flags.date, request.mutable_effective_date());
  request.set_comment(flags.comment);
  request.set_force(flags.force);
  request.set_reason(flags.reason);
  request.set_etag(flags.etag);
  request.set_validate_only(flags.dry_run);
  return Finish(session, session.Call(&Portfolio::Stub::AdvancePhase, request), flags);
}

void AddAdvance(Command& projects) {
  auto flags = std::make_shared<AdvanceFlags>();
  Command advance =
      projects.Add("advance", {"Move a project to another phase", "Faire passer un projet à une autre phase"});
  flags->AddTo(advance, "AdvancePhase");
  AddPhase(advance, "PHASE", flags->phase, {"The phase to enter", "La phase où entrer"}).Required();
  advance.Date("--date", flags->date, {"The first day in it (today)", "Le premier jour (aujourd'hui)"});
  advance.String("--comment", flags->comment, {"Kept in the ledger", "Gardé dans le registre"});
  advance.Flag("--force", flags->force,
               {"Although the rules refuse: programme administrators only",
                "Malgré le refus des règles : administrateurs du programme seulement"});
  advance.String(
      "--reason", flags->reason,
      {"Why it is forced; open data: everybody reads it", "Pourquoi on force ; ouvert : tout le monde le lit"});
  flags->AddEtag(advance);
  advance.Does([flags](Session& session) { return Advance(session, *flags); });
}

struct CorrectFlags : ProjectWriteFlags {
  int line = 0;
  portfolio::v1::Phase phase = portfolio::v1::PHASE_UNSPECIFIED;
  std::optional<base::Date> date, end;
  std::string comment, reason;
  bool withdraw = false, no_end = false;

  // What the line should have said, and which fields that changes.
  void Fill(portfolio::v1::CorrectPhaseRequest& request) const {
    auto* record = request.mutable_phase_record();
    auto* mask = request.mutable_update_mask();
    if (phase != portfolio::v1::PHASE_UNSPECIFIED) {
      record->set_phase(phase);
      mask->add_paths("phase");
    }
    if (date) {
      ToProto(*date, record->mutable_effective_date());
      mask->add_paths("effective_date");
    }
    if (end) ToProto(*end, record->mutable_end_date());
    if (end || no_end) mask->add_paths("end_date");
    if (!comment.empty()) {
      record->set_comment(comment);
      mask->add_paths("comment");
    }
  }
};

absl::Status Correct(Session& session, const CorrectFlags& flags) {
  portfolio::v1::CorrectPhaseRequest request;
  flags.Fill(request);
  const bool changes = !request.update_mask().paths().empty();
  if (flags.withdraw == changes || (flags.end && flags.no_end)) {
    return UsageError(session.say()(
        {"say what the line should be (--phase, --date, --end or --no-end, --comment), or --withdraw it",
         "dites ce que la ligne devrait être (--phase, --date, --end ou --no-end, --comment), ou retirez-la "
         "(--withdraw)"}));
  }
  if (flags.withdraw) request.clear_phase_record();
  request.set_name(base::Concat(ResourceName("projects", flags.id), "/phaseRecords/", flags.line));
  request.set_withdraw(flags.withdraw);
  request.set_reason(flags.reason);
  request.set_etag(flags.etag);
  request.set_validate_only(flags.dry_run);
  return Finish(session, session.Call(&Portfolio::Stub::CorrectPhase, request), flags);
}

void AddCorrect(Command& projects) {
  auto flags = std::make_shared<CorrectFlags>();
  Command correct = projects.Add("correct", {"Correct or withdraw a line of the phase ledger",
                                             "Corriger ou retirer une ligne du registre des phases"});
  flags->AddTo(correct, "CorrectPhase");
  correct.Number("LINE", flags->line, 1, {"Its number in `history`", "Son numéro dans « history »"}).Required();
  AddPhase(correct, "--phase", flags->phase, {"The right phase", "La bonne phase"});
  correct.Date("--date", flags->date, {"The right first day", "Le bon premier jour"});
  correct.Date("--end", flags->end,
               {"The right explicit end, the last active day", "La bonne fin explicite, le dernier jour actif"});
  correct.Flag("--no-end", flags->no_end, {"There was no explicit end", "Il n'y avait pas de fin explicite"});
  correct.String("--comment", flags->comment, {"The right comment", "Le bon commentaire"});
  correct.Flag("--withdraw", flags->withdraw, {"Nothing takes its place", "Rien ne la remplace"});
  correct
      .String("--reason", flags->reason,
              {"Why; kept with the correction, and open data: everybody reads it",
               "Pourquoi ; gardé avec la correction, et ouvert : tout le monde le lit"})
      .Required();
  flags->AddEtag(correct);
  correct.Does([flags](Session& session) { return Correct(session, *flags); });
}

}  // namespace

void AddProjectWriteCommands(Command& projects) {
  AddCreate(projects);
  AddUpdate(projects);
  AddAdvance(projects);
  AddCorrect(projects);
}

}  // namespace pepiniere::pep
