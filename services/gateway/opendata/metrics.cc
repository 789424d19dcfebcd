#include "services/gateway/opendata/metrics.h"

#include <array>
#include <optional>
#include <utility>

#include "absl/time/clock.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "services/base/csv.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/http/kept_file.h"
#include "services/gateway/opendata/json.h"
#include "services/gateway/opendata/patient_calls.h"
#include "services/gateway/opendata/publication.h"

namespace pepiniere::gateway::opendata {
namespace {

namespace v1 = metrics::v1;
using metrics::v1::MetricsService;

constexpr std::string_view kPlace = "/api/v1/metrics", kJsonName = "indicators.json", kCsvName = "indicators.csv";
constexpr std::string_view kHead =
    "project;indicator;subject;formula;unit;n;value;p50;p85;p95;numerator;denominator;band;no_data;from;to;as_of\n";
constexpr base::CsvShape kShape = {.separator = ';', .end = "\n"};
constexpr int kNumbers = 6;

// In the order of the columns: value, percentiles, what was divided by what; none: not known.
std::array<std::optional<double>, kNumbers> NumbersOf(const v1::Indicator& indicator) {
  const v1::Percentiles& percentiles = indicator.percentiles();
  const auto if_there = [](bool there, double number) { return there ? std::optional(number) : std::nullopt; };
  return {if_there(indicator.has_value(), indicator.value()),
          if_there(percentiles.has_p50(), percentiles.p50()),
          if_there(percentiles.has_p85(), percentiles.p85()),
          if_there(percentiles.has_p95(), percentiles.p95()),
          if_there(indicator.has_numerator(), indicator.numerator()),
          if_there(indicator.has_denominator(), indicator.denominator())};
}

// "NO_ROWS"; empty where there is a figure.
std::string ReasonOf(const v1::Indicator& indicator) {
  constexpr std::string_view kPrefix = "NO_DATA_REASON_";
  if (indicator.no_data() == v1::NO_DATA_REASON_UNSPECIFIED) return "";
  return v1::NoDataReason_Name(indicator.no_data()).substr(kPrefix.size());
}

// "2026-08-29T22:00:00Z"; empty where it is not told.
std::string InstantOf(const google::protobuf::Timestamp& time) {
  if (time.seconds() == 0) return "";
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", absl::FromUnixSeconds(time.seconds()), absl::UTCTimeZone());
}

std::string NumberOf(double number) { return json::Dump(Json(number)); }

}  // namespace

std::string MetricsJson(const Metrics& read) {
  constexpr std::array<const char*, kNumbers> kNames = {"value", "p50", "p85", "p95", "numerator", "denominator"};
  std::string out = "[";
  Joined items(out);
  for (const v1::Indicator& indicator : read) {
    Json one = {{"project", indicator.project()},
                {"indicator", indicator.indicator()},
                {"subject", indicator.subject()},
                {"formula", indicator.formula()},
                {"unit", indicator.unit()},
                {"n", indicator.n()},
                {"band", indicator.band()},
                {"no_data", ReasonOf(indicator)},
                {"from", InstantOf(indicator.from_time())},
                {"to", InstantOf(indicator.to_time())},
                {"as_of", InstantOf(indicator.as_of())}};
    const auto numbers = NumbersOf(indicator);
    for (std::size_t i = 0; i < numbers.size(); ++i) one[kNames[i]] = numbers[i] ? Json(*numbers[i]) : Json();
    items.Add(one);
  }
  return out + "\n]\n";
}

std::string MetricsCsv(const Metrics& read) {
  std::string out(kHead);
  for (const v1::Indicator& indicator : read) {
    std::vector<base::CsvCell> cells = {indicator.project(), indicator.indicator(), indicator.subject(),
                                        indicator.formula(), indicator.unit(),      base::Concat(indicator.n())};
    for (const std::optional<double>& number : NumbersOf(indicator)) {
      cells.emplace_back(number ? NumberOf(*number) : std::string());
    }
    cells.emplace_back(indicator.band());
    cells.emplace_back(ReasonOf(indicator));
    for (const auto* time : {&indicator.from_time(), &indicator.to_time(), &indicator.as_of()}) {
      cells.emplace_back(InstantOf(*time));
    }
    out += base::CsvRecord(cells, kShape);
  }
  return out;
}

MetricsSource::MetricsSource(std::shared_ptr<grpc::Channel> channel, absl::Duration timeout)
    : channel_(std::move(channel)), timeout_(timeout) {}

absl::StatusOr<Metrics> MetricsSource::Read(const std::stop_token& stop) const {
  const PatientCalls<MetricsService> calls(channel_, timeout_, stop);
  return calls.List(&MetricsService::Stub::QueryIndicators, v1::QueryIndicatorsRequest(),
                    &v1::QueryIndicatorsResponse::mutable_indicators);
}

MetricsData::MetricsData(std::function<absl::StatusOr<Metrics>(const std::stop_token&)> read,
                         const std::function<void(std::string_view)>& complain, const PublisherOptions& ages)
    : publisher_(
          ages,
          [read = std::move(read)](const std::stop_token& stop, const Publication*) -> absl::StatusOr<Publication> {
            PEP_ASSIGN(const Metrics all, read(stop));
            Publication publication;
            publication.emplace(kJsonName,
                                KeptFile("application/json; charset=utf-8", MetricsJson(all), PublicHeaders()));
            publication.emplace(kCsvName, KeptFile("text/csv; charset=utf-8", MetricsCsv(all), PublicHeaders()));
            return publication;
          },
          [complain](const absl::Status& status) {
            complain(base::Concat("the open data of metrics cannot be read: ", status.ToString()));
          }) {}

Routes MetricsData::routes() {
  const auto answer = [this](std::string_view name) {
    return [this, name](const Request& request) {
      if (const auto publication = publisher_.Latest()) return publication->find(name)->second.Answer(request);
      Response response = Problem(503, "this cannot be read for the moment: try again in ten seconds");
      response.headers.Set("retry-after", "10");
      return response;
    };
  };
  return {{"GET", std::string(kPlace), answer(kJsonName)},
          {"GET", base::Concat(kPlace, "/", kJsonName), answer(kJsonName)},
          {"GET", base::Concat(kPlace, "/", kCsvName), answer(kCsvName)}};
}

}  // namespace pepiniere::gateway::opendata
