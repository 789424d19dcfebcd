// pep metrics series
#include "clients/pep/metrics/nouns.h"
#include "clients/pep/metrics/part.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using metrics::v1::Series;
using Stub = metrics::v1::MetricsService::Stub;

}  // namespace

Noun SeriesNoun() {
  return {.name = "series",
          .help = {"What a source tells of a metric over time; `points` reads them",
                   "Ce qu'une source dit d'une mesure au fil du temps ; « points » les lit"},
          .one = {"a series", "une série"},
          .many = {"series", "les séries"},
          .type = "SERIES",
          .which = {"PROJECT/SERIES, as `list` names it", "PROJET/SÉRIE, comme « list » la nomme"},
          .unknown = {"no such series: $0", "aucune série de ce nom : $0"},
          .parent_type = kProjectType,
          .parent_help = kOfProject,
          .parent_which = kWhichProject,
          .of_all = true,
          .resource = Series::default_instance(),
          .part = MetricsPart,
          .fields = {"name", "metric", "dimensions", "source", "first_time", "last_time", "last_receive_time",
                     "create_time"},
          .columns = {{{"Series", "Série"}, "name"},
                      {{"Metric", "Mesure"}, "metric"},
                      {{"Of", "De"}, "dimensions", 1},
                      {{"Source", "Source"}, "source", 2},
                      {{"First", "Premier"}, "first_time", 4},
                      {{"Last", "Dernier"}, "last_time", 3}},
          .lines = {{{"Metric", "Mesure"}, "metric"},
                    {{"Of", "De"}, "dimensions"},
                    {{"Source", "Source"}, "source"},
                    {{"First point", "Premier point"}, "first_time"},
                    {{"Last point", "Dernier point"}, "last_time"},
                    {{"Last told", "Dit pour la dernière fois"}, "last_receive_time"}},
          .order_by = {"name or create_time; \"create_time desc\" reverses",
                       "name ou create_time ; « create_time desc » inverse"},
          .list = &Stub::ListSeries,
          .get = &Stub::GetSeries};
}

}  // namespace pepiniere::pep
