// pep metrics export
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/clock.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/served_commands.h"
#include "clients/pep/metrics/told_history.h"
#include "clients/pep/metrics/whole_file.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/try.h"
#include "services/metrics/compute/calendar.h"

namespace pepiniere::pep {
namespace {

using Stub = metrics::v1::MetricsService::Stub;

struct ExportFlags {
  std::string project, file, time_zone;
  std::optional<absl::Time> from, to, as_of;
};

absl::StatusOr<ToldHistory> PeriodOf(const ExportFlags& flags, const Messages& say) {
  ToldHistory history;
  history.as_of = flags.as_of.value_or(absl::Now());
  history.to = flags.to.value_or(history.as_of);
  history.zone = Paris();
  if (!flags.time_zone.empty() && !absl::LoadTimeZone(flags.time_zone, &history.zone)) {
    return UsageError(say({"'$0' is not a time zone", "« $0 » n'est pas un fuseau horaire"}, flags.time_zone));
  }
  history.from = flags.from.value_or(metrics::BeginByDefault(history.to, history.zone));
  if (history.from < history.to) return history;
  return UsageError(say({"--to must be after --from", "--to doit être après --from"}));
}

// All that a project has of something.
template <class Item, class Request, class Reply, class Items>
absl::Status Fetch(Session& session, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Reply*),
                   const std::string& project, std::vector<Item>& into, Items items) {
  Request request;
  request.set_parent(project);
  PEP_ASSIGN(into, ListAll<Item>(session, method, std::move(request), items));
  return absl::OkStatus();
}

absl::Status FetchPoints(Session& session, const std::string& project, ToldHistory& history) {
  std::vector<metrics::v1::Series> all;
  PEP_TRY(Fetch(
      session, &Stub::ListSeries, project, all, [](const auto& page) -> const auto& { return page.series(); }));
  for (metrics::v1::Series& series : all) {
    metrics::v1::ReadSeriesRequest request;
    request.set_name(series.name());
    request.set_grain(metrics::v1::GRAIN_RAW);
    ToProto(history.from, request.mutable_from_time());
    ToProto(history.to, request.mutable_to_time());
    ToProto(history.as_of, request.mutable_as_of());
    ToldHistory::Values& values = history.values.emplace_back();
    values.series = std::move(series);
    PEP_ASSIGN(values.points, ListAll<metrics::v1::Bucket>(
                                  session, &Stub::ReadSeries, std::move(request),
                                  [](const auto& page) -> const auto& { return page.buckets(); }));
  }
  return absl::OkStatus();
}

absl::Status Export(Session& session, const ExportFlags& flags) {
  PEP_ASSIGN(ToldHistory history, PeriodOf(flags, session.say()));
  const std::string project = ResourceName("projects", flags.project);
  PEP_TRY(Fetch(
      session, &Stub::ListWorkItems, project, history.items,
      [](const auto& page) -> const auto& { return page.work_items(); }));
  PEP_TRY(Fetch(
      session, &Stub::ListSprints, project, history.sprints,
      [](const auto& page) -> const auto& { return page.sprints(); }));
  PEP_TRY(Fetch(
      session, &Stub::ListDeployments, project, history.deployments,
      [](const auto& page) -> const auto& { return page.deployments(); }));
  PEP_TRY(Fetch(
      session, &Stub::ListCodeChanges, project, history.changes,
      [](const auto& page) -> const auto& { return page.changes(); }));
  PEP_TRY(Fetch(
      session, &Stub::ListIncidents, project, history.incidents,
      [](const auto& page) -> const auto& { return page.incidents(); }));
  PEP_TRY(Fetch(
      session, &Stub::ListSurveys, project, history.surveys,
      [](const auto& page) -> const auto& { return page.surveys(); }));
  PEP_TRY(FetchPoints(session, project, history));
  const std::string json = HistoryJson(history);
  if (flags.file.empty() || flags.file == "-") {
    session.out().stream << json;
    return absl::OkStatus();
  }
  PEP_TRY(WriteTextFile(flags.file, json, session.say()));
  session.Remark(session.say()({"Written to $0", "Écrit dans $0"}, flags.file));
  return absl::OkStatus();
}

}  // namespace

void AddMetricsExport(Command& metrics) {
  auto flags = std::make_shared<ExportFlags>();
  Command command = metrics.Add("export", {"All that was told of a project, as the file that `compute` reads",
                                           "Tout ce qui a été dit d'un projet, au format que lit « compute »"});
  command.String("PROJECT", flags->project, kWhichProject, kProjectType).Required();
  command.String("FILE", flags->file,
                 {"The file; the standard output by default", "Le fichier ; par défaut la sortie standard"}, "FILE");
  command.Day("--from", flags->from,
              {"Of the figures: from then on (the day 13 weeks before the end)",
               "Des chiffres : à partir de là (le jour 13 semaines avant la fin)"});
  command.Time("--to", flags->to,
               {"Until then; a day means its end (now)", "Jusque-là ; un jour, c'est sa fin (maintenant)"});
  command.Time("--as-of", flags->as_of, {"As it stood then (now)", "Tel qu'alors (maintenant)"});
  command.String(
      "--time-zone", flags->time_zone,
      {"In which days and weeks are counted (Europe/Paris)", "Où se comptent les jours et les semaines (Europe/Paris)"},
      "ZONE");
  command.Note({"Neither titles nor addresses: a figure can be computed anew by whoever has the file",
                "Ni titres ni adresses : qui a le fichier peut recalculer un chiffre"});
  command.Does([flags](Session& session) { return Export(session, *flags); });
}

}  // namespace pepiniere::pep
