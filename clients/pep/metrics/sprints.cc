// pep metrics sprints
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using metrics::v1::Sprint;
using Stub = metrics::v1::MetricsService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"What its team calls it", "Comment son équipe l'appelle"}},
    {"--start", "start_time", "TIME", {"When it begins", "Quand il commence"}},
    {"--end",
     "end_time",
     "TIME",
     {"When it is over; a day means its beginning", "Quand il est fini ; un jour, c'est son début"}},
    {"--goal", "goal", "TEXT", {"What it is for", "Son but"}},
    {"--closed", "closed", "yes|no", {"Whether its team closed it", "Si son équipe l'a clos"}},
    {"--source", "source", "TEXT", {"What tells of it (manual)", "Ce qui en parle (manual)"}},
    {"--source-id", "source_id", "TEXT", {"What its source calls it", "Comment sa source l'appelle"}},
};

}  // namespace

Noun SprintsNoun() {
  return {
      .name = "sprints",
      .help = {"What teams committed to, and until when", "Ce à quoi les équipes se sont engagées, et jusqu'à quand"},
      .one = {"a sprint", "un sprint"},
      .many = {"sprints", "les sprints"},
      .type = "SPRINT",
      .which = {"PROJECT/SPRINT", "PROJET/SPRINT"},
      .unknown = {"no such sprint: $0", "aucun sprint de ce nom : $0"},
      .parent_type = kProjectType,
      .parent_help = kOfProject,
      .resource = Sprint::default_instance(),
      .part = MetricsPart,
      .fields = {"name", "title", "start_time", "end_time", "goal", "closed", "source", "source_id", "create_time",
                 "update_time", "delete_time"},
      .columns = {{{"Sprint", "Sprint"}, "name"},
                  {{"Title", "Titre"}, "title", 2},
                  {{"From", "Du"}, "start_time"},
                  {{"To", "Au"}, "end_time"},
                  {{"Closed", "Clos"}, "closed"}},
      .lines = {{{"From", "Du"}, "start_time"},
                {{"To", "Au"}, "end_time"},
                {{"Goal", "But"}, "goal"},
                {{"Closed", "Clos"}, "closed"},
                {{"Told by", "Dit par"}, "source"},
                {{"There it is", "Là, c'est"}, "source_id"}},
      .flags = kFlags,
      .order_by = {"name, start_time or end_time; \"start_time desc\" reverses",
                   "name, start_time ou end_time ; « start_time desc » inverse"},
      .list = &Stub::ListSprints,
      .get = &Stub::GetSprint,
      .create = &Stub::CreateSprint,
      .update = &Stub::UpdateSprint,
      .remove = &Stub::DeleteSprint,
      .undelete = &Stub::UndeleteSprint};
}

}  // namespace pepiniere::pep
