// pep metrics points list|read|revisions|record|ingest
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/set_field.h"
#include "clients/pep/kit/write_flags.h"
#include "clients/pep/metrics/bucket_view.h"
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "clients/pep/metrics/points_sent.h"
#include "clients/pep/metrics/served_commands.h"
#include "clients/pep/metrics/vocabulary.h"
#include "clients/pep/metrics/window_flags.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using metrics::v1::Bucket;
using metrics::v1::Grain;
using metrics::v1::Point;
using metrics::v1::PointRevision;
using Stub = metrics::v1::MetricsService::Stub;

absl::StatusOr<std::string> SeriesName(const std::string& typed, const Messages& say) {
  const auto name = NamePattern::Of(*metrics::v1::Series::descriptor()).Full(typed);
  if (name) return *name;
  return UsageError(say({"'$0' is not $1", "« $0 » n'est pas $1"}, typed, say(SeriesNoun().which)));
}

struct ReadFlags {
  std::string series, project, metric, source;
  Grain grain = metrics::v1::GRAIN_DAY;
  bool percentiles = false;
  WindowFlags window;
  PageOptions pages;
};

void AddList(Command& points) {
  auto flags = std::make_shared<ReadFlags>();
  Command list = points.Add("list", {"The points of a series, one by one", "Les points d'une série, un à un"});
  list.String("SERIES", flags->series, SeriesNoun().which, "SERIES").Required();
  flags->window.AddTo(list);
  flags->pages.AddTo(list);
  list.Does([flags](Session& session) -> absl::Status {
    metrics::v1::ReadSeriesRequest request;
    PEP_ASSIGN(*request.mutable_name(), SeriesName(flags->series, session.say()));
    request.set_grain(metrics::v1::GRAIN_RAW);
    flags->window.Fill(request);
    return ShowList<Bucket>(
        session, &Stub::ReadSeries, request, flags->pages, PointView(),
        [](const auto& page) -> const auto& { return page.buckets(); });
  });
}

void AddRead(Command& points) {
  auto flags = std::make_shared<ReadFlags>();
  Command read = points.Add("read", {"A metric of a project by days, weeks or months, over what may be added up",
                                     "Une mesure d'un projet par jour, semaine ou mois, sur ce qui s'additionne"});
  read.String("PROJECT", flags->project, kWhichProject, kProjectType).Required();
  read.String("METRIC", flags->metric, DefinitionsNoun().which, "METRIC").Required();
  AddWord(read, "--grain", flags->grain, {"How long each stretch is (day)", "La longueur de chaque tranche (jour)"});
  read.String("--source", flags->source,
              {"Of this source; needed where several tell of it", "De cette source ; à dire s'il y en a plusieurs"});
  read.Flag("--percentiles", flags->percentiles,
            {"The percentiles of each stretch too", "Les centiles de chaque tranche aussi"});
  flags->window.AddTo(read);
  flags->window.AddDimensions(read);
  flags->pages.AddTo(read);
  read.Does([flags](Session& session) {
    metrics::v1::ReadSeriesRequest request;
    request.set_parent(ResourceName("projects", flags->project));
    request.set_metric(ResourceName("definitions", flags->metric));
    request.set_source(flags->source);
    request.set_grain(flags->grain);
    request.set_with_percentiles(flags->percentiles);
    flags->window.Fill(request);
    return ShowList<Bucket>(
        session, &Stub::ReadSeries, request, flags->pages, BucketView(),
        [](const auto& page) -> const auto& { return page.buckets(); });
  });
}

struct RevisionFlags {
  std::string series;
  std::optional<absl::Time> from, to;
  PageOptions pages;
};

void AddRevisions(Command& points) {
  auto flags = std::make_shared<RevisionFlags>();
  Command revisions = points.Add("revisions", {"All that was told of the points of a series, what is superseded too",
                                               "Tout ce qui a été dit des points d'une série, remplacé ou non"});
  revisions.String("SERIES", flags->series, SeriesNoun().which, "SERIES").Required();
  revisions.Day("--from", flags->from, {"Of points from then on", "Des points à partir de là"});
  revisions.Time("--to", flags->to, {"Of points before then", "Des points d'avant"});
  flags->pages.AddTo(revisions);
  revisions.Does([flags](Session& session) -> absl::Status {
    metrics::v1::ListPointRevisionsRequest request;
    PEP_ASSIGN(*request.mutable_parent(), SeriesName(flags->series, session.say()));
    if (flags->from) ToProto(*flags->from, request.mutable_from_time());
    if (flags->to) ToProto(*flags->to, request.mutable_to_time());
    return ShowList<PointRevision>(
        session, &Stub::ListPointRevisions, request, flags->pages, RevisionView(),
        [](const auto& page) -> const auto& { return page.revisions(); });
  });
}

