// pep metrics incidents
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

using metrics::v1::Incident;
using Stub = metrics::v1::MetricsService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"What it is called", "Son titre"}},
    {"--detected", "detect_time", "TIME", {"When it was noticed", "Quand on l'a vu"}},
    {"--resolved", "resolve_time", "TIME", {"When it was over for users", "Quand les usagers en étaient sortis"}},
    {"--deployment",
     "deployment",
     "DEPLOYMENT",
     {"The deployment that caused it; the latest one within 24 hours before it by default",
      "Le déploiement qui l'a causé ; par défaut le dernier dans les 24 heures d'avant"}},
    {"--unrelated", "unrelated", "yes|no", {"Whether no deployment caused it", "Si aucun déploiement ne l'a causé"}},
    {"--uri", "uri", "URL", {"Where it is read", "Où il se lit"}},
    {"--source", "source", "TEXT", {"What tells of it (manual)", "Ce qui en parle (manual)"}},
    {"--source-id", "source_id", "TEXT", {"What its source calls it", "Comment sa source l'appelle"}},
};

struct RecordFlags : WriteFlags {
  RecordFlags() : fields(Incident::default_instance(), kFlags, MetricsPart().enums) {}

  FieldFlags fields;
  std::string project, deployment;
};

absl::Status Record(Session& session, RecordFlags& flags) {
  PEP_TRY(flags.fields.Complete(session.say()));
  metrics::v1::RecordIncidentRequest request;
  request.set_parent(ResourceName("projects", flags.project));
  request.mutable_incident()->CopyFrom(flags.fields.resource());
  request.set_deployment_source_id(flags.deployment);
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const Incident incident, session.Call(&Stub::RecordIncident, request));
  const Noun noun = IncidentsNoun();
  ShowOne<google::protobuf::Message>(session.out(), ViewOf(noun), incident);
  flags.Remind(session.out());
  return absl::OkStatus();
}

}  // namespace

Noun IncidentsNoun() {
  return {.name = "incidents",
          .help = {"When something went wrong for users; never whose fault it was",
                   "Quand quelque chose a cassé pour les usagers ; jamais la faute de qui"},
          .one = {"an incident", "un incident"},
          .many = {"incidents", "les incidents"},
          .type = "INCIDENT",
          .which = {"PROJECT/INCIDENT, as `list` names it", "PROJET/INCIDENT, comme « list » le nomme"},
          .unknown = {"no such incident: $0", "aucun incident de ce nom : $0"},
          .parent_type = kProjectType,
          .parent_help = kOfProject,
          .parent_which = kWhichProject,
          .of_all = true,
          .resource = Incident::default_instance(),
          .part = MetricsPart,
          .fields = {"name", "title", "description", "detect_time", "resolve_time", "deployment", "unrelated", "uri",
                     "source", "source_id", "create_time", "update_time", "delete_time"},
          .columns = {{{"Incident", "Incident"}, "name"},
                      {{"Title", "Titre"}, "title", 2},
                      {{"Noticed", "Vu"}, "detect_time"},
                      {{"Over", "Fini"}, "resolve_time"},
                      {{"Caused by", "Causé par"}, "deployment", 1}},
          .lines = {{{"Noticed", "Vu"}, "detect_time"},
                    {{"Over", "Fini"}, "resolve_time"},
                    {{"Caused by", "Causé par"}, "deployment"},
                    {{"Caused by no deployment", "Causé par aucun déploiement"}, "unrelated"},
                    {{"Told by", "Dit par"}, "source"},
                    {{"There it is", "Là, c'est"}, "source_id"},
                    {{"Read at", "Se lit sur"}, "uri"}},
          .flags = kFlags,
          .order_by = {"name, detect_time or resolve_time; \"detect_time desc\" reverses",
                       "name, detect_time ou resolve_time ; « detect_time desc » inverse"},
          .list = &Stub::ListIncidents,
          .get = &Stub::GetIncident,
          .create = &Stub::CreateIncident,
          .update = &Stub::UpdateIncident,
          .remove = &Stub::DeleteIncident,
          .undelete = &Stub::UndeleteIncident};
}

void AddIncidentRecord(Command& incidents) {
  auto flags = std::make_shared<RecordFlags>();
  Command record = incidents.Add("record", {"Record an incident, or more of one that its source told of already",
                                            "Enregistrer un incident, ou la suite d'un que sa source a déjà dit"});
  record.String("PROJECT", flags->project, kWhichProject, kProjectType).Required();
  flags->fields.AddTo(record);
  record.String("--deployment-source-id", flags->deployment,
                {"The deployment that caused it, as the same source calls it",
                 "Le déploiement qui l'a causé, comme la même source l'appelle"});
  flags->AddTo(record, SayReaders(MetricsPart().contract, "RecordIncident", record.say()));
  record.Does([flags](Session& session) { return Record(session, *flags); });
}

}  // namespace pepiniere::pep
