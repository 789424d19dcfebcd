#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "pepiniere/metrics/v1/metrics_service.grpc.pb.h"
#include "tests/bench/bare.h"
#include "tests/bench/bare_handler.h"
#include "tests/bench/metrics_names.h"

namespace pepiniere::bench {
namespace {

namespace v1 = ::pepiniere::metrics::v1;
using Context = grpc::CallbackServerContext;
using Reactor = grpc::ServerUnaryReactor;

constexpr char kReadPoints[] =
    "SELECT series_no, time_us, value, revision, received_at_us FROM points WHERE series_no = ? AND time_us >= ? AND "
    "time_us < ? AND NOT withdrawn ORDER BY series_no, time_us";
constexpr char kReadMonths[] =
    "SELECT bucket, points, value_sum, value_min, value_max, value_last FROM rollups WHERE series_no = ? AND grain = 4 "
    "AND bucket >= ? AND bucket < ?";
constexpr char kReadPortfolio[] =
    "SELECT project_no, SUM(points), SUM(value_sum) FROM rollups WHERE metric_no = 1 AND grain = 2 AND bucket >= ? AND "
    "bucket < ? GROUP BY project_no";

std::int64_t Micros(const google::protobuf::Timestamp& time) { return time.seconds() * 1'000'000; }
std::string DayOf(const google::protobuf::Timestamp& time) {
  return absl::FormatTime("%Y-%m-%d", absl::FromUnixSeconds(time.seconds()), absl::UTCTimeZone());
}

class BareMetrics final : public v1::MetricsService::CallbackService {
 public:
  explicit BareMetrics(Database database) : database_(std::move(database)) {}

 private:
  // The upsert alone, as one statement and one transaction: no judgement, no history, no marks, no audit, no feed.
  Reactor* IngestPoints(Context* context, const v1::IngestPointsRequest* request,
                        v1::IngestPointsResponse* reply) override {
    return Answer(database_, context, [&](BareConnection& db) {
      std::string sql = "INSERT INTO points (series_no, time_us, value, revision, withdrawn, received_at_us) VALUES ";
      const std::int64_t now = absl::ToUnixMicros(absl::Now());
      const char* before = "";
      for (const v1::Point& point : request->points()) {
        absl::StrAppend(&sql, before, "(", SeriesNumber(request->parent(), point.metric()), ",", Micros(point.time()),
                        ",", point.value(), ",0,FALSE,", now, ")");
        before = ",";
      }
      absl::StrAppend(&sql,
                      " ON DUPLICATE KEY UPDATE value = VALUES(value), revision = VALUES(revision), withdrawn = "
                      "VALUES(withdrawn), received_at_us = VALUES(received_at_us)");
      db.Run(sql.c_str());
      reply->mutable_counts()->set_created(request->points_size());
    });
  }

  // A series day by day; by months, from what is added up.
  Reactor* ReadSeries(Context* context, const v1::ReadSeriesRequest* request, v1::ReadSeriesResponse* reply) override {
    return Answer(database_, context, [&](BareConnection& db) {
      const std::int64_t series = SeriesNumber(request->parent(), request->metric());
      if (request->grain() == v1::GRAIN_MONTH) {
        const auto rows = db.Query(kReadMonths, series, DayOf(request->from_time()), DayOf(request->to_time()));
        while (rows->next()) {
          v1::Bucket& bucket = *reply->add_buckets();
          bucket.set_n(rows->getInt64(2));
          bucket.set_sum(static_cast<double>(rows->getDouble(3)));
        }
        return;
      }
      const auto rows = db.Query(kReadPoints, series, Micros(request->from_time()), Micros(request->to_time()));
      while (rows->next()) {
        v1::Bucket& bucket = *reply->add_buckets();
        bucket.mutable_start_time()->set_seconds(rows->getInt64(2) / 1'000'000);
        bucket.set_n(1);
        bucket.set_sum(static_cast<double>(rows->getDouble(3)));
      }
    });
  }

  // The first metric of every project, from what is added up by days.
  Reactor* GetPortfolioIndicators(Context* context, const v1::GetPortfolioIndicatorsRequest* request,
                                  v1::PortfolioIndicators* reply) override {
    return Answer(database_, context, [&](BareConnection& db) {
      const auto rows = db.Query(kReadPortfolio, DayOf(request->from_time()), DayOf(request->to_time()));
      while (rows->next()) reply->set_telling(reply->telling() + 1);
    });
  }

  const Database database_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeBareMetrics(const Database& database) {
  return std::make_unique<BareMetrics>(database);
}

}  // namespace pepiniere::bench
