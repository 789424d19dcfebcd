#include "services/metrics/api/services.h"

#include <utility>

#include "pepiniere/metrics/v1/metrics_service.pb.h"
#include "services/metrics/api/comparisons.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/definitions.h"
#include "services/metrics/api/deliveries.h"
#include "services/metrics/api/digital_services.h"
#include "services/metrics/api/explanations.h"
#include "services/metrics/api/flows.h"
#include "services/metrics/api/forecasts.h"
#include "services/metrics/api/former_names.h"
#include "services/metrics/api/formulas.h"
#include "services/metrics/api/imports.h"
#include "services/metrics/api/indicators.h"
#include "services/metrics/api/objectives.h"
#include "services/metrics/api/points.h"
#include "services/metrics/api/portfolio_indicators.h"
#include "services/metrics/api/project_signs.h"
#include "services/metrics/api/reception.h"
#include "services/metrics/api/record_methods.h"
#include "services/metrics/api/series.h"
#include "services/metrics/api/series_reading.h"
#include "services/metrics/api/snapshots.h"
#include "services/metrics/api/source_callers.h"
#include "services/metrics/api/source_events.h"
#include "services/metrics/api/sources.h"
#include "services/metrics/api/surveys.h"
#include "services/metrics/api/work.h"
#include "services/metrics/store/migrations.h"
#include "services/metrics/store/personal_store.h"
#include "services/resource/caller.h"
#include "services/resource/standard_service.h"

namespace pepiniere::metrics::api {
namespace {

class MetricsService final : public resource::StandardService {
 public:
  MetricsService(const Context& context, journal::Hub& hub)
      : StandardService("pepiniere.metrics.v1.MetricsService", context, store::kMigrations, store::PersonalHoldings()),
        context_(context),
        definitions_(context_, &hub),
        series_(context_, hub),
        series_reading_(context_),
        points_(context_),
        work_items_(context_, &hub),
        sprints_(context_, &hub),
        changes_(context_, &hub),
        deployments_(context_, &hub),
        incidents_(context_, &hub),
        records_(context_),
        surveys_(context_, &hub),
        objectives_(context_, hub),
        indicators_(context_),
        explanations_(context_),
        comparisons_(context_),
        flows_(context_),
        forecasts_(context_),
        portfolio_(context_),
        digital_services_(context_),
        project_signs_(context_),
        snapshots_(context_),
        sources_(context_, hub),
        source_events_(context_),
        reception_(context_),
        imports_(context_) {
    definitions_.Mount(*this);
    series_.Mount(*this);
    series_reading_.Mount(*this);
    points_.Mount(*this);
    work_items_.Mount(*this);
    sprints_.Mount(*this);
    changes_.Mount(*this);
    deployments_.Mount(*this);
    incidents_.Mount(*this);
    records_.Mount(*this);
    surveys_.Mount(*this);
    objectives_.Mount(*this);
    formulas_.Mount(*this);
    indicators_.Mount(*this);
    explanations_.Mount(*this);
    comparisons_.Mount(*this);
    flows_.Mount(*this);
    forecasts_.Mount(*this);
    portfolio_.Mount(*this);
    digital_services_.Mount(*this);
    project_signs_.Mount(*this);
    snapshots_.Mount(*this);
    sources_.Mount(*this);
    source_events_.Mount(*this);
    reception_.Mount(*this);
    imports_.Mount(*this);
    Unary("GetCaller", *this, &MetricsService::GetCaller);
  }

  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope& call, std::string_view resource) override {
    return ContainersOf(context_, call, resource);
  }

  absl::StatusOr<std::vector<identity::Binding>> NamedNow(rpc::CallScope& call,
                                                          std::vector<identity::Binding> held) override {
    return api::NamedNow(context_, call, std::move(held));
  }

  absl::StatusOr<bool> Resolve(rpc::CallScope& call, google::protobuf::Message& request) override {
    return PutNamesOfNow(context_, call, request);
  }

  absl::StatusOr<std::shared_ptr<const identity::Principal>> OwnerOf(rpc::CallScope& call,
                                                                     std::string_view token) override {
    return SourceOfToken(context_, call, token);
  }

 private:
  absl::StatusOr<v1::Caller> GetCaller(rpc::CallScope& call, const v1::GetCallerRequest&) {
    return resource::CallerOf<v1::Caller>(call);
  }

  const Context context_;
  resource::StandardMethods<domain::Definition> definitions_;
  SeriesMethods series_;
  SeriesReading series_reading_;
  Points points_;
  resource::StandardMethods<domain::WorkItem> work_items_;
  resource::StandardMethods<domain::Sprint> sprints_;
  resource::StandardMethods<domain::CodeChange> changes_;
  resource::StandardMethods<domain::Deployment> deployments_;
  resource::StandardMethods<domain::Incident> incidents_;
  RecordMethods records_;
  resource::StandardMethods<domain::Survey> surveys_;
  Objectives objectives_;
  FormulaMethods formulas_;
  Indicators indicators_;
  Explanations explanations_;
  Comparisons comparisons_;
  Flows flows_;
  Forecasts forecasts_;
  PortfolioFigures portfolio_;
  DigitalServices digital_services_;
  ProjectSigns project_signs_;
  Snapshots snapshots_;
  Sources sources_;
  SourceEvents source_events_;
  Reception reception_;
  Imports imports_;
};

}  // namespace

std::unique_ptr<rpc::Service> MakeMetricsService(const Context& context, journal::Hub& hub) {
  return std::make_unique<MetricsService>(context, hub);
}

}  // namespace pepiniere::metrics::api
