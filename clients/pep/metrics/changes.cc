// pep metrics changes
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using metrics::v1::CodeChange;
using Stub = metrics::v1::MetricsService::Stub;

constexpr FieldFlag kFlags[] = {
    {"--authored", "author_time", "TIME", {"When it was written", "Quand il a été écrit"}},
    {"--opened",
     "open_time",
     "TIME",
     {"When its merge request was opened", "Quand sa demande de fusion a été ouverte"}},
    {"--merged", "merge_time", "TIME", {"When it came to be part of what is deployed", "Quand il a été fusionné"}},
    {"--uri", "uri", "URL", {"Where it is read", "Où il se lit"}},
    {"--source", "source", "TEXT", {"What tells of it (manual)", "Ce qui en parle (manual)"}},
};

}  // namespace

Noun CodeChangesNoun() {
  return {.name = "changes",
          .help = {"Changes of the code, which deployments carry; never who made them",
                   "Les changements du code, que portent les déploiements ; jamais de qui"},
          .one = {"a change", "un changement"},
          .many = {"changes", "les changements"},
          .type = "CHANGE",
          .which = {"PROJECT/SHA", "PROJET/SHA"},
          .unknown = {"no such change: $0", "aucun changement de ce nom : $0"},
          .parent_type = kProjectType,
          .parent_help = kOfProject,
          .resource = CodeChange::default_instance(),
          .part = MetricsPart,
          .fields = {"name", "author_time", "open_time", "merge_time", "uri", "source", "create_time", "update_time",
                     "delete_time"},
          .columns = {{{"Change", "Changement"}, "name"},
                      {{"Written", "Écrit"}, "author_time"},
                      {{"Opened", "Ouvert"}, "open_time", 2},
                      {{"Merged", "Fusionné"}, "merge_time"},
                      {{"Told by", "Dit par"}, "source", 3}},
          .lines = {{{"Written", "Écrit"}, "author_time"},
                    {{"Opened", "Ouvert"}, "open_time"},
                    {{"Merged", "Fusionné"}, "merge_time"},
                    {{"Told by", "Dit par"}, "source"},
                    {{"Read at", "Se lit sur"}, "uri"}},
          .flags = kFlags,
          .order_by = {"name, author_time or merge_time; \"merge_time desc\" reverses",
                       "name, author_time ou merge_time ; « merge_time desc » inverse"},
          .list = &Stub::ListCodeChanges,
          .get = &Stub::GetCodeChange,
          .create = &Stub::CreateCodeChange,
          .update = &Stub::UpdateCodeChange,
          .remove = &Stub::DeleteCodeChange,
          .undelete = &Stub::UndeleteCodeChange};
}

}  // namespace pepiniere::pep
