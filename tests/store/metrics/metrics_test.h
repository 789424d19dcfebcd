// A metrics service's schema of a test's own.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "services/db/database.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/journal/write_call.h"
#include "services/metrics/domain/definition.h"
#include "services/metrics/domain/point.h"
#include "services/metrics/store/definition_store.h"
#include "services/metrics/store/point_store.h"
#include "services/metrics/store/reading_store.h"
#include "services/metrics/store/series_store.h"
#include "tests/support/database.h"

namespace pepiniere::metrics::store {

inline absl::Time Soon() { return absl::Now() + absl::Minutes(2); }
inline base::Date Day(std::string_view iso) { return *base::Date::Parse(iso); }
// "2026-03-02T10:00:00Z".
inline absl::Time At(const std::string& text) {
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &time, &error)) << error;
  return time;
}

class MetricsTest : public ::testing::Test {
 protected:
  db::Database& db() { return schema_.database(); }

  // Runs `body(journal::Unit&)` as one write at `now_`, which then moves on by a millisecond.
  template <typename Body>
  auto Write(Body body) {
    const absl::Time now = now_;
    now_ += absl::Milliseconds(1);
    const journal::WriteCall caller{.principal = "coach", .method = "Test"};
    return db().Transact(Soon(), [&](db::Session& session) -> std::invoke_result_t<Body, journal::Unit&> {
      journal::Unit unit(session, now, caller);
      auto result = body(unit);
      if (!result.ok()) return result;
      if (const absl::Status flushed = unit.Flush(); !flushed.ok()) return flushed;
      return result;
    });
  }
  template <typename Body>
  auto Read(Body body) {
    return Done(db().Snapshot(Soon(), std::move(body)));
  }
  // The value of what must have gone well.
  template <typename T>
  static T Done(absl::StatusOr<T> result) {
    EXPECT_TRUE(result.ok()) << result.status();
    return result.ok() ? *std::move(result) : T{};
  }

  template <typename T>
  base::Stored<T> Add(const std::string& id, const T& value) {
    return Done(Write([&](journal::Unit& unit) { return record::Insert(unit, id, value); }));
  }
  // A metric of everybody's.
  void AddMetric(const std::string& id, domain::Kind kind, domain::Period period,
                 const std::vector<std::string>& dimensions = {}) {
    domain::Definition definition;
    definition.title = "Passages";
    definition.direction = domain::Direction::kUp;
    definition.kind = kind;
    definition.period = period;
    definition.dimensions = dimensions;
    Add(id, definition);
  }

  BatchResult Ingest(const std::vector<domain::Point>& points, const std::string& project = "p",
                     const std::string& source = "manual") {
    return Done(Write([&](journal::Unit& unit) { return IngestPoints(unit, memory_, project, source, points); }));
  }
  // The one series of a metric.
  Series SeriesOf(const std::string& metric, const std::string& project = "p") {
    const auto found = Read(
        [&](db::Session& session) { return SelectSeries(session, SeriesQuery{.project = project, .metric = metric}); });
    EXPECT_EQ(found.size(), 1u);
    return found.empty() ? Series{} : found.front();
  }
  std::vector<double> ValuesOf(std::int64_t series, std::optional<absl::Time> known_at = std::nullopt) {
    const PointRange range{absl::FromUnixSeconds(0), At("2040-01-01T00:00:00Z"), known_at};
    std::vector<double> values;
    for (const HeldPoint& point :
         Read([&](db::Session& session) { return store::ReadPoints(session, {series}, range); })) {
      values.push_back(point.value);
    }
    return values;
  }

  testing::TestSchema schema_{{"migrations/shared", "migrations/metrics"}};
  SeriesMemory memory_;
  absl::Time now_ = At("2026-10-01T09:00:00Z");
};

}  // namespace pepiniere::metrics::store
