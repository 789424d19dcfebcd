// What is odd between the lines of one ledger.
#include <algorithm>

#include "clients/pep/formats/betagouv/findings.h"
#include "clients/pep/formats/betagouv/ledger.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {
namespace {

namespace v1 = portfolio::v1;

struct Line {
  int index;  // in the file
  base::Date start;
  std::optional<base::Date> end;
};

std::optional<base::Date> ToDay(bool has, const google::type::Date& date) {
  return has ? base::Date::FromCivil(date.year(), date.month(), date.day()) : std::nullopt;
}

// The lines that have a day, in the order of the file.
std::vector<Line> DatedLines(const v1::ImportedProject& project) {
  std::vector<Line> lines;
  for (int i = 0; i < project.phase_records_size(); ++i) {
    const v1::PhaseRecord& record = project.phase_records(i);
    const auto start = ToDay(record.has_effective_date(), record.effective_date());
    if (start) lines.push_back({i, *start, ToDay(record.has_end_date(), record.end_date())});
  }
  return lines;
}

std::string Key(const Line& line, std::string_view field) { return base::Concat("phases[", line.index, "].", field); }

void CheckLine(const Line& line, Reading& reading) {
  if (line.end && *line.end < line.start) {
    reading.Report(finding::kEndBeforeStart, Key(line, "end"),
                   base::Concat("ends on ", line.end->ToString(), ", begins on ", line.start.ToString()));
  }
}

void CheckFileOrder(const std::vector<Line>& lines, Reading& reading) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].start >= lines[i - 1].start) continue;
    reading.Report(finding::kPhaseOutOfOrder, Key(lines[i], "start"),
                   base::Concat(lines[i].start.ToString(), " comes after ", lines[i - 1].start.ToString()));
  }
}

// `line` and the one that follows it in time.
void CheckPair(const Line& line, const Line& next, Reading& reading) {
  if (line.start == next.start) {
    reading.Report(finding::kPhaseTied, Key(next, "start"),
                   base::Concat(next.start.ToString(), ", like phases[", line.index, "]"));
  }
  if (!line.end || *line.end < line.start) return;
  const std::string message =
      base::Concat("ends on ", line.end->ToString(), ", phases[", next.index, "] begins on ", next.start.ToString());
  if (*line.end > next.start) reading.Report(finding::kPhaseOverlap, Key(line, "end"), message);
  if (*line.end + 1 < next.start) reading.Report(finding::kPhaseGap, Key(line, "end"), message);
}

}  // namespace

void CheckLedger(const v1::ImportedProject& project, Reading& reading) {
  std::vector<Line> lines = DatedLines(project);
  if (lines.empty()) return;
  for (const Line& line : lines) CheckLine(line, reading);
  CheckFileOrder(lines, reading);

  std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.start < b.start; });
  for (std::size_t i = 1; i < lines.size(); ++i) CheckPair(lines[i - 1], lines[i], reading);
  const Line& last = lines.back();
  if (last.end && *last.end >= last.start) {
    reading.Report(finding::kPhaseGap, Key(last, "end"),
                   base::Concat("ends on ", last.end->ToString(), ", and no phase follows"),
                   "kept; paused from the day after");
  }
  const auto open = std::count_if(lines.begin(), lines.end() - 1, [](const Line& line) { return !line.end; });
  if (open > 0) {
    reading.Report(finding::kPhaseWithoutEnd, "phases",
                   base::Concat(open, " of ", lines.size() - 1, " phases before the last have no end"));
  }
}

}  // namespace pepiniere::betagouv