struct RecordFlags : WriteFlags {
  std::string project, metric, time, value, source;
  std::vector<metrics::v1::Dimension> dimensions;
  int revision = 0;
  bool withdrawn = false;
};

// The point as it is typed.
absl::StatusOr<Point> PointOf(const RecordFlags& flags, const Messages& say) {
  struct Typed {
    const char *name, *path;
    const std::string& text;
  };
  Point point;
  for (const Typed& typed : {Typed{"METRIC", "metric", flags.metric}, Typed{"TIME", "time", flags.time},
                             Typed{"VALUE", "value", flags.value}}) {
    const std::string complaint = SetField(point, typed.path, typed.text, say, MetricsPart().enums);
    if (!complaint.empty()) return UsageError(base::Concat(typed.name, ": ", complaint));
  }
  for (const auto& dimension : flags.dimensions) *point.add_dimensions() = dimension;
  point.set_revision(flags.revision);
  point.set_withdrawn(flags.withdrawn);
  return point;
}

absl::Status Record(Session& session, const RecordFlags& flags) {
  if (flags.value.empty() && !flags.withdrawn) {
    return UsageError(session.say()({"say the value, or --withdraw", "dites la valeur, ou --withdraw"}));
  }
  metrics::v1::IngestPointsRequest request;
  request.set_parent(ResourceName("projects", flags.project));
  request.set_source(flags.source);
  PEP_ASSIGN(*request.add_points(), PointOf(flags, session.say()));
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const auto reply, session.Call(&Stub::IngestPoints, request));
  PEP_TRY(ShowPointResults(session, reply));
  flags.Remind(session.out());
  return absl::OkStatus();
}

void AddRecord(Command& points) {
  auto flags = std::make_shared<RecordFlags>();
  Command record = points.Add("record", {"Tell one value of a metric; told again, it takes the place of the one before",
                                         "Dire une valeur d'une mesure ; redite, elle remplace celle d'avant"});
  record.String("PROJECT", flags->project, kWhichProject, kProjectType).Required();
  record.String("METRIC", flags->metric, DefinitionsNoun().which, "METRIC").Required();
  record
      .String("TIME", flags->time, {"When it is so; a day means its beginning", "Quand ; un jour, c'est son début"},
              "TIME")
      .Required();
  record.String("VALUE", flags->value,
                {"The value; 0 is one. None with --withdraw", "La valeur ; 0 en est une. Aucune avec --withdraw"},
                "NUMBER");
  record.Value(
      "--dimension",
      [kept = flags.get(), &say = record.say()](const std::string& typed) {
        return AddDimension(typed, kept->dimensions, say);
      },
      {"What it is of (repeatable)", "De quoi (répétable)"}, "KEY=VALUE");
  record.String("--source", flags->source, {"What tells it (manual)", "Ce qui le dit (manual)"});
  record.Number("--revision", flags->revision, 1,
                {"Which telling of it this is: a higher one stands", "La quantième fois : la plus haute l'emporte"});
  record.Flag("--withdraw", flags->withdrawn,
              {"Take it back: there is no value then", "Le retirer : il n'y a plus de valeur"});
  flags->AddTo(record, SayReaders(MetricsPart().contract, "IngestPoints", record.say()));
  record.Note({"What begins with a dash comes last, after two of them: -- -4.5",
               "Ce qui commence par un tiret vient à la fin, après deux autres : -- -4.5"});
  record.Does([flags](Session& session) { return Record(session, *flags); });
}

void AddIngest(Command& points) {
  auto flags = std::make_shared<IngestFlags>();
  Command ingest = points.Add(
      "ingest", {"Tell the points of a CSV file: metric, time, value, revision, and a column a dimension",
                 "Dire les points d'un fichier CSV : metric, time, value, revision, et une colonne par dimension"});
  ingest.String("PROJECT", flags->project, kWhichProject, kProjectType).Required();
  ingest
      .String("FILE", flags->file, {"The file; - reads the standard input", "Le fichier ; - lit l'entrée standard"},
              "FILE")
      .Required();
  ingest.String("--source", flags->source, {"What tells them (csv.points)", "Ce qui les dit (csv.points)"});
  flags->AddTo(ingest, SayReaders(MetricsPart().contract, "IngestPoints", ingest.say()));
  ingest.Does([flags](Session& session) { return IngestFile(session, *flags); });
}

}  // namespace

void AddPointsCommands(Command& metrics) {
  Command points = metrics.Add("points", {"Values of metrics over time", "Les valeurs des mesures au fil du temps"});
  AddList(points);
  AddRead(points);
  AddRevisions(points);
  AddRecord(points);
  AddIngest(points);
}

}  // namespace pepiniere::pep
