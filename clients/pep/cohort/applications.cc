// pep cohort applications, and pep cohort calls publish-admissibility
#include <memory>
#include <string_view>
#include <utility>

#include "clients/pep/cohort/application_parts.h"
#include "clients/pep/cohort/nouns.h"
#include "clients/pep/cohort/part.h"
#include "clients/pep/cohort/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/field_flags.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/text.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using cohort::v1::Application;
using cohort::v1::ApplicationDecision;
using google::protobuf::Message;
using Stub = cohort::v1::CohortService::Stub;

// A setter of a field of an application, for the table.
template <std::string (*Set)(const std::string&, Application&, const Messages&)>
std::string OfApplication(Message& application, const std::string& typed, const Messages& say) {
  return Set(typed, static_cast<Application&>(application), say);
}

constexpr FieldFlag kFlags[] = {
    {"--answer",
     "answers",
     "CODE=TEXT",
     {"To a field of the form (repeatable); all of them, in an update",
      "À un champ du formulaire (répétable) ; toutes, en modification"},
     OfApplication<AddAnswer>,
     "--no-answers",
     {"Nothing is answered", "Rien n'est répondu"}},
    {"--choice",
     "choices",
     "SEAT",
     {"A seat, from the best on (repeatable)", "Une place, de la préférée à la moins bonne (répétable)"},
     OfApplication<AddChoice>,
     "--no-choices",
     {"None is chosen", "Aucune n'est choisie"}},
    {"--pool",
     "pool_consent",
     "yes|no",
     {"Whether one agrees to stay in the pool", "Si l'on consent à rester dans le vivier"}},
    {"--organisation",
     "organisation",
     "ORGANISATION",
     {"Whom one works for: none of its jurors judges", "Où l'on travaille : aucun juré n'en juge"}},
    {"--declare",
     "eligibility_answers",
     "RULE;yes|no;DAY;DECLARATION",
     {"To a rule of the call, and on what it rests (repeatable)",
      "À une règle de l'appel, et ce sur quoi cela repose (répétable)"},
     OfApplication<AddEligibilityAnswer>,
     "--no-declarations",
     {"Nothing is declared", "Rien n'est déclaré"}},
};

void ShowParts(const Message& message, Sheet& sheet, const Messages& say) {
  const auto& application = static_cast<const Application&>(message);
  sheet.Section({"Answers", "Réponses"});
  for (const auto& answer : application.answers()) {
    sheet.Body(base::Concat(answer.code(), " · ", Printable(answer.value())));
  }
  sheet.Section({"Declared", "Déclaré"});
  for (const auto& answer : application.eligibility_answers()) sheet.Body(SaidEligibilityAnswer(answer, say));
  if (application.eligibility_findings_size() > 0) {
    sheet.Section({"What follows for the rules of the call", "Ce qui s'ensuit pour les règles de l'appel"});
    for (const auto& finding : application.eligibility_findings()) sheet.Body(SaidFinding(finding, say));
    // Who applies is told what they do not meet, and no verdict.
    if (application.eligibility_verdict() == cohort::v1::EligibilityFinding::VERDICT_UNSPECIFIED) {
      sheet.Body(say({"You would not be admissible; you may submit all the same, a coach decides",
                      "Vous ne seriez pas recevable ; vous pouvez tout de même déposer, un coach décide"}));
    }
  }
  if (application.openings_size() > 0) {
    sheet.Section({"Opened before the call closed", "Ouverte avant la clôture"});
    for (const auto& opening : application.openings()) {
      sheet.Body(base::Concat(opening.opened_by(), " · ", Printable(opening.reason())));
    }
  }
}

struct VerbFlags : WriteFlags {
  std::string id, reason, decision;
};

absl::Status Show(Session& session, const absl::StatusOr<Application>& application, const WriteFlags& flags) {
  PEP_TRY(application.status());
  const Noun noun = ApplicationsNoun();
  ShowOne(session.out(), ViewOf(noun), static_cast<const Message&>(*application));
  flags.Remind(session.out());
  return absl::OkStatus();
}

absl::StatusOr<std::string> NameIn(const std::string& typed, const Messages& say) {
  const auto name = NamePattern::Of(*Application::descriptor()).Full(typed);
  if (name) return *name;
  return UsageError(say({"'$0' is not $1", "« $0 » n'est pas $1"}, typed, say.Pick(ApplicationsNoun().which)));
}

template <class Request>
absl::Status Finish(Session& session, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Application*),
                    Request request, const VerbFlags& flags) {
  PEP_ASSIGN(const std::string name, NameIn(flags.id, session.say()));
  request.set_name(name);
  if constexpr (requires { request.set_etag(flags.etag); }) request.set_etag(flags.etag);
  if constexpr (requires { request.set_reason(flags.reason); }) request.set_reason(flags.reason);
  request.set_validate_only(flags.dry_run);
  return Show(session, session.Call(method, request), flags);
}

