// pep metrics objectives
#include <memory>
#include <optional>
#include <vector>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/noun_view.h"
#include "clients/pep/kit/write_flags.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "clients/pep/metrics/target_view.h"
#include "clients/pep/metrics/vocabulary.h"
#include "clients/pep/metrics/window_flags.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using metrics::v1::Objective;
using Stub = metrics::v1::MetricsService::Stub;

std::string SetDimension(Message& objective, const std::string& typed, const Messages& say) {
  std::vector<metrics::v1::Dimension> added;
  std::string wrong = AddDimension(typed, added, say);
  for (const auto& dimension : added) *static_cast<Objective&>(objective).add_dimensions() = dimension;
  return wrong;
}

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"What it is called", "Son titre"}},
    {"--hypothesis",
     "hypothesis",
     "TEXT",
     {"\"Doing X will Y because Z\"", "« Faire X aura pour effet Y, parce que Z »"}},
    {"--metric", "metric", "METRIC", {"By which metric it is measured", "Par quelle mesure il se mesure"}},
    {"--indicator", "indicator", "INDICATOR", {"Or by which indicator: jdma…", "Ou par quel indicateur : jdma…"}},
    {"--dimension",
     "dimensions",
     "KEY=VALUE",
     {"Of these values alone (repeatable)", "De ces valeurs seulement (répétable)"},
     SetDimension,
     "--no-dimensions",
     {"Of all values", "De toutes les valeurs"}},
    {"--baseline", "baseline", "NUMBER", {"What it was before", "Ce qu'il en était avant"}},
    {"--baseline-date", "baseline_date", "DATE", {"The day on which it was that", "Le jour où c'était ainsi"}},
    {"--target", "target", "NUMBER", {"What it is to be", "Ce que ce doit être"}},
    {"--target-date", "target_date", "DATE", {"By which day", "Pour quel jour"}},
};

struct JudgeFlags : WriteFlags {
  std::string id, reason;
  Objective::Verdict verdict = Objective::VERDICT_UNSPECIFIED;
  std::vector<std::string> evidence;
};

absl::Status Judge(Session& session, const JudgeFlags& flags) {
  const Messages& say = session.say();
  const auto name = NamePattern::Of(*Objective::descriptor()).Full(flags.id);
  if (!name) return UsageError(say({"'$0' is not $1", "« $0 » n'est pas $1"}, flags.id, say(ObjectivesNoun().which)));
  metrics::v1::JudgeObjectiveRequest request;
  request.set_name(*name);
  request.set_verdict(flags.verdict);
  request.set_reason(flags.reason);
  request.set_etag(flags.etag);
  const NamePattern snapshots = NamePattern::Of(*metrics::v1::Snapshot::descriptor());
  for (const std::string& typed : flags.evidence) request.add_evidence(snapshots.Full(typed).value_or(typed));
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const Objective objective, session.Call(&Stub::JudgeObjective, request));
  const Noun noun = ObjectivesNoun();
  ShowOne<Message>(session.out(), ViewOf(noun), objective);
  flags.Remind(session.out());
  return absl::OkStatus();
}

void AddJudge(Command& objectives) {
  auto flags = std::make_shared<JudgeFlags>();
  Command judge = objectives.Add("judge", {"Give the verdict on an objective, with what it stands on",
                                           "Rendre le verdict sur un objectif, avec ce qui le fonde"});
  judge.String("ID", flags->id, ObjectivesNoun().which, "OBJECTIVE").Required();
  AddWord(judge, "VERDICT", flags->verdict, {"What came of it", "Ce qu'il en est"}).Required();
  judge.String("--reason", flags->reason, {"Why", "Pourquoi"}).Required();
  judge.Strings("--evidence", flags->evidence,
                {"The figures that it stands on, PROJECT/SNAPSHOT (repeatable); all but `abandoned` want one",
                 "Les chiffres qui le fondent, PROJET/INSTANTANÉ (répétable) ; tous sauf « abandoned » en veulent un"},
                "SNAPSHOT");
  flags->AddEtag(judge);
  flags->AddTo(judge, SayReaders(MetricsPart().contract, "JudgeObjective", judge.say()));
  judge.Does([flags](Session& session) { return Judge(session, *flags); });
}

