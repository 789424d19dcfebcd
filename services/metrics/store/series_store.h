// Series in the database: made with their first point, never changed.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/metrics/domain/dimension.h"
#include "services/metrics/store/definition_store.h"
#include "services/query/order_by.h"
#include "services/record/page.h"

namespace pepiniere::metrics::store {

inline constexpr std::string_view kSeriesPattern = "projects/{project}/series/{series}", kSeries = "series";

struct Series {
  std::string id;           // its project's, a slash, and its own
  std::int64_t number = 0;  // what stands for it in its points
  std::string metric;       // an id
  std::vector<domain::Dimension> dimensions;
  std::string source;
  absl::Time created_at;
  // Of its points; none where it has none. When the last one of them came.
  std::optional<absl::Time> first{}, last{}, received{};
};

absl::StatusOr<std::optional<Series>> FindSeries(db::Database& db, absl::Time deadline, const std::string& id);
// Those of these ids that there are, in no order.
absl::StatusOr<std::vector<Series>> FindEachSeries(db::Database& db, absl::Time deadline,
                                                   const std::vector<std::string>& ids);
// A page of those that the reader sees: not those of a deleted metric, nor of one that is not open data, unless they
// read what is not of its project. `project`: an id; empty: of all.
const query::SortSchema& SeriesOrder();
absl::StatusOr<record::Page<Series>> ListSeries(db::Database& db, absl::Time deadline, const record::ListQuery& list,
                                                const std::string& project, const ProjectReach& reach);

// Those of a metric of a project that have all of these dimensions, and are of that source (empty: of any).
struct SeriesQuery {
  std::string project, metric;  // ids
  std::vector<domain::Dimension> dimensions{};
  std::string source{};
};
absl::StatusOr<std::vector<Series>> SelectSeries(db::Session& session, const SeriesQuery& query);
// Whether it has those dimensions, and is of that source.
bool Matches(const Series& series, const SeriesQuery& query);
// All of these metrics of these projects (ids, both).
absl::StatusOr<std::vector<Series>> SelectSeries(db::Session& session, const std::vector<std::string>& projects,
                                                 const std::vector<std::string>& metrics);

// What a change of the feed of type kSeries says, of the resource "projects/{project}": one a batch.
struct SeriesNews {
  std::vector<std::string> created, changed;  // ids
  absl::Time received;
};
absl::StatusOr<SeriesNews> ReadSeriesNews(std::string_view payload);

}  // namespace pepiniere::metrics::store
