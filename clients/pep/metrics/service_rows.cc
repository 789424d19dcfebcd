#include "clients/pep/metrics/service_rows.h"

#include <utility>

#include "clients/pep/kit/fields.h"
#include "clients/pep/metrics/vocabulary.h"

namespace pepiniere::pep {
namespace {

using base::CsvCell;
using metrics::v1::DigitalService;
using metrics::v1::Indicator;

CsvCell Plain(const std::optional<double>& value) { return value ? CsvCell::Number(PlainNumber(*value)) : CsvCell(""); }

ServiceRow RowOf(const DigitalService& service, std::string figure) {
  ServiceRow row;
  row.project = service.project();
  row.title = service.title();
  row.incubator = service.incubator();
  row.phase = service.phase();
  row.figure = std::move(figure);
  return row;
}

ServiceRow RowOf(const DigitalService& service, const DigitalService::Usage& usage) {
  ServiceRow row = RowOf(service, "usage");
  row.metric = usage.definition();
  row.unit = usage.unit();
  if (usage.has_value()) row.value = usage.value();
  if (usage.has_value_compared()) row.value_compared = usage.value_compared();
  if (usage.has_value_before()) row.value_before = usage.value_before();
  if (usage.has_progression()) row.progression = usage.progression();
  row.no_data = Code(usage.no_data());
  return row;
}

ServiceRow RowOf(const DigitalService& service, const Indicator& indicator, metrics::v1::Audience audience) {
  ServiceRow row = RowOf(service, indicator.indicator());
  row.audience = Code(audience);
  row.unit = indicator.unit();
  if (indicator.has_value()) row.value = indicator.value();
  row.no_data = Code(indicator.no_data());
  row.n = indicator.n();
  row.band = indicator.band();
  return row;
}

}  // namespace

std::vector<ServiceRow> RowsOf(const DigitalService& service) {
  std::vector<ServiceRow> rows;
  for (const auto& usage : service.usages()) rows.push_back(RowOf(service, usage));
  if (service.usages().empty()) {
    rows.push_back(RowOf(service, "usage"));
    rows.back().no_data = Code(service.usage_no_data());
  }
  rows.push_back(RowOf(service, service.online_share(), metrics::v1::AUDIENCE_UNSPECIFIED));
  for (const auto& satisfaction : service.satisfactions()) {
    for (const Indicator& indicator : satisfaction.indicators()) {
      rows.push_back(RowOf(service, indicator, satisfaction.audience()));
    }
  }
  return rows;
}

const View<ServiceRow>& ServiceRowView() {
  using R = const ServiceRow&;
  static const auto* const view = new View<ServiceRow>{
      .fields = {{"project", [](R r) { return r.project; }},
                 {"title", [](R r) { return r.title; }},
                 {"incubator", [](R r) { return r.incubator; }},
                 {"phase", [](R r) { return r.phase; }},
                 {"figure", [](R r) { return r.figure; }},
                 {"metric", [](R r) { return r.metric; }},
                 {"audience", [](R r) { return r.audience; }},
                 {"unit", [](R r) { return r.unit; }},
                 {"value", [](R r) { return Plain(r.value); }},
                 {"value_compared", [](R r) { return Plain(r.value_compared); }},
                 {"value_before", [](R r) { return Plain(r.value_before); }},
                 {"progression", [](R r) { return Plain(r.progression); }},
                 {"no_data", [](R r) { return r.no_data; }},
                 {"n", [](R r) { return r.figure == "usage" ? CsvCell("") : CsvCell::Number(r.n); }},
                 {"band", [](R r) { return r.band; }}},
      .columns = {}};
  return *view;
}

}  // namespace pepiniere::pep
