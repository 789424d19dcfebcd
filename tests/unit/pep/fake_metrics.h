// A metrics service that answers what a test tells it, and remembers what it was asked.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "clients/pep/kit/proto_values.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {

using namespace metrics::v1;  // NOLINT: the service's messages
using grpc::ServerContext;
using grpc::ServerReader;

// SHA-256 of "{}\n".
inline constexpr const char* kSum = "ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356";

inline google::protobuf::Timestamp At(const char* text) {
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &time, &error)) << error;
  google::protobuf::Timestamp proto;
  ToProto(time, &proto);
  return proto;
}

inline Indicator CycleTime() {
  Indicator indicator;
  indicator.set_project("projects/aides");
  indicator.set_indicator("cycle_time");
  indicator.set_formula("formulas/cycle_time@1");
  indicator.set_unit("s");
  indicator.set_n(10);
  indicator.mutable_percentiles()->set_p50(86'400 * 5.5);
  indicator.mutable_percentiles()->set_p85(86'400 * 9);
  indicator.mutable_percentiles()->set_p95(86'400 * 20);
  indicator.set_excluded_count(2);
  *indicator.mutable_from_time() = At("2026-07-01T22:00:00Z");
  *indicator.mutable_to_time() = At("2026-10-01T22:00:00Z");
  indicator.set_time_zone("Europe/Paris");
  return indicator;
}

inline Indicator Without(const char* id, NoDataReason reason) {
  Indicator indicator;
  indicator.set_project("projects/aides");
  indicator.set_indicator(id);
  indicator.set_no_data(reason);
  return indicator;
}

class FakeMetrics : public MetricsService::Service {
 public:
  grpc::Status QueryIndicators(ServerContext*, const QueryIndicatorsRequest* request,
                               QueryIndicatorsResponse* reply) override {
    asked = *request;
    *reply->add_indicators() = CycleTime();
    *reply->add_indicators() = Without("rework_rate", NO_DATA_REASON_NOT_COVERED);
    Indicator& rate = *reply->add_indicators();
    rate.set_indicator("change_fail_rate");
    rate.set_unit("ratio");
    rate.set_value(0.125);
    rate.set_numerator(1);
    rate.set_denominator(8);
    rate.set_band("UP_TO_15_PERCENT");
    return grpc::Status::OK;
  }
  grpc::Status GetFlow(ServerContext*, const GetFlowRequest* request, Flow* flow) override {
    flow_asked = *request;
    *flow->add_indicators() = CycleTime();
    flow->set_cumulative_no_data(NO_DATA_REASON_NO_ROWS);
    flow->set_bands_no_data(NO_DATA_REASON_TOO_FEW);
    Flow::Ageing& old = *flow->add_ageing();
    old.set_work_item("projects/aides/workItems/142");
    old.set_source_id("142");
    old.set_age_seconds(86'400 * 12);
    old.set_beyond_percentile(85);
    flow->set_ageing_count(3);
    flow->MergeFrom(flow_told);
    return grpc::Status::OK;
  }
  grpc::Status Forecast(ServerContext*, const ForecastRequest* request, DeliveryForecast* reply) override {
    forecast_asked = *request;
    *reply = forecast;
    return grpc::Status::OK;
  }
  grpc::Status ExplainIndicator(ServerContext*, const ExplainIndicatorRequest* request, Explanation* reply) override {
    explain_asked.push_back(*request);
    const bool first = request->page_token().empty();
    if (first) {
      *reply->mutable_indicator() = CycleTime();
      reply->mutable_formula()->set_text_fr("fin - début");
      reply->mutable_formula()->set_text_en("finished - started");
      reply->set_sha256(sum);
      reply->set_row_count(2);
      reply->set_next_page_token("2");
    }
    Explanation::Row& row = *reply->add_rows();
    row.set_resource(first ? "projects/aides/workItems/1" : "projects/aides/workItems/2");
    row.set_contribution(86'400);
    row.set_note(first ? "crosses the end" : "");
    if (first) {
      auto& fresh = *reply->add_freshness();
      fresh.set_source("csv.board");
      fresh.set_rows(2);
      *fresh.mutable_receive_time() = At("2026-11-28T10:00:00Z");
    }
    if (request->with_export()) reply->set_export_part(first ? "{" : "}\n");
    return grpc::Status::OK;
  }
  grpc::Status CreateSource(ServerContext*, const CreateSourceRequest* request, Source* source) override {
    *source = request->source();
    source->set_name("sources/01K");
    source->set_hook_uri("/hooks/01K");
    if (!repeated) source->set_secret("s3cret");
    return grpc::Status::OK;
  }
  grpc::Status ListSources(ServerContext*, const ListSourcesRequest* request, ListSourcesResponse* reply) override {
    sources_of = request->project();
    if (all_sources_forbidden && sources_of.empty()) {
      return {grpc::StatusCode::PERMISSION_DENIED, "ListSources takes a role"};
    }
    Source& source = *reply->add_sources();
    source.set_name("sources/01K");
    source.set_kind(Source::KIND_GITLAB);
    return grpc::Status::OK;
  }
  grpc::Status GetSourceEvent(ServerContext*, const GetSourceEventRequest* request, SourceEvent* event) override {
    event->set_name(request->name());
    event->set_field("status_changed_at");
    event->set_message("must be an instant with an offset, as \"2026-10-01T08:00:00Z\"");
    return grpc::Status::OK;
  }
  grpc::Status CreateWorkItem(ServerContext*, const CreateWorkItemRequest* request, WorkItem* reply) override {
    item = *request;
    *reply = request->work_item();
    return grpc::Status::OK;
  }
  grpc::Status UpsertWorkItems(ServerContext*, const UpsertWorkItemsRequest*, UpsertWorkItemsResponse* reply) override {
    RecordResult& result = *reply->add_results();
    result.set_state(RecordResult::STATE_REFUSED);
    result.set_reason("FUTURE");
    result.set_field("transitions[0].time");
    result.set_message("lies more than a day ahead");
    return grpc::Status::OK;
  }
  grpc::Status CreateObjective(ServerContext*, const CreateObjectiveRequest* request, Objective* reply) override {
    objective = *request;
    *reply = request->objective();
    reply->set_name("projects/aides/objectives/7");
    return grpc::Status::OK;
  }
  grpc::Status JudgeObjective(ServerContext*, const JudgeObjectiveRequest* request, Objective* reply) override {
    judged = *request;
    reply->set_name(request->name());
    reply->set_verdict(request->verdict());
    return grpc::Status::OK;
  }
  grpc::Status GetSnapshot(ServerContext*, const GetSnapshotRequest* request, Snapshot* reply) override {
    reply->set_name(request->name());
    reply->set_sha256(sum);
    return grpc::Status::OK;
  }
  grpc::Status ReadSnapshotExport(ServerContext*, const ReadSnapshotExportRequest* request,
                                  ReadSnapshotExportResponse* reply) override {
    reply->set_data(request->offset() == 0 ? "{" : "}\n");
    reply->set_next_offset(request->offset() == 0 ? 1 : 0);
    return grpc::Status::OK;
  }
  grpc::Status CompareToTarget(ServerContext*, const CompareToTargetRequest*, CompareToTargetResponse* reply) override {
    TargetComparison& comparison = *reply->add_comparisons();
    comparison.mutable_objective()->set_title("Deux fois plus d'usagers");
    comparison.mutable_objective()->set_target(200);
    comparison.set_no_data(NO_DATA_REASON_NO_TARGET);
    comparison.set_value(120);
    return grpc::Status::OK;
  }
  grpc::Status ListSeries(ServerContext*, const ListSeriesRequest*, ListSeriesResponse* reply) override {
    Series& series = *reply->add_series();
    series.set_name("projects/aides/series/1");
    series.set_metric("definitions/visits");
    auto* dimension = series.add_dimensions();
    dimension->set_key("audience");
    dimension->set_value("COMPANIES");
    return grpc::Status::OK;
  }
  grpc::Status ReadSeries(ServerContext*, const ReadSeriesRequest* request, ReadSeriesResponse* reply) override {
    read = *request;
    Bucket& empty = *reply->add_buckets();
    *empty.mutable_start_time() = At("2026-09-01T22:00:00Z");
    empty.set_no_data(NO_DATA_REASON_NO_ROWS);
    Bucket& zero = *reply->add_buckets();
    *zero.mutable_start_time() = At("2026-09-02T22:00:00Z");
    zero.set_n(1);
    zero.set_sum(0);
    return grpc::Status::OK;
  }
  grpc::Status IngestPointStream(ServerContext*, ServerReader<IngestPointStreamRequest>* reader,
                                 IngestPointStreamResponse* reply) override {
    IngestPointStreamRequest batch;
    while (reader->Read(&batch)) ingested.push_back(batch);
    reply->mutable_counts()->set_created(1);
    reply->mutable_counts()->set_refused(1);
    auto* refusal = reply->add_refusals();
    refusal->set_position(1);
    refusal->set_reason(PointResult::REASON_UNKNOWN_METRIC);
    refusal->set_field("metric");
    refusal->set_message("\"visites\" is no metric of this project, nor everybody's");
    return grpc::Status::OK;
  }
  grpc::Status ImportMetrics(ServerContext*, ServerReader<ImportMetricsRequest>* reader,
                             ImportMetricsResponse* reply) override {
    ImportMetricsRequest batch;
    while (reader->Read(&batch)) imported.push_back(batch);
    auto* count = reply->mutable_report()->add_counts();
    count->set_resource_type("sprints");
    count->set_created(1);
    if (import_fault.empty()) return grpc::Status::OK;
    auto* finding = reply->mutable_report()->add_findings();
    finding->set_file(imported.front().items(0).file());
    finding->set_key(imported.front().items(0).name());
    finding->set_code("DIMENSION");
    finding->set_message(import_fault);
    return grpc::Status::OK;
  }
  grpc::Status GetPortfolioIndicators(ServerContext*, const GetPortfolioIndicatorsRequest*,
                                      PortfolioIndicators* reply) override {
    reply->set_projects(40);
    reply->set_telling(18);
    auto& distribution = *reply->add_distributions();
    distribution.set_indicator("cycle_time");
    distribution.set_unit("s");
    distribution.set_n(3);
    auto& missing = *distribution.add_no_data();
    missing.set_reason(NO_DATA_REASON_NO_ROWS);
    missing.set_projects(37);
    auto& known = *reply->add_distributions();
    known.set_indicator("lead_time");
    known.set_unit("s");
    known.set_n(6);
    known.set_measure(PortfolioIndicators::Distribution::MEASURE_P85);
    known.mutable_percentiles()->set_p50(86'400);
    return grpc::Status::OK;
  }
  grpc::Status ListDigitalServices(ServerContext*, const ListDigitalServicesRequest*,
                                   ListDigitalServicesResponse* reply) override {
    reply->set_total_size(40);
    reply->set_telling_size(18);
    DigitalService& service = *reply->add_digital_services();
    service.set_project("projects/aides");
    service.set_title("Aides");
    service.set_usage_no_data(NO_DATA_REASON_NO_ROWS);
    *service.mutable_online_share() = Without("online_share", NO_DATA_REASON_EMPTY_DENOMINATOR);
    auto& satisfaction = *service.add_satisfactions();
    satisfaction.set_audience(AUDIENCE_COMPANIES);
    Indicator& jdma = *satisfaction.add_indicators();
    jdma.set_indicator("jdma");
    jdma.set_unit("score");
    jdma.set_value(7.95);
    jdma.set_n(100);
    jdma.set_band("MEDIUM");
    return grpc::Status::OK;
  }

  bool repeated = false;
  std::string sum = kSum, sources_of;
  DeliveryForecast forecast;
  QueryIndicatorsRequest asked;
  GetFlowRequest flow_asked;
  Flow flow_told;  // beside what it tells anyway
  ForecastRequest forecast_asked;
  std::vector<ExplainIndicatorRequest> explain_asked;
  CreateWorkItemRequest item;
  CreateObjectiveRequest objective;
  JudgeObjectiveRequest judged;
  ReadSeriesRequest read;
  std::vector<IngestPointStreamRequest> ingested;
  std::vector<ImportMetricsRequest> imported;
  bool all_sources_forbidden = false;
  std::string import_fault;  // what is said of the first item; empty: nothing
};

class MetricsTest : public PepTest {
 protected:
  MetricsTest() {
    Serve({&service_});
    std::filesystem::create_directories(folder_);
  }
  ~MetricsTest() override { Stop(); }

  std::string File(const std::string& name, const std::string& content = "") const {
    const std::string path = folder_ + "/" + name;
    if (!content.empty()) std::ofstream(path) << content;
    return path;
  }
  static std::string Read(const std::string& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  FakeMetrics service_;
};

}  // namespace pepiniere::pep
