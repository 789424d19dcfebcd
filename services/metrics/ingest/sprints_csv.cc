#include "services/metrics/ingest/sprints_csv.h"

#include <set>
#include <string>
#include <utility>

#include "services/base/try.h"
#include "services/metrics/ingest/instant.h"
#include "services/metrics/ingest/line_reader.h"
#include "services/metrics/ingest/table.h"

namespace pepiniere::metrics {
namespace {

struct Columns {
  Column id, start, end, goal, closed;
};

// Sprints are planned: their instants are not told by a clock, and may be ahead of it.
absl::Time TimeOf(LineReader& line, Column column, const Reading& reading) {
  constexpr absl::Duration kMostAhead = absl::Hours(24 * 365 * 5);
  const std::string& cell = line.Cell(column);
  const auto at = ParseMoment(cell, reading.zone);
  if (cell.empty()) {
    line.Miss(column);
  } else if (!at) {
    line.Refuse(column, "NO_INSTANT", "is no day and no time", "write it as 2026-03-29 or 2026-03-29T09:05:00Z");
  } else if (*at > reading.received + kMostAhead || !ClockFault(*at, *at).empty()) {
    line.Refuse(column, "CLOCK", "is before 1990 or more than five years ahead", "correct it");
  }
  return at.value_or(absl::Time());
}

SprintSeen SprintOf(LineReader& line, const Columns& columns, const Reading& reading) {
  SprintSeen sprint{.id = line.Id(columns.id)};
  sprint.start = TimeOf(line, columns.start, reading);
  sprint.end = TimeOf(line, columns.end, reading);
  if (line.good() && sprint.end <= sprint.start) {
    line.Refuse(columns.end, "BACKWARD", "is not after the start", "correct one of both");
  }
  sprint.goal = line.Title(columns.goal);
  sprint.closed = line.Flag(columns.closed).value_or(sprint.end <= reading.received);
  return sprint;
}

}  // namespace

absl::StatusOr<Told> ReadSprints(std::string_view text, const Reading& reading) {
  Findings findings;
  PEP_ASSIGN(const Table table, Table::Read(text, findings));
  const Columns columns{.id = table.Find({"id", "sprint", "name", "nom", "identifiant"}),
                        .start = table.Find({"start", "debut", "start date", "startdate", "date de debut"}),
                        .end = table.Find({"end", "fin", "end date", "enddate", "date de fin"}),
                        .goal = table.Find({"goal", "objectif", "but"}),
                        .closed = table.Find({"closed", "clos", "ferme", "termine", "state", "etat"})};
  const std::pair<Column, std::string_view> needed[] = {
      {columns.id, "id"}, {columns.start, "start"}, {columns.end, "end"}};
  for (const auto& [column, name] : needed) {
    if (!column) return MissingColumn(table, name);
  }
  Told told{.refused = table.refused()};
  std::set<std::string> ids;
  bool days = false;
  for (const Table::Row& row : table.rows()) {
    LineReader line(table, row, reading, findings);
    SprintSeen sprint = SprintOf(line, columns, reading);
    if (line.good() && !ids.insert(sprint.id).second) {
      line.Refuse(columns.id, "REPEATED", "is there already", "keep one line for each sprint");
    }
    if (!line.good()) {
      ++told.refused;
      continue;
    }
    days = days || IsDayAlone(line.Cell(columns.end));
    told.Add(std::move(sprint), row.line);
  }
  if (days) {
    findings.Note({1, table.columns()[*columns.end]}, "END_DAY", "is a day alone",
                  "read as its beginning: give the day after the last one, or a time");
  }
  told.read = static_cast<std::int64_t>(table.rows().size()) + table.refused();
  NoteUnknown(table, {columns.id, columns.start, columns.end, columns.goal, columns.closed}, findings);
  told.findings = std::move(findings).Take();
  return told;
}

}  // namespace pepiniere::metrics
