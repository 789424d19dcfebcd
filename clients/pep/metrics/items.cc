// pep metrics items
#include <memory>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/write_flags.h"
#include "clients/pep/metrics/item_parts.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "clients/pep/metrics/record_results.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using metrics::v1::WorkItem;
using Stub = metrics::v1::MetricsService::Stub;

std::string SetTransition(Message& item, const std::string& typed, const Messages& say) {
  return AddTransition(typed, static_cast<WorkItem&>(item), say);
}
std::string SetEstimate(Message& item, const std::string& typed, const Messages& say) {
  return AddEstimate(typed, static_cast<WorkItem&>(item), say);
}
std::string SetMembership(Message& item, const std::string& typed, const Messages& say) {
  return AddMembership(typed, static_cast<WorkItem&>(item), say);
}

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"What it is called; no figure needs it", "Son titre ; aucun chiffre n'en a besoin"}},
    {"--type", "type", "TEXT", {"What its board calls such an item: bug, story…", "Son type au tableau : bug, story…"}},
    {"--uri", "uri", "URL", {"Where it is read", "Où il se lit"}},
    {"--source", "source", "TEXT", {"What tells of it (manual)", "Ce qui en parle (manual)"}},
    {"--source-id", "source_id", "TEXT", {"What its source calls it", "Comment sa source l'appelle"}},
    {"--requested",
     "request_time",
     "TIME",
     {"When somebody asked for it; leave it out where nobody knows",
      "Quand quelqu'un l'a demandé ; à omettre si on ne sait pas"}},
    {"--transition",
     "transitions",
     "STATE;TIME;STATUS",
     {"It came to stand there (repeatable); the status may be left out",
      "Il y est passé (répétable) ; le statut peut manquer"},
     SetTransition,
     "--no-transitions",
     {"It never moved", "Il n'a jamais bougé"}},
    {"--estimate",
     "estimates",
     "NUMBER;TIME",
     {"How much work it was thought to be, from then on (repeatable)", "L'estimation, à partir de là (répétable)"},
     SetEstimate,
     "--no-estimates",
     {"It was never estimated", "Il n'a jamais été estimé"}},
    {"--sprint",
     "memberships",
     "SPRINT;FROM;TO",
     {"It was in that sprint, PROJECT/SPRINT (repeatable)", "Il était de ce sprint, PROJET/SPRINT (répétable)"},
     SetMembership,
     "--no-sprints",
     {"It was in no sprint", "Il n'était d'aucun sprint"}},
};

void ShowParts(const Message& message, Sheet& sheet, const Messages& say) {
  const auto& item = static_cast<const WorkItem&>(message);
  sheet.Section({"Where it stood", "Par où il est passé"});
  for (const auto& transition : item.transitions()) sheet.Body(SaidTransition(transition, say));
  sheet.Section({"Estimates", "Estimations"});
  for (const auto& estimate : item.estimates()) sheet.Body(SaidEstimate(estimate, say));
  sheet.Section({"Sprints", "Sprints"});
  for (const auto& membership : item.memberships()) sheet.Body(SaidMembership(membership, say));
}

struct RecordFlags : WriteFlags {
  RecordFlags() : fields(WorkItem::default_instance(), kFlags, MetricsPart().enums) {}

  FieldFlags fields;
  std::string project;
  bool complete = false;
};

absl::Status Record(Session& session, RecordFlags& flags) {
  PEP_TRY(flags.fields.Complete(session.say()));
  metrics::v1::UpsertWorkItemsRequest request;
  request.set_parent(ResourceName("projects", flags.project));
  WorkItem& item = *request.add_work_items();
  item.CopyFrom(flags.fields.resource());
  request.set_source(item.source());
  request.set_complete(flags.complete);
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const auto reply, session.Call(&Stub::UpsertWorkItems, request));
  PEP_TRY(ListResults(session, reply.results()));
  flags.Remind(session.out());
  return absl::OkStatus();
}

}  // namespace

Noun WorkItemsNoun() {
  return {
      .name = "items",
      .help = {"What teams work on, and how it moved", "Ce sur quoi travaillent les équipes, et par où c'est passé"},
      .one = {"a work item", "un élément de travail"},
      .many = {"work items", "les éléments de travail"},
      .type = "ITEM",
      .which = {"PROJECT/ITEM", "PROJET/ÉLÉMENT"},
      .unknown = {"no such work item: $0", "aucun élément de travail de ce nom : $0"},
      .parent_type = kProjectType,
      .parent_help = kOfProject,
      .resource = WorkItem::default_instance(),
      .part = MetricsPart,
      .fields = {"name", "source", "source_id", "type", "title", "uri", "state", "request_time", "start_time",
                 "finish_time", "transitions", "estimates", "memberships", "create_time", "update_time", "delete_time"},
      .columns = {{{"Item", "Élément"}, "name"},
                  {{"Title", "Titre"}, "title", 2},
                  {{"Type", "Type"}, "type", 3},
                  {{"State", "État"}, "state"},
                  {{"Started", "Commencé"}, "start_time", 1},
                  {{"Finished", "Fini"}, "finish_time", 1}},
      .lines = {{{"Type", "Type"}, "type"},
                {{"State", "État"}, "state"},
                {{"Requested", "Demandé"}, "request_time"},
                {{"Started", "Commencé"}, "start_time"},
                {{"Finished", "Fini"}, "finish_time"},
                {{"Told by", "Dit par"}, "source"},
                {{"There it is", "Là, c'est"}, "source_id"},
                {{"Read at", "Se lit sur"}, "uri"}},
      .show_more = ShowParts,
      .flags = kFlags,
      .order_by = {"name, start_time or finish_time; \"finish_time desc\" reverses",
                   "name, start_time ou finish_time ; « finish_time desc » inverse"},
      .list = &Stub::ListWorkItems,
      .get = &Stub::GetWorkItem,
      .create = &Stub::CreateWorkItem,
      .update = &Stub::UpdateWorkItem,
      .remove = &Stub::DeleteWorkItem,
      .undelete = &Stub::UndeleteWorkItem};
}

void AddItemRecord(Command& items) {
  auto flags = std::make_shared<RecordFlags>();
  Command record = items.Add("record", {"Record an item, or more of one that its source told of already",
                                        "Enregistrer un élément, ou la suite d'un que sa source a déjà dit"});
  record.String("PROJECT", flags->project, kWhichProject, kProjectType).Required();
  flags->fields.AddTo(record);
  record.Flag("--complete", flags->complete,
              {"What is given is all that there is: the rest is withdrawn",
               "Ce qui est donné est tout ce qu'il y a : le reste est retiré"});
  flags->AddTo(record, SayReaders(MetricsPart().contract, "CreateWorkItem", record.say()));
  record.Does([flags](Session& session) { return Record(session, *flags); });
}

}  // namespace pepiniere::pep
