#include "services/metrics/ingest/line_reader.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/str_join.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/metrics/ingest/decimal.h"
#include "services/metrics/ingest/instant.h"
#include "services/metrics/ingest/payload.h"
#include "services/search/fold.h"

namespace pepiniere::metrics {

const std::string& LineReader::Cell(Column column) const {
  static const auto& kNone = *new std::string();
  return column && *column < row_.cells.size() ? row_.cells[*column] : kNone;
}

std::string LineReader::Id(Column column) {
  const std::string& cell = Cell(column);
  if (base::IsBlank(cell)) {
    Miss(column);
  } else if (cell.size() > kMostIdBytes || base::HasControls(cell, base::Lines::kOne)) {
    Refuse(column, "TOO_LONG", base::Concat("must have at most ", kMostIdBytes, " bytes, on one line"), "shorten it");
  }
  return cell;
}

std::string LineReader::Title(Column column) {
  const std::string& cell = Cell(column);
  if (base::CountCharacters(cell) > kMostTitleCharacters) {
    Refuse(column, "TOO_LONG", base::Concat("must not be longer than ", kMostTitleCharacters, " characters"),
           "shorten it");
  }
  return base::WithoutControls(cell, base::Lines::kOne);
}

std::optional<absl::Time> LineReader::Time(Column column, absl::TimeZone zone) {
  const std::string& cell = Cell(column);
  if (cell.empty()) return std::nullopt;
  const auto at = ParseMoment(cell, zone);
  if (!at) {
    Refuse(column, "NO_INSTANT", base::Concat("\"", base::FirstCharacters(cell, 50), "\" is no day and no time"),
           "write it as 2026-03-29, 2026-03-29T09:05:00Z or 29/03/2026 09:05");
    return std::nullopt;
  }
  std::string fault = ClockFault(*at, reading_.received);
  if (!fault.empty()) {
    Refuse(column, "CLOCK", std::move(fault), "correct it");
    return std::nullopt;
  }
  return at;
}

std::optional<double> LineReader::Number(Column column) {
  const std::string& cell = Cell(column);
  if (cell.empty()) return std::nullopt;
  const auto number = ParseDecimal(cell);
  if (!number) {
    Refuse(column, "NO_NUMBER", base::Concat("\"", base::FirstCharacters(cell, 50), "\" is no number"),
           "write it as 1234.5 or 1 234,5, without a unit");
  }
  return number;
}

std::optional<std::int64_t> LineReader::Whole(Column column) {
  constexpr double kMost = 9e15;  // all whole numbers up to there are doubles
  const auto number = Number(column);
  if (!number) return std::nullopt;
  if (std::floor(*number) != *number || std::fabs(*number) > kMost) {
    Refuse(column, "NO_NUMBER", "must be a whole number", "write it without decimals");
    return std::nullopt;
  }
  return static_cast<std::int64_t>(*number);
}

std::optional<bool> LineReader::Flag(Column column) {
  constexpr std::string_view kYes[] = {"oui", "yes", "true", "vrai", "1", "x", "closed", "clos", "ferme"};
  constexpr std::string_view kNo[] = {"non", "no", "false", "faux", "0", "open", "ouvert", "active", "future"};
  const std::string& cell = Cell(column);
  if (cell.empty()) return std::nullopt;
  const std::string folded = search::Fold(cell);
  if (std::ranges::find(kYes, folded) != std::end(kYes)) return true;
  if (std::ranges::find(kNo, folded) != std::end(kNo)) return false;
  Refuse(column, "NO_FLAG", "is neither yes nor no", "write yes or no");
  return std::nullopt;
}

void LineReader::Refuse(Column column, std::string_view code, std::string message, std::string_view action) {
  good_ = false;
  findings_.Refuse({row_.line, column ? table_.columns()[*column] : ""}, code, std::move(message), action);
}

void LineReader::Miss(Column column) { Refuse(column, "MISSING", "is empty", "fill it in"); }

void NoteUnknown(const Table& table, const std::vector<Column>& known, Findings& findings) {
  for (std::size_t i = 0; i < table.columns().size(); ++i) {
    if (std::ranges::find(known, Column(i)) != known.end()) continue;
    const bool empty = std::ranges::all_of(table.rows(), [i](const Table::Row& row) { return row.cells[i].empty(); });
    if (empty) continue;
    findings.Note({1, table.columns()[i]}, "UNKNOWN_COLUMN", "is none of this format", "nothing is read of it");
  }
}

absl::Status MissingColumn(const Table& table, std::string_view name) {
  return metrics::Refuse("file",
                         base::Concat("has no column \"", name, "\"; it has ", absl::StrJoin(table.columns(), ", ")));
}

}  // namespace pepiniere::metrics
