#include "services/metrics/ingest/points_csv.h"

#include <string>
#include <utility>
#include <vector>

#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/metrics/ingest/audience.h"
#include "services/metrics/ingest/line_reader.h"
#include "services/metrics/ingest/openmetrics.h"
#include "services/metrics/ingest/table.h"

namespace pepiniere::metrics {
namespace {

struct Columns {
  Column metric, time, value, revision;
  std::vector<std::size_t> dimensions;

  bool Has(Column column) const { return column == metric || column == time || column == value || column == revision; }
};

void AddDimensions(const Table& table, const Columns& columns, LineReader& line, PointSeen& point) {
  for (const std::size_t column : columns.dimensions) {
    const std::string& cell = line.Cell(column);
    if (cell.empty()) continue;
    if (cell.size() > kMostLabelBytes || base::HasControls(cell, base::Lines::kOne)) {
      line.Refuse(column, "TOO_LONG", base::Concat("must have at most ", kMostLabelBytes, " bytes, on one line"),
                  "shorten it");
    }
    const std::string& dimension = table.columns()[column];
    point.dimensions.emplace(dimension, DimensionValue(dimension, cell));
  }
  if (point.dimensions.size() > kMostLabels) {
    line.Refuse({}, "TOO_MANY", base::Concat("has more than ", kMostLabels, " dimensions"), "leave some out");
  }
}

PointSeen PointOf(const Table& table, const Columns& columns, LineReader& line) {
  PointSeen point{.metric = line.Id(columns.metric)};
  for (const Column column : {columns.time, columns.value}) {
    if (line.Cell(column).empty()) line.Miss(column);
  }
  point.time = line.Time(columns.time).value_or(absl::Time());
  point.value = line.Number(columns.value).value_or(0);
  point.revision = line.Whole(columns.revision);
  AddDimensions(table, columns, line, point);
  return point;
}

}  // namespace

absl::StatusOr<Told> ReadPoints(std::string_view text, const Reading& reading) {
  Findings findings;
  PEP_ASSIGN(const Table table, Table::Read(text, findings));
  Columns columns{.metric = table.Find({"metric", "indicator", "indicateur", "metrique"}),
                  .time = table.Find({"time", "date", "at", "day", "jour", "instant"}),
                  .value = table.Find({"value", "valeur"}),
                  .revision = table.Find({"revision"}),
                  .dimensions = {}};
  const std::pair<Column, std::string_view> needed[] = {
      {columns.metric, "metric"}, {columns.time, "time"}, {columns.value, "value"}};
  for (const auto& [column, name] : needed) {
    if (!column) return MissingColumn(table, name);
  }
  std::vector<Column> known = {columns.metric, columns.time, columns.value, columns.revision};
  for (std::size_t i = 0; i < table.columns().size(); ++i) {
    if (columns.Has(i) || table.columns()[i].empty()) continue;
    columns.dimensions.push_back(i);
    known.emplace_back(i);
    findings.Note({1, table.columns()[i]}, "READ_AS_DIMENSION", "is read as a dimension",
                  "take the column away if it is none");
  }
  Told told{.refused = table.refused()};
  for (const Table::Row& row : table.rows()) {
    LineReader line(table, row, reading, findings);
    PointSeen point = PointOf(table, columns, line);
    if (line.good()) {
      told.Add(std::move(point), row.line);
    } else {
      ++told.refused;
    }
  }
  told.read = static_cast<std::int64_t>(table.rows().size()) + table.refused();
  NoteUnknown(table, known, findings);
  told.findings = std::move(findings).Take();
  return told;
}

}  // namespace pepiniere::metrics