template <class Request>
Command AddVerb(Command& applications, const char* verb, Text help,
                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Application*),
                const std::shared_ptr<VerbFlags>& flags, std::string_view writes) {
  Command command = applications.Add(verb, help);
  command.String("ID", flags->id, ApplicationsNoun().which, "APPLICATION").Required();
  flags->AddTo(command, SayReaders(CohortPart().contract, writes, command.say()));
  if constexpr (requires(Request request) { request.set_etag(""); }) flags->AddEtag(command);
  command.Does([flags, method](Session& session) { return Finish(session, method, Request(), *flags); });
  return command;
}

struct EditFlags : WriteFlags {
  EditFlags() : fields(Application::default_instance(), kFlags, CohortEnums()) {}

  std::string id;  // of the call, where there is no application yet
  FieldFlags fields;
};

absl::Status Create(Session& session, EditFlags& flags) {
  PEP_TRY(flags.fields.Complete(session.say()));
  PEP_ASSIGN(const auto caller,
             session.Call(&access::v1::AccessService::Stub::GetCaller, access::v1::GetCallerRequest()));
  cohort::v1::CreateApplicationRequest request;
  request.set_parent(ResourceName("calls", flags.id));
  request.mutable_application()->CopyFrom(flags.fields.resource());
  request.mutable_application()->set_applicant(caller.person());
  request.set_validate_only(flags.dry_run);
  return Show(session, session.Call(&Stub::CreateApplication, request), flags);
}

absl::Status Update(Session& session, EditFlags& flags) {
  PEP_TRY(flags.fields.Complete(session.say()));
  PEP_TRY(flags.fields.CheckGiven(session.say()));
  PEP_ASSIGN(const std::string name, NameIn(flags.id, session.say()));
  cohort::v1::UpdateApplicationRequest request;
  request.mutable_application()->CopyFrom(flags.fields.resource());
  request.mutable_application()->set_name(name);
  request.mutable_application()->set_etag(flags.etag);
  *request.mutable_update_mask() = flags.fields.given();
  request.set_validate_only(flags.dry_run);
  return Show(session, session.Call(&Stub::UpdateApplication, request), flags);
}

absl::Status Decide(Session& session, const VerbFlags& flags) {
  cohort::v1::DecideAdmissibilityRequest request;
  const auto decision = ParseWord(Words<ApplicationDecision::Kind>(), flags.decision);
  if (!decision) {
    return UsageError(session.say()({"'$0' is no decision: admissible or inadmissible",
                                     "« $0 » n'est pas une décision : admissible ou inadmissible"},
                                    flags.decision));
  }
  request.set_decision(*decision);
  return Finish(session, &Stub::DecideAdmissibility, std::move(request), flags);
}

absl::Status Publish(Session& session, const VerbFlags& flags) {
  cohort::v1::PublishAdmissibilityRequest request;
  request.set_name(ResourceName("calls", flags.id));
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const auto reply, session.Call(&Stub::PublishAdmissibility, request));
  session.out().Note(session.say()({"Applicants who are told: $0.", "Candidats informés : $0."},
                                   session.say().Number(reply.published())));
  flags.Remind(session.out());
  return absl::OkStatus();
}

}  // namespace

Noun ApplicationsNoun() {
  return {.name = "applications",
          .help = {"Applications to calls: one's own, and, once a call has closed, what was submitted to it",
                   "Les candidatures aux appels : les siennes, et, après clôture, celles qui y ont été déposées"},
          .one = {"an application", "une candidature"},
          .many = {"applications", "les candidatures"},
          .type = "APPLICATION",
          .which = {"CALL/APPLICATION, as `list` names it", "APPEL/CANDIDATURE, comme « list » la nomme"},
          .unknown = {"no such application: $0", "aucune candidature de ce nom : $0"},
          .parent_type = "CALL",
          .parent_help = {"To this call only", "À cet appel seulement"},
          .resource = Application::default_instance(),
          .part = CohortPart,
          .fields = {"name", "applicant", "state", "choices", "pool_consent", "organisation", "revision",
                     "revision_time", "submit_time", "withdraw_time", "decide_time", "decision_reason", "publish_time",
                     "appeal_time", "eligibility_verdict", "create_time", "update_time"},
          .columns = {{{"Application", "Candidature"}, "name"},
                      {{"Who", "Qui"}, "applicant", 0, true},
                      {{"State", "État"}, "state"},
                      {{"Submitted", "Déposée"}, "submit_time", 1},
                      {{"Rules", "Règles"}, "eligibility_verdict", 2}},
          .lines = {{{"Who", "Qui"}, "applicant", true},
                    {{"State", "État"}, "state"},
                    {{"Choices", "Choix"}, "choices"},
                    {{"Stays in the pool", "Reste dans le vivier"}, "pool_consent"},
                    {{"Works for", "Travaille pour"}, "organisation"},
                    {{"Revision", "Révision"}, "revision"},
                    {{"Saved", "Enregistrée"}, "revision_time"},
                    {{"Submitted", "Déposée"}, "submit_time"},
                    {{"Withdrawn", "Retirée"}, "withdraw_time"},
                    {{"Decided", "Décidée"}, "decide_time"},
                    {{"Because", "Parce que"}, "decision_reason"},
                    {{"Told", "Dit"}, "publish_time"},
                    {{"Appeal open since", "Recours ouvert depuis"}, "appeal_time"},
                    {{"Rules of the call", "Règles de l'appel"}, "eligibility_verdict"}},
          .show_more = ShowParts,
          .flags = kFlags,
          .order_by = {"name or submit_time; \"submit_time desc\" reverses",
                       "name ou submit_time ; « submit_time desc » inverse"},
          .list = &Stub::ListApplications,
          .get = &Stub::GetApplication};
}

