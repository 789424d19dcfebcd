#include "services/feedback/domain/snapshot.h"

#include <algorithm>
#include <set>

#include "services/feedback/domain/split.h"

namespace pepiniere::feedback {
namespace {

ReportFigures FiguresOf(const Report& report) {
  ReportFigures figures;
  figures.reports = 1;
  figures.days_lost = report.days_lost;
  figures.by_severity.at(static_cast<std::size_t>(report.severity) - 1) = 1;
  return figures;
}

}  // namespace

ReportFigures& ReportFigures::operator+=(const ReportFigures& other) {
  reports += other.reports;
  days_lost += other.days_lost;
  for (std::size_t i = 0; i < by_severity.size(); ++i) by_severity[i] += other.by_severity[i];
  return *this;
}

ReportFigures Snapshot::Total() const {
  ReportFigures total;
  for (const auto& [_, figures] : cells) total += figures;
  return total;
}

Snapshot NextSnapshot(const std::map<std::string, ReportFigures>& before, std::span<const Report> waiting) {
  Snapshot snapshot{before, {}};
  std::map<std::string, std::set<std::string>> authors;
  for (const Report& report : waiting) authors[report.cell].insert(report.author);
  for (const Report& report : waiting) {
    if (static_cast<std::int64_t>(authors[report.cell].size()) < kFewest) continue;
    snapshot.cells[report.cell] += FiguresOf(report);
    snapshot.entered.push_back(report.id);
  }
  std::ranges::sort(snapshot.entered);
  return snapshot;
}

}  // namespace pepiniere::feedback
