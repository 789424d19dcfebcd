// pep metrics deployments
#include <memory>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/write_flags.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using metrics::v1::Deployment;
using Stub = metrics::v1::MetricsService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--tier",
     "tier",
     "production|staging|testing|development|other",
     {"What its environment is for: users have production",
      "À quoi sert l'environnement : la production est aux usagers"}},
    {"--environment",
     "environment",
     "TEXT",
     {"What its team calls where it went", "Comment l'équipe appelle l'endroit"}},
    {"--started", "start_time", "TIME", {"When it began", "Quand il a commencé"}},
    {"--finished", "finish_time", "TIME", {"When it was over", "Quand il a été fini"}},
    {"--outcome",
     "outcome",
     "succeeded|failed|rolled-back|cancelled",
     {"What came of it; none while it goes on", "Ce qu'il en est sorti ; rien tant qu'il dure"}},
    {"--rolled-back", "rollback_time", "TIME", {"When it had been taken back", "Quand il a été annulé"}},
    {"--sha", "sha", "SHA", {"What the code was", "Quel code c'était"}},
    {"--change", "changes", "SHA", {"What is new in it (repeatable)", "Ce qu'il apporte (répétable)"}},
    {"--intent", "intent", "planned|incident", {"Why it was made", "Pourquoi il a été fait"}},
    {"--uri", "uri", "URL", {"Where it is read", "Où il se lit"}},
    {"--source", "source", "TEXT", {"What tells of it (manual)", "Ce qui en parle (manual)"}},
    {"--source-id", "source_id", "TEXT", {"What its source calls it", "Comment sa source l'appelle"}},
};

struct RecordFlags : WriteFlags {
  RecordFlags() : fields(Deployment::default_instance(), kFlags, MetricsPart().enums) {}

  FieldFlags fields;
  std::string project;
};

absl::Status Record(Session& session, RecordFlags& flags) {
  PEP_TRY(flags.fields.Complete(session.say()));
  metrics::v1::RecordDeploymentRequest request;
  request.set_parent(ResourceName("projects", flags.project));
  request.mutable_deployment()->CopyFrom(flags.fields.resource());
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const Deployment deployment, session.Call(&Stub::RecordDeployment, request));
  const Noun noun = DeploymentsNoun();
  ShowOne<google::protobuf::Message>(session.out(), ViewOf(noun), deployment);
  flags.Remind(session.out());
  return absl::OkStatus();
}

}  // namespace

Noun DeploymentsNoun() {
  return {.name = "deployments",
          .help = {"What came to users, when, and what came of it",
                   "Ce qui est arrivé chez les usagers, quand, et la suite"},
          .one = {"a deployment", "un déploiement"},
          .many = {"deployments", "les déploiements"},
          .type = "DEPLOYMENT",
          .which = {"PROJECT/DEPLOYMENT, as `list` names it", "PROJET/DÉPLOIEMENT, comme « list » le nomme"},
          .unknown = {"no such deployment: $0", "aucun déploiement de ce nom : $0"},
          .parent_type = kProjectType,
          .parent_help = kOfProject,
          .parent_which = kWhichProject,
          .of_all = true,
          .resource = Deployment::default_instance(),
          .part = MetricsPart,
          .fields = {"name", "tier", "environment", "start_time", "finish_time", "outcome", "rollback_time", "sha",
                     "changes", "intent", "uri", "source", "source_id", "create_time", "update_time", "delete_time"},
          .columns = {{{"Deployment", "Déploiement"}, "name"},
                      {{"Tier", "Étage"}, "tier"},
                      {{"Finished", "Fini"}, "finish_time"},
                      {{"Outcome", "Issue"}, "outcome"},
                      {{"Intent", "Intention"}, "intent", 2},
                      {{"Code", "Code"}, "sha", 3}},
          .lines = {{{"Tier", "Étage"}, "tier"},
                    {{"Environment", "Environnement"}, "environment"},
                    {{"Started", "Commencé"}, "start_time"},
                    {{"Finished", "Fini"}, "finish_time"},
                    {{"Outcome", "Issue"}, "outcome"},
                    {{"Taken back", "Annulé"}, "rollback_time"},
                    {{"Intent", "Intention"}, "intent"},
                    {{"Code", "Code"}, "sha"},
                    {{"New in it", "Apporte"}, "changes"},
                    {{"Told by", "Dit par"}, "source"},
                    {{"There it is", "Là, c'est"}, "source_id"},
                    {{"Read at", "Se lit sur"}, "uri"}},
          .flags = kFlags,
          .order_by = {"name, start_time or finish_time; \"finish_time desc\" reverses",
                       "name, start_time ou finish_time ; « finish_time desc » inverse"},
          .list = &Stub::ListDeployments,
          .get = &Stub::GetDeployment,
          .create = &Stub::CreateDeployment,
          .update = &Stub::UpdateDeployment,
          .remove = &Stub::DeleteDeployment,
          .undelete = &Stub::UndeleteDeployment};
}

void AddDeploymentRecord(Command& deployments) {
  auto flags = std::make_shared<RecordFlags>();
  Command record = deployments.Add("record", {"Record a deployment, or more of one that its source told of already",
                                              "Enregistrer un déploiement, ou la suite d'un que sa source a déjà dit"});
  record.String("PROJECT", flags->project, kWhichProject, kProjectType).Required();
  flags->fields.AddTo(record);
  flags->AddTo(record, SayReaders(MetricsPart().contract, "RecordDeployment", record.say()));
  record.Does([flags](Session& session) { return Record(session, *flags); });
}

}  // namespace pepiniere::pep