void AddApplicationVerbs(Command& applications) {
  auto creating = std::make_shared<EditFlags>();
  Command create = applications.Add(
      "create", {"Begin an application of your own, a draft", "Commencer une candidature à soi, en brouillon"});
  create.String("CALL", creating->id, {"The call", "L'appel"}, "CALL").Required();
  creating->AddTo(create, SayReaders(CohortPart().contract, "CreateApplication", create.say()));
  creating->fields.AddTo(create);
  create.Does([creating](Session& session) { return Create(session, *creating); });

  auto editing = std::make_shared<EditFlags>();
  Command update = applications.Add("update", {"Write an application anew, while the call is open: a revision",
                                               "Récrire une candidature tant que l'appel est ouvert : une révision"});
  update.String("ID", editing->id, ApplicationsNoun().which, "APPLICATION").Required();
  editing->AddTo(update, SayReaders(CohortPart().contract, "UpdateApplication", update.say()));
  editing->AddEtag(update);
  editing->fields.AddTo(update);
  update.Does([editing](Session& session) { return Update(session, *editing); });

  AddVerb(applications, "submit",
          {"Submit an application while the call is open", "Déposer une candidature tant que l'appel est ouvert"},
          &Stub::SubmitApplication, std::make_shared<VerbFlags>(), "SubmitApplication");
  AddVerb(applications, "withdraw", {"Take an application back", "Retirer une candidature"}, &Stub::WithdrawApplication,
          std::make_shared<VerbFlags>(), "WithdrawApplication");
  AddVerb(applications, "delete", {"Delete a draft for good", "Supprimer un brouillon pour de bon"},
          &Stub::DeleteApplication, std::make_shared<VerbFlags>(), "DeleteApplication");

  auto opening = std::make_shared<VerbFlags>();
  AddVerb(applications, "open",
          {"Read an application that is sealed: its applicant is told, and why",
           "Lire une candidature sous scellés : le candidat en est informé, et du motif"},
          &Stub::OpenApplication, opening, "OpenApplication")
      .String("--reason", opening->reason, {"Why it cannot wait", "Pourquoi cela ne peut attendre"})
      .Required();
  auto appealing = std::make_shared<VerbFlags>();
  AddVerb(applications, "appeal", {"Ask that a refusal be decided anew", "Demander qu'un refus soit réexaminé"},
          &Stub::AppealAdmissibility, appealing, "AppealAdmissibility")
      .String("--reason", appealing->reason, {"Why", "Pourquoi"})
      .Required();

  auto deciding = std::make_shared<VerbFlags>();
  Command decide = applications.Add(
      "decide", {"Decide whether an application is admissible", "Décider de la recevabilité d'une candidature"});
  decide.String("ID", deciding->id, ApplicationsNoun().which, "APPLICATION").Required();
  decide.String("DECISION", deciding->decision, {"admissible or inadmissible", "admissible ou inadmissible"})
      .Required();
  decide.String("--reason", deciding->reason, {"Why: the applicant reads it", "Pourquoi : le candidat le lit"});
  deciding->AddTo(decide, SayReaders(CohortPart().contract, "DecideAdmissibility", decide.say()));
  deciding->AddEtag(decide);
  decide.Does([deciding](Session& session) { return Decide(session, *deciding); });
}

void AddAdmissibilityVerb(Command& calls) {
  auto flags = std::make_shared<VerbFlags>();
  Command publish = calls.Add("publish-admissibility", {"Tell applicants what was decided of theirs",
                                                        "Dire aux candidats ce qui a été décidé de la leur"});
  publish.String("ID", flags->id, CallsNoun().which, "CALL").Required();
  flags->AddTo(publish, SayReaders(CohortPart().contract, "PublishAdmissibility", publish.say()));
  publish.Does([flags](Session& session) { return Publish(session, *flags); });
}

}  // namespace pepiniere::pep
