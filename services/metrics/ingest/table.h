// Comma-separated values as spreadsheets, tools and people write them: the reader beside base/csv.h, the writer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/metrics/ingest/finding.h"

namespace pepiniere::metrics {

inline constexpr std::size_t kMostTableBytes = 64 << 20;
inline constexpr std::size_t kMostRows = 500'000;
inline constexpr std::size_t kMostColumns = 200;
inline constexpr std::size_t kMostCellBytes = 65'535;

class Table {
 public:
  struct Row {
    std::int64_t line = 0;           // where it begins, from 1
    std::vector<std::string> cells;  // as many as there are columns
  };

  // UTF-8, with or without a byte order mark. What parts the cells is what the first line has most of, outside quotes:
  // a semicolon, a comma or a tab; a first line "sep=;" says it. Lines end with CR, LF or both; blank ones do not
  // count. Spaces around a cell that is not quoted do not either. A text that base/csv.h guarded from spreadsheets
  // comes back as it was.
  //
  // A line that is no row (more cells than columns, more after a closing quote, a cell that is too long) is left out,
  // with a finding; a row with too few cells has empty ones. INVALID_ARGUMENT "FIELD: WHY" (ProblemOf): not UTF-8, no
  // first line, a column called twice, too large, or a quote that is never closed.
  static absl::StatusOr<Table> Read(std::string_view text, Findings& findings);

  const std::vector<std::string>& columns() const { return columns_; }
  const std::vector<Row>& rows() const { return rows_; }
  std::int64_t refused() const { return refused_; }  // lines that are no rows

  // The first column that is called one of these: folded as search::Fold does, so whatever case and accents it has.
  std::optional<std::size_t> Find(std::initializer_list<std::string_view> folded) const;

 private:
  std::vector<std::string> columns_;
  std::vector<Row> rows_;
  std::int64_t refused_ = 0;
};

}  // namespace pepiniere::metrics
