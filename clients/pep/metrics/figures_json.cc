#include "clients/pep/metrics/figures_json.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "absl/strings/ascii.h"
#include "services/json/json.h"
#include "services/metrics/compute/formulas.h"
#include "services/metrics/compute/percentile_rows.h"

namespace pepiniere::pep {
namespace {

using json::OrderedJson;
using metrics::Figure;

OrderedJson Number(double value) {
  constexpr double kExact = 9007199254740992;  // 2^53
  if (std::trunc(value) == value && std::abs(value) < kExact) return static_cast<std::int64_t>(value);
  return value;
}

std::string Instant(absl::Time instant) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%E*SZ", instant, absl::UTCTimeZone());
}

// "wip_mean" as "wipMean".
std::string InCamelCase(std::string_view name) {
  std::string camel;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool begins = i > 0 && name[i - 1] == '_';
    if (name[i] != '_') camel += begins ? absl::ascii_toupper(static_cast<unsigned char>(name[i])) : name[i];
  }
  return camel;
}

// What a formula tells by name stands beside the others; what it tells of each sprint or week, in an object of them.
void AddPart(std::string_view name, double value, OrderedJson& json) {
  constexpr std::string_view kSprint = "sprint ";
  if (name.starts_with(kSprint)) {
    json["sprints"][std::string(name.substr(kSprint.size()))] = Number(value);
  } else if (name.find('-') != name.npos) {
    json["weeks"][std::string(name)] = Number(value);
  } else if (name == "flagged") {
    json["flagged"] = value != 0;
  } else {
    json[InCamelCase(name)] = Number(value);
  }
}

OrderedJson ExcludedJson(const std::vector<metrics::Excluded>& excluded) {
  OrderedJson list = OrderedJson::array();
  for (const auto& [id, reason] : excluded) list.push_back({{"id", id}, {"reason", reason}});
  return list;
}

OrderedJson RowsJson(const Figure& figure) {
  const std::vector<metrics::PercentileRows> percentiles = metrics::RowsAtPercentiles(figure);
  OrderedJson list = OrderedJson::array();
  for (std::size_t i = 0; i < figure.rows.size(); ++i) {
    const metrics::Row& row = figure.rows[i];
    OrderedJson json = {{"id", row.id}, {"instants", OrderedJson::array()}, {"contribution", Number(row.contribution)}};
    for (const absl::Time instant : row.instants) json["instants"].push_back(Instant(instant));
    if (!row.note.empty()) json["note"] = row.note;
    for (const auto& [name, percent, rows] : percentiles) {
      if (std::ranges::find(rows, i) != rows.end()) json["at"].push_back(name);
    }
    list.push_back(std::move(json));
  }
  return list;
}

OrderedJson FigureJson(const Figure& figure, bool with_rows) {
  OrderedJson json = {{"id", figure.id}, {"formula", figure.formula}, {"unit", figure.unit}};
  const auto add = [&](const char* name, const std::optional<double>& value) {
    if (value) json[name] = Number(*value);
  };
  if (figure.no_data) json["noData"] = metrics::ToString(*figure.no_data);
  add("value", figure.value);
  json["n"] = figure.n;
  add("p50", figure.p50), add("p85", figure.p85), add("p95", figure.p95);
  add("min", figure.min), add("max", figure.max);
  add("numerator", figure.numerator), add("denominator", figure.denominator);
  if (!figure.band.empty()) json["band"] = figure.band;
  for (const auto& [name, value] : figure.parts) AddPart(name, value, json);
  json["excluded"] = ExcludedJson(figure.excluded);
  if (with_rows) json["rows"] = RowsJson(figure);
  return json;
}

OrderedJson PointsJson(const HeldSeries& series) {
  OrderedJson json = {{"metric", series.metric}, {"dimensions", series.dimensions}, {"source", series.source}};
  if (series.time) {
    json["time"] = Instant(*series.time);
    json["value"] = Number(series.value);
  } else {
    json["noData"] = metrics::ToString(metrics::NoData::kNoRows);
  }
  json["n"] = series.n;
  json["restated"] = series.restated;
  json["excluded"] = ExcludedJson(series.excluded);
  return json;
}

