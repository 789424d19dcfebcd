// pep metrics sources, and what came by them
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "clients/pep/metrics/sentences.h"
#include "clients/pep/metrics/source_rules.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using metrics::v1::Source;
using metrics::v1::SourceEvent;
using Stub = metrics::v1::MetricsService::Stub;

constexpr FieldFlag kListFlags[] = {
    {"--project",
     "project",
     "PROJECT",
     {"Of this project; of all, for administrators", "De ce projet ; de tous, pour les administrateurs"}},
};

void ShowRules(const Message& message, Sheet& sheet, const Messages& say) {
  const auto& source = static_cast<const Source&>(message);
  sheet.Section({"What its words are here", "Ce que ses mots sont ici"});
  for (const auto& rule : source.state_rules()) sheet.Body(SaidStateRule(rule, say));
  for (const auto& rule : source.tier_rules()) sheet.Body(SaidTierRule(rule, say));
}

void ShowMessage(const Message& message, Sheet& sheet, const Messages& say) {
  const auto& event = static_cast<const SourceEvent&>(message);
  sheet.Line({"Wrong with it", "Ce qui ne va pas"},
             event.message().empty() ? "" : SaidMetricsFault(event.message(), say));
}

}  // namespace

Noun SourcesNoun() {
  return {
      .name = "sources",
      .help = {"The feeds by which the tools of a project tell of it",
               "Les flux par lesquels les outils d'un projet en parlent"},
      .one = {"a source", "une source"},
      .many = {"the sources of a project", "les sources d'un projet"},
      .type = "FEED",
      .which = {"The source, by its id", "La source, par son id"},
      .unknown = {"no such source: $0", "aucune source de ce nom : $0"},
      .resource = Source::default_instance(),
      .part = MetricsPart,
      .fields = {"name", "project", "kind", "title", "repositories", "state_rules", "tier_rules", "paused", "hook_uri",
                 "secret_time", "previous_secret_end_time", "last_event_time", "events_last_day", "refused_last_day",
                 "last_refusal_reason", "create_time", "update_time", "delete_time"},
      .columns = {{{"Source", "Source"}, "name"},
                  {{"Title", "Titre"}, "title"},
                  {{"Kind", "Sorte"}, "kind"},
                  {{"Project", "Projet"}, "project", 2},
                  {{"Last event", "Dernier événement"}, "last_event_time", 1},
                  {{"A day", "Par jour"}, "events_last_day", 3},
                  {{"Refused", "Refusés"}, "refused_last_day", 1}},
      .lines = {{{"Kind", "Sorte"}, "kind"},
                {{"Project", "Projet"}, "project"},
                {{"Called at", "Appelée à"}, "hook_uri"},
                {{"Repositories", "Dépôts"}, "repositories"},
                {{"Paused", "En pause"}, "paused"},
                {{"Secret made", "Secret créé"}, "secret_time"},
                {{"The secret of before too, until", "Le secret d'avant aussi, jusqu'au"}, "previous_secret_end_time"},
                {{"Last event", "Dernier événement"}, "last_event_time"},
                {{"In the last 24 hours", "En 24 heures"}, "events_last_day"},
                {{"Of these, refused", "Dont refusés"}, "refused_last_day"},
                {{"The last one because", "Le dernier parce que"}, "last_refusal_reason"}},
      .show_more = ShowRules,
      .flags = SourceFlags(),
      .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
      .list_flags = kListFlags,
      .instead_of_all = {"Administrators alone list the sources of all projects: name yours with --project",
                         "Seuls les administrateurs listent les sources de tous les projets : nommez le vôtre avec "
                         "--project"},
      .list = &Stub::ListSources,
      .get = &Stub::GetSource,
      .update = &Stub::UpdateSource};
}

Noun SourceEventsNoun() {
  return {.name = "events",
          .help = {"What came by a source, what became of it, and why it was refused",
                   "Ce qui est venu par une source, ce qu'il en est devenu, et pourquoi c'est refusé"},
          .one = {"an event", "un événement"},
          .many = {"what came by a source, the latest first", "ce qui est venu par une source, le dernier d'abord"},
          .type = "FEED_EVENT",
          .which = {"SOURCE/EVENT, as `list` names it", "SOURCE/ÉVÉNEMENT, comme « list » le nomme"},
          .unknown = {"no such event: $0", "aucun événement de ce nom : $0"},
          .parent_type = "FEED",
          .parent_help = {"The source", "La source"},
          .parent_which = {"The source, by its id", "La source, par son id"},
          .resource = SourceEvent::default_instance(),
          .part = MetricsPart,
          .fields = {"name", "type", "key", "event_time", "receive_time", "outcome", "reason", "field", "message",
                     "resources", "body_size", "deliveries", "replayable", "replay_time"},
          .columns = {{{"Came", "Venu"}, "receive_time"},
                      {{"Event", "Événement"}, "name", 3},
                      {{"What", "Quoi"}, "type", 1},
                      {{"Outcome", "Suite"}, "outcome"},
                      {{"Because", "Parce que"}, "reason"},
                      {{"At", "Où"}, "field", 2}},
          .lines = {{{"What", "Quoi"}, "type"},
                    {{"Known by", "Reconnu à"}, "key"},
                    {{"Happened", "S'est passé"}, "event_time"},
                    {{"Came", "Venu"}, "receive_time"},
                    {{"Times", "Fois"}, "deliveries"},
                    {{"Bytes", "Octets"}, "body_size"},
                    {{"Outcome", "Suite"}, "outcome"},
                    {{"Because", "Parce que"}, "reason"},
                    {{"At", "Où"}, "field"},
                    {{"Written of it", "Ce qui en est écrit"}, "resources"},
                    {{"Can be replayed", "Peut être rejoué"}, "replayable"},
                    {{"Replayed", "Rejoué"}, "replay_time"}},
          .show_more = ShowMessage,
          .list = &Stub::ListSourceEvents,
          .get = &Stub::GetSourceEvent};
}

}  // namespace pepiniere::pep
