// Series as their rows have them. For the .cc files of this room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/db/row.h"
#include "services/metrics/domain/dimension.h"
#include "services/metrics/store/series_store.h"
#include "services/query/sql_fragment.h"

namespace pepiniere::metrics::store {

// Dimensions as a document; empty: there are none.
std::string WriteDimensions(const std::vector<domain::Dimension>& dimensions);
// DATA_LOSS where it is no such document.
absl::StatusOr<std::vector<domain::Dimension>> ReadDimensions(const std::string& document);

// The SHA-256 of a text, in 32 bytes.
std::string HashOf(std::string_view text);

inline constexpr std::string_view kSeriesTables = "series s LEFT JOIN series_times t ON t.series_no = s.series_no";
inline constexpr std::string_view kSeriesColumns =
    "s.id, s.series_no, s.metric, s.dimensions, s.source, s.created_at_us, t.first_time_us, t.last_time_us, "
    "t.received_at_us";
inline constexpr int kSeriesColumnCount = 9;
// A row of these columns.
absl::StatusOr<Series> ReadSeries(const db::Row& row);
// Those for which `where`, which may end in an order, holds.
absl::StatusOr<std::vector<Series>> SelectSeries(db::Session& session, const query::SqlFragment& where);

std::string WriteSeriesNews(const SeriesNews& news);

}  // namespace pepiniere::metrics::store
