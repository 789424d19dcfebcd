// One row of a table, cell by cell: what is wrong with any of them leaves the line out, and is said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/metrics/ingest/finding.h"
#include "services/metrics/ingest/reading.h"
#include "services/metrics/ingest/table.h"

namespace pepiniere::metrics {

// Of a column that the table may not have.
using Column = std::optional<std::size_t>;

class LineReader {
 public:
  LineReader(const Table& table, const Table::Row& row, const Reading& reading, Findings& findings)
      : table_(table), row_(row), reading_(reading), findings_(findings) {}

  // Whether nothing was wrong.
  bool good() const { return good_; }
  std::int64_t line() const { return row_.line; }
  // As it stands.
  const std::string& Cell(Column column) const;

  std::string Id(Column column);     // must be there
  std::string Title(Column column);  // may be empty; control characters are left out
  // None if the cell is empty, or wrong. In the zone given where the cell says no offset.
  std::optional<absl::Time> Time(Column column, absl::TimeZone zone);
  std::optional<absl::Time> Time(Column column) { return Time(column, reading_.zone); }
  std::optional<double> Number(Column column);
  std::optional<std::int64_t> Whole(Column column);
  // "oui", "yes", "true", "1", and their contraries.
  std::optional<bool> Flag(Column column);

  void Refuse(Column column, std::string_view code, std::string message, std::string_view action);
  // That a cell is empty that must not be.
  void Miss(Column column);

 private:
  const Table& table_;
  const Table::Row& row_;
  const Reading& reading_;
  Findings& findings_;
  bool good_ = true;
};

// Says of every column that is not among those known that nothing is read of it.
void NoteUnknown(const Table& table, const std::vector<Column>& known, Findings& findings);

// What a table is without: INVALID_ARGUMENT, naming the columns that it has.
absl::Status MissingColumn(const Table& table, std::string_view name);

}  // namespace pepiniere::metrics