OrderedJson QuantilesJson(const metrics::Quantiles& quantiles) {
  const auto value = [](const std::optional<std::int64_t>& quantile) {
    return quantile ? OrderedJson(*quantile) : OrderedJson(nullptr);
  };
  return {{"p50", value(quantiles.p50)}, {"p85", value(quantiles.p85)}, {"p95", value(quantiles.p95)}};
}

// What does not come within the longest forecast is null, and says why.
OrderedJson DaysNeededJson(const metrics::Forecast& forecast) {
  OrderedJson json = QuantilesJson(forecast.days_needed);
  if (forecast.days_needed.p95) return json;
  const bool ever = std::ranges::any_of(forecast.daily, [](std::int64_t finished) { return finished > 0; });
  if (ever) {
    json["beyondDays"] = metrics::kLongestForecast;
  } else {
    json["noData"] = metrics::ToString(metrics::NoData::kTooFew);
  }
  return json;
}

OrderedJson BacktestJson(const ForecastAnswer& answer) {
  OrderedJson json = OrderedJson::object();
  if (answer.backtest_days > 0) json["days"] = answer.backtest_days;
  if (answer.backtest.no_data) {
    json["noData"] = metrics::ToString(*answer.backtest.no_data);
    return json;
  }
  json["n"] = answer.backtest.origins.size();
  for (const auto& [percent, covered, share] : answer.backtest.coverage) {
    json["coverage"].push_back(
        {{"percent", percent}, {"covered", covered}, {"from", Number(share.low)}, {"to", Number(share.high)}});
  }
  json["loss"] = Number(answer.backtest.loss);
  json["meanRateLoss"] = Number(answer.backtest.mean_rate_loss);
  for (const auto& origin : answer.backtest.origins) {
    json["origins"].push_back(
        {{"day", origin.day.ToString()}, {"promised", QuantilesJson(origin.promised)}, {"actual", origin.actual}});
  }
  return json;
}

OrderedJson ForecastJson(const ForecastAnswer& answer) {
  const auto& [question, forecast, is_given, backtest_days, backtest] = answer;
  OrderedJson json = OrderedJson::object();
  if (forecast.no_data) json["noData"] = metrics::ToString(*forecast.no_data);
  if (question.days) json["days"] = *question.days;
  if (question.days && !forecast.no_data) json["items"] = QuantilesJson(forecast.items);
  if (question.items) json["itemsWanted"] = *question.items;
  if (question.items && !forecast.no_data) json["daysNeeded"] = DaysNeededJson(forecast);
  if (question.by_weekday) json["by"] = "weekday";
  json["n"] = forecast.daily.size();
  if (!forecast.no_data) json["backtest"] = BacktestJson(answer);
  return json;
}

// What the rows are to be read with.
OrderedJson ExplanationJson(const Figure& figure, const metrics::Window& window) {
  const metrics::Formula& formula = *metrics::FindFormula(figure.id);
  OrderedJson parameters = OrderedJson::array();
  for (const auto& parameter : formula.parameters) {
    parameters.push_back({{"name", parameter.name},
                          {"value", Number(parameter.standard)},
                          {"unit", parameter.unit},
                          {"en", parameter.english},
                          {"fr", parameter.french}});
  }
  return {{"id", figure.id},
          {"formula", figure.formula},
          {"en", formula.english},
          {"fr", formula.french},
          {"reference", formula.source},
          {"from", Instant(window.from)},
          {"to", Instant(window.to)},
          {"asOf", Instant(window.as_of)},
          {"zone", window.zone.name()},
          {"parameters", std::move(parameters)}};
}

}  // namespace

std::string FiguresJson(const Computed& computed) {
  OrderedJson json = {{"indicators", OrderedJson::array()}};
  for (const Figure& figure : computed.figures) {
    const bool is_explained = figure.id == computed.explained;
    json["indicators"].push_back(FigureJson(figure, is_explained));
    if (is_explained) json["explanation"] = ExplanationJson(figure, computed.window);
  }
  for (const HeldSeries& series : computed.points) json["points"].push_back(PointsJson(series));
  if (computed.forecast) json["forecast"] = ForecastJson(*computed.forecast);
  return json::Dump(json);
}

}  // namespace pepiniere::pep