struct CompareFlags {
  std::string project, objective;
  WindowFlags window;
};

absl::Status Compare(Session& session, const CompareFlags& flags) {
  metrics::v1::CompareToTargetRequest request;
  request.set_parent(ResourceName("projects", flags.project));
  if (!flags.objective.empty()) {
    request.set_objective(NamePattern::Of(*Objective::descriptor()).Full(flags.objective).value_or(flags.objective));
  }
  flags.window.Fill(request);
  PEP_ASSIGN(const auto reply, session.Call(&Stub::CompareToTarget, request));
  Listing<metrics::v1::TargetComparison> listing(session.out(), TargetView());
  for (const auto& comparison : reply.comparisons()) listing.Add(comparison);
  listing.Flush();
  return absl::OkStatus();
}

void AddCompare(Command& objectives) {
  auto flags = std::make_shared<CompareFlags>();
  Command compare =
      objectives.Add("compare", {"How far the objectives of a project are", "Où en sont les objectifs d'un projet"});
  compare.String("PROJECT", flags->project, kWhichProject, kProjectType).Required();
  compare.String("--objective", flags->objective, {"This one only", "Celui-ci seulement"}, "OBJECTIVE");
  flags->window.AddMoment(compare);
  compare.Does([flags](Session& session) { return Compare(session, *flags); });
}

}  // namespace

Noun ObjectivesNoun() {
  return {.name = "objectives",
          .help = {"What projects mean to change for users, and whether they did",
                   "Ce que les projets veulent changer pour les usagers, et s'ils l'ont fait"},
          .one = {"an objective", "un objectif"},
          .many = {"objectives", "les objectifs"},
          .type = "OBJECTIVE",
          .which = {"PROJECT/OBJECTIVE, as `list` names it", "PROJET/OBJECTIF, comme « list » le nomme"},
          .unknown = {"no such objective: $0", "aucun objectif de ce nom : $0"},
          .parent_type = kProjectType,
          .parent_help = kOfProject,
          .parent_which = kWhichProject,
          .of_all = true,
          .resource = Objective::default_instance(),
          .part = MetricsPart,
          .fields = {"name", "title", "hypothesis", "metric", "indicator", "dimensions", "baseline", "baseline_date",
                     "target", "target_date", "verdict", "verdict_reason", "verdict_evidence", "verdict_time",
                     "create_time", "update_time", "delete_time"},
          .columns = {{{"Objective", "Objectif"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"Measured by", "Mesuré par"}, "metric", 2, false, "indicator"},
                      {{"From", "De"}, "baseline", 1},
                      {{"To", "À"}, "target", 1},
                      {{"By", "Pour le"}, "target_date", 2},
                      {{"Verdict", "Verdict"}, "verdict"}},
          .lines = {{{"Hypothesis", "Hypothèse"}, "hypothesis"},
                    {{"Measured by the metric", "Mesuré par la mesure"}, "metric"},
                    {{"Measured by the indicator", "Mesuré par l'indicateur"}, "indicator"},
                    {{"Of", "De"}, "dimensions"},
                    {{"Baseline", "Point de départ"}, "baseline"},
                    {{"On", "Le"}, "baseline_date"},
                    {{"Target", "Cible"}, "target"},
                    {{"By", "Pour le"}, "target_date"},
                    {{"Verdict", "Verdict"}, "verdict"},
                    {{"Because", "Parce que"}, "verdict_reason"},
                    {{"Stands on", "Fondé sur"}, "verdict_evidence"},
                    {{"Given", "Rendu"}, "verdict_time"}},
          .flags = kFlags,
          .order_by = {"name, title or target_date; \"target_date desc\" reverses",
                       "name, title ou target_date ; « target_date desc » inverse"},
          .list = &Stub::ListObjectives,
          .get = &Stub::GetObjective,
          .create = &Stub::CreateObjective,
          .update = &Stub::UpdateObjective,
          .remove = &Stub::DeleteObjective,
          .undelete = &Stub::UndeleteObjective};
}

void AddObjectiveVerbs(Command& objectives) {
  AddJudge(objectives);
  AddCompare(objectives);
}

}  // namespace pepiniere::pep
